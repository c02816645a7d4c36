import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeClickBatch } from "../../src/clicks/click-message.ts";
import { engines } from "../support/engines.ts";
import { expectOutage, type OutageCase } from "../support/expect-outage.ts";
import { faultsOf, type Scenario, tableOf } from "../support/outage-ledger.ts";
import { changesNotInForce } from "../support/outage-look-back.ts";
import { readUnknown } from "../support/outage-reads.ts";
import { type OutageSession, startSession } from "../support/outage-session.ts";
import { type Part, startOutageWorld } from "../support/outage-world.ts";
import { endOutages, runTooLate } from "../support/run-outage.ts";
import { ADMIN_KEY, CODE_KEY } from "../support/settings.ts";
import { storeFaults } from "../support/store-faults.ts";

const every = storeFaults.map(({ name }) => name);
const outages: readonly OutageCase[] = [
  ...outagesOf("Redis", ["redis"], every),
  ...outagesOf("Postgres", ["postgres"], every),
  ...outagesOf("each", ["redis", "postgres"], ["refuses connections", "hangs", "is slow"]),
  ...outagesOf("the Queue", ["queue"], ["refuses connections", "hangs", "answers 500", "gives half an answer"]),
];

function outagesOf(name: string, parts: readonly Part[], faults: readonly string[]) {
  return faults.map((fault) => ({ name: `${name} ${fault}`, parts, fault }));
}

describe.each(engines)("P1–P9 through outages under steady traffic, on $name", (engine) => {
  let session: OutageSession;
  const scenarios: Scenario[] = [];

  beforeAll(async () => {
    session = startSession(await startOutageWorld(engine));
  });
  afterAll(async () => {
    console.log(`Outages on ${engine.name}\n${tableOf(scenarios)}`);
    await session.world.close();
  });

  describe.each(outages)("$name", (outage) => expectOutage(outage, () => session, scenarios));

  it("bodies that end just before their deadline open no circuit, and cost nobody else anything (P6)", async () => {
    expect(await runTooLate(session)).toBe(0);
    for (const fault of ["hung", "unexpected"] as const) expect(faultsOf(session.scenario, fault)).toEqual([]);
  });

  describe("after all of them", () => {
    beforeAll(() => endOutages(session));

    /** Visits and unknown names are handed over together: one more of these takes what is left along. */
    const handOver = () => Promise.all(session.world.isolates.map((isolate) => readUnknown(session, isolate)));

    it("every visit is in the statistics once, but for those that were told to be dropped (P7)", async () => {
      const { world, visits } = session;
      const counted = async () => {
        await handOver();
        const query = `SELECT (SELECT count(*) FROM clicks),
          (SELECT sum(visits + bots) FROM click_totals WHERE link_id <= 0)`;
        const { rows } = await world.stack.sql.query({ query, params: [] });
        return rows[0]?.map((count) => Number(count) + droppedIn(world.logs()));
      };
      expect(visits.main).toBeGreaterThan(scenarios.length);
      await expect.poll(counted, { timeout: 120_000, interval: 1_000 }).toEqual([visits.main, visits.main]);
    });

    it("every visit was handed over once, or again under the same id, through outages of the Queue (P7)", async () => {
      const { world, visits } = session;
      const handedOver = async () => {
        await handOver();
        const clicks = world.collector.messages.flatMap((message) => decodeClickBatch(message)?.clicks ?? []);
        return new Set(clicks.map(({ id }) => id)).size;
      };
      expect(visits.other).toBeGreaterThan(scenarios.length);
      await expect.poll(handedOver, { timeout: 60_000, interval: 1_000 }).toBe(visits.other);
      expect(world.logs().includes("Cannot queue clicks: queue failed")).toBe(true); // It was out.
    });

    it("every edit and every delete is in force in both isolates, also one that Redis did not hear of (P4)", async () => {
      expect(session.changed.some(({ change }) => change?.isTakedown)).toBe(true);
      const notInForce = () => changesNotInForce(session);
      await expect.poll(notInForce, { timeout: 120_000, interval: 2_000 }).toEqual([]);
      for (const fault of ["hung", "unexpected", "false-404", "wrong-location", "stale"] as const) {
        expect(faultsOf(session.scenario, fault)).toEqual([]);
      }
    });

    it("no code was issued twice (P1)", () => {
      expect(session.slugs.length).toBeGreaterThan(scenarios.length);
      expect(new Set(session.slugs).size).toBe(session.slugs.length);
    });

    it("the logs hold no address, no secret, no statement and no destination (P8)", () => {
      const logs = session.world.logs();
      expect(logs).toContain("store-failed"); // There are lines to look at.
      const { DATABASE_URL, UPSTASH_REDIS_REST_TOKEN } = session.world.stack.bindings;
      const secrets = [ADMIN_KEY, CODE_KEY, UPSTASH_REDIS_REST_TOKEN, DATABASE_URL, new URL(DATABASE_URL).password];
      for (const secret of [...secrets, "2001:db8", "INSERT", "SELECT", "UPDATE", "example.com", "secret text"]) {
        expect(logs).not.toContain(secret);
      }
    });

    it("GET /health says that both stores are up and that the key is the database's (P9)", async () => {
      for (const isolate of session.world.isolates) {
        const health = async () => (await isolate.fetch("/health", {})).json<unknown>();
        const components = { postgres: { status: "up" }, redis: { status: "up" }, codeKey: { status: "up" } };
        await expect.poll(health, { timeout: 20_000, interval: 500 }).toMatchObject({ status: "healthy", components });
      }
    });
  });
});

/** How many visits the log says were lost. */
function droppedIn(logs: string): number {
  const dropped = logs.matchAll(/"clicks-dropped".*?"clicks":(\d+)/g);
  return [...dropped].reduce((sum, [, clicks]) => sum + Number(clicks), 0);
}

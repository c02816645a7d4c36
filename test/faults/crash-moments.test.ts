import pg from "pg";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { encodeClickBatch } from "../../src/clicks/click-message.ts";
import { consumeClicks } from "../../src/clicks/jobs/consume-clicks.ts";
import { createPostgresClickStore } from "../../src/clicks/stores/postgres-click-store.ts";
import { startStack } from "../../src/local/stack.ts";
import { adaptersOn } from "../support/adapters.ts";
import { createFakeBatch } from "../support/fake-batch.ts";
import { healthy } from "../support/fault-proxy.ts";
import { jobCounters } from "../support/job-counters.ts";
import { type OwnServer, startOwnPostgres } from "../support/own-servers.ts";
import { queuedClick } from "../support/queued-click.ts";
import { asAdmin } from "../support/settings.ts";
import { useWhole } from "../support/whole.ts";

/** kill -9 of PostgreSQL at the two moments that matter: just before a commit, and just after it, before the answer. */
const PATIENT = { timeout: 60_000, interval: 100 };
const CLICKS = 40;

describe("PostgreSQL killed", () => {
  let postgres: OwnServer;
  const whole = useWhole({
    name: "own PostgreSQL",
    async start() {
      postgres = await startOwnPostgres();
      const stack = await startStack({ databaseUrl: postgres.url });
      const close = async () => {
        await stack.close();
        await postgres.close();
      };
      return { ...stack, close };
    },
  });
  beforeAll(async () => {
    for (const level of ["info", "warn"] as const) vi.spyOn(console, level).mockImplementation(() => undefined);
    await whole.worker.create({ url: "https://example.com/claims-the-database" });
  });
  afterEach(() => {
    whole.worker.sql.fault = healthy;
  });

  const rows = async (query: string, ...params: string[]) => (await whole.stack.sql.query({ query, params })).rows;

  /** Kills it while the work waits for a table, so that nothing of it is committed. */
  async function killBeforeCommit<Answer>(table: string, work: () => Promise<Answer>): Promise<Answer> {
    const [holder, observer] = [postgres.url, postgres.url].map((url) => new pg.Client({ connectionString: url }));
    if (holder === undefined || observer === undefined) throw new Error("Cannot be: two were made");
    for (const client of [holder, observer]) {
      client.on("error", () => undefined); // They are ended with their server.
      await client.connect();
    }
    await holder.query("BEGIN");
    await holder.query(`LOCK TABLE ${table} IN SHARE MODE`);
    const working = work();
    const waiting = async () =>
      (await observer.query("SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'")).rowCount;
    await expect.poll(waiting, PATIENT).toBe(1);
    await postgres.kill();
    const answer = await working;
    await postgres.start();
    return answer;
  }

  /** Kills it when the work is done, and nobody was told. */
  async function killAfterCommit<Answer>(statement: string, work: () => Promise<Answer>): Promise<Answer> {
    whole.worker.sql.fault = (body) => (body.includes(statement) ? { kind: "lose-answer" } : null);
    const answer = await work();
    await postgres.kill();
    await postgres.start();
    whole.worker.sql.fault = healthy;
    return answer;
  }

  describe.each([
    { when: "before it commits a create", kill: killBeforeCommit, place: "links", isReplay: null },
    { when: "after it committed a create", kill: killAfterCommit, place: "idempotency", isReplay: "true" },
  ])("$when", ({ kill, place, isReplay }) => {
    it("and the link is made once when the create is repeated with its key (P3)", async () => {
      const url = `https://example.com/${crypto.randomUUID()}`;
      const headers = { ...asAdmin, "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() };
      const init = { method: "POST", headers, body: JSON.stringify({ url }) };
      const refused = await kill(place, () => whole.worker.fetch("/api/links", init));
      expect([refused.status, refused.headers.get("Retry-After")]).toEqual([503, "5"]);
      const made = await whole.worker.fetchReady("/api/links", init);
      expect([made.status, made.headers.get("Idempotent-Replayed")]).toEqual([201, isReplay]);
      const { slug } = await made.json<{ slug: string }>();
      expect(await rows("SELECT count(*) FROM links WHERE url = $1", url)).toEqual([["1"]]);
      expect((await whole.worker.fetch(`/${slug}`)).headers.get("Location")).toBe(url);
    });
  });

  describe.each([
    { when: "before it commits clicks", kill: killBeforeCommit, place: "click_totals", counted: 0 },
    { when: "after it committed clicks", kill: killAfterCommit, place: "click_totals", counted: CLICKS },
  ])("$when", ({ kill, place, counted }) => {
    it("and the message is not acknowledged, and counts once when it comes again (P7)", async () => {
      await rows("TRUNCATE clicks, click_totals, click_dimensions, click_visitors, click_days");
      const bindings = { ...whole.stack.bindings, NEON_FETCH_ENDPOINT: `${whole.worker.sql.url}/sql` };
      const { postgres: adapter, now } = await adaptersOn({ bindings });
      const store = createPostgresClickStore({ postgres: adapter, timeoutMs: 30_000, retentionDays: 90, now });
      const clicks = Array.from({ length: CLICKS }, (_, n) => queuedClick(n, { time: Date.now() }));
      const deliver = async () => {
        const events: string[] = [];
        const batch = createFakeBatch<string>(
          [encodeClickBatch({ clicks, unknown: [], counts: [] })],
          1,
          (event) => void events.push(event),
        );
        await consumeClicks(batch, { ...jobCounters(), store, now });
        return events;
      };
      const total =
        "SELECT (SELECT count(*) FROM clicks), coalesce(sum(visits), 0) FROM click_totals WHERE link_id <= 0";
      // The first of a week makes room for it: that is not the statement that is meant.
      await rows("SELECT add_click_partitions(current_date, current_date)");

      expect(await kill(place, deliver)).toEqual(["retry 0 in 2 s"]);
      expect(await rows(total)).toEqual([[String(counted), String(counted)]]);
      expect(await deliver()).toEqual(["ack 0"]);
      expect(await deliver()).toEqual(["ack 0"]);
      expect(await rows(total)).toEqual([[String(CLICKS), String(CLICKS)]]);
    });
  });
});

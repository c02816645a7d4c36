import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { QueuedClick } from "../../src/clicks/click-batch.ts";
import { encodeClickBatch } from "../../src/clicks/click-message.ts";
import { utcDay } from "../../src/clicks/click-retention.ts";
import { consumeClicks } from "../../src/clicks/jobs/consume-clicks.ts";
import { keepClickLog } from "../../src/clicks/jobs/keep-click-log.ts";
import { createPostgresClickLog } from "../../src/clicks/stores/postgres-click-log.ts";
import { createPostgresClickStore } from "../../src/clicks/stores/postgres-click-store.ts";
import { StoreError } from "../../src/lib/store-error.ts";
import type { Stack } from "../../src/local/stack.ts";
import { linkId } from "../../src/names/link-id.ts";
import type { Postgres } from "../../src/postgres/postgres.ts";
import { adaptersOn } from "../support/adapters.ts";
import { engines } from "../support/engines.ts";
import { createFakeBatch } from "../support/fake-batch.ts";
import { jobCounters } from "../support/job-counters.ts";
import { createManualClock } from "../support/manual-clock.ts";
import { queuedClick } from "../support/queued-click.ts";
import { LINK, rollUpsOn } from "../support/roll-ups.ts";
import { MONDAY } from "../support/sample-clicks.ts";

/**
 * P7: whatever the Queue and Postgres do, the sums equal the clicks. Messages come twice, in other company, in any order,
 * to two consumers at once; statements fail before they are sent and after they have committed; and what was given up is
 * delivered weeks later, when the log has been kept in order in between.
 */
const DAY_MS = 86_400_000;
const RETENTION_DAYS = 35;
/** As long as both queues together keep a message. */
const LATEST_DAYS = 28;
const PEOPLE = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
const BOT = "Googlebot/2.1 (+http://www.google.com/bot.html)";

type Fault = "none" | "before" | "after";

const click = fc.record({
  link: fc.integer({ min: 1, max: 3 }),
  time: fc.integer({ min: MONDAY - 2 * DAY_MS, max: MONDAY + DAY_MS / 2 }),
  isBot: fc.boolean(),
  visitor: fc.option(fc.constantFrom("ann", "bob", "cy")),
  country: fc.option(fc.constantFrom("DE", "FR")),
  rule: fc.option(fc.option(fc.constantFrom("German", "Half")), { nil: undefined }),
});

const history = fc.record({
  messages: fc.array(fc.array(click, { maxLength: 6 }), { minLength: 1, maxLength: 6 }),
  /** Rounds of two batches that are delivered at once, each some of the messages, by number. */
  deliveries: fc.array(fc.tuple(fc.array(fc.nat(), { maxLength: 5 }), fc.array(fc.nat(), { maxLength: 5 })), {
    maxLength: 6,
  }),
  faults: fc.array(fc.constantFrom<Fault>("none", "before", "after"), { maxLength: 12 }),
  daysUntilReplay: fc.integer({ min: 0, max: LATEST_DAYS }),
});

/** What should be counted. */
function expectedOf(clicks: readonly QueuedClick[]) {
  const totals = new Map<string, number>();
  const visitors = new Map<string, Set<string>>();
  for (const { linkId: link, time, userAgent, visitor, dimensions, rule } of clicks) {
    const kind = userAgent === BOT ? "bots" : "visits";
    for (const under of [String(link), "0"]) {
      const quarter = new Date(Math.floor(time / 900_000) * 900_000).toISOString().slice(0, 16).replace("T", " ");
      for (const key of [
        `${under} ${quarter} ${kind}`,
        `${under} ${utcDay(time)} country=${dimensions.country ?? ""} ${kind}`,
        ...(under === "0" ? [`0 ${utcDay(time)} link=${link} ${kind}`] : []),
        ...(under === "0" || rule === undefined ? [] : [`${under} ${utcDay(time)} rule=${rule ?? ""} ${kind}`]),
      ]) {
        totals.set(key, (totals.get(key) ?? 0) + 1);
      }
      if (visitor === null) continue;
      const day = `${under} ${utcDay(time)} ${kind}`;
      visitors.set(day, (visitors.get(day) ?? new Set()).add(visitor));
    }
  }
  const days = Array.from(visitors, ([key, seen]) => [key, seen.size] as const);
  return { totals: Object.fromEntries(totals), days: Object.fromEntries(days) };
}

describe.each(engines)("consumeClicks() on $name", (engine) => {
  let stack: Stack;
  let real: Postgres;
  let found: ReturnType<typeof rollUpsOn>;

  beforeAll(async () => {
    vi.spyOn(console, "warn").mockImplementation(() => undefined);
    vi.spyOn(console, "info").mockImplementation(() => undefined);
    stack = await engine.start();
    real = (await adaptersOn(stack)).postgres;
    found = rollUpsOn(stack);
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await stack.close();
  });

  async function counted() {
    const numbers = (rows: readonly (readonly (string | null)[])[]) =>
      Object.fromEntries(
        rows.flatMap(([key, visits, bots]) =>
          [
            [`${key} visits`, Number(visits)],
            [`${key} bots`, Number(bots)],
          ].filter(([, count]) => count !== 0),
        ),
      ) as Record<string, number>; // Of the pairs above.
    const minute = "to_char(time AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI')";
    return {
      totals: numbers([
        ...(await found.rows(
          `SELECT ${LINK} || ' ' || ${minute}, sum(visits), sum(bots) FROM click_totals GROUP BY 1`,
        )),
        ...(await found.rows(
          `SELECT ${LINK} || ' ' || day || ' ' || dimension || '=' || name, sum(visits), sum(bots)
           FROM click_dimensions WHERE dimension IN ('country', 'link', 'rule') GROUP BY 1`,
        )),
      ]),
      days: numbers(
        await found.rows(`SELECT ${LINK} || ' ' || day, sum(visitors), sum(bot_visitors) FROM click_days GROUP BY 1`),
      ),
    };
  }

  it("counts each click once, whatever is repeated, reordered and lost on the way (P7)", async () => {
    await fc.assert(
      fc.asyncProperty(history, async ({ messages, deliveries, faults, daysUntilReplay }) => {
        await found.clear();
        const clock = createManualClock(MONDAY + DAY_MS / 2);
        const left = [...faults];
        const postgres: Postgres = {
          async run(operation, ...rest) {
            const fault = left.shift() ?? "none";
            const outage = new StoreError({ store: "postgres", operation, reason: "no answer in time" });
            if (fault === "before") throw outage;
            const rows = await real.run(operation, ...rest);
            if (fault === "after") throw outage;
            return rows;
          },
        };
        const options = { timeoutMs: 60_000, retentionDays: RETENTION_DAYS, now: clock.now };
        const store = createPostgresClickStore({ ...options, postgres });
        // A visitor's name has the kind in it, as an HMAC over the agent has.
        const bodies = messages.map((clicks, m) =>
          clicks.map(({ link, time, isBot, visitor, country, rule }, n) =>
            queuedClick(100 * m + n, {
              ...{ linkId: linkId(link), time, userAgent: isBot ? BOT : PEOPLE },
              visitor: visitor === null ? null : `${visitor} ${isBot}`,
              dimensions: { ...queuedClick().dimensions, country },
              ...(rule === undefined ? {} : { rule }),
            }),
          ),
        );
        const waiting = new Set(bodies.keys());
        const deliver = async (numbers: readonly number[]) => {
          const sent = numbers.map((number) =>
            encodeClickBatch({ clicks: bodies[number] ?? [], unknown: [], counts: [] }),
          );
          const batch = createFakeBatch<string>(sent, 1, (event) => {
            const place = /^ack (\d+)$/.exec(event)?.[1];
            if (place !== undefined) waiting.delete(numbers[Number(place)] ?? -1);
          });
          await consumeClicks(batch, { ...jobCounters(), store, now: clock.now });
        };

        for (const batches of deliveries) {
          await Promise.all(batches.map((batch) => deliver(batch.map((number) => number % bodies.length))));
        }
        left.length = 0;
        const clickLog = createPostgresClickLog({ postgres: real, timeoutMs: 60_000 });
        for (let day = 0; day < daysUntilReplay; day++) clock.advance(DAY_MS);
        await keepClickLog({ clickLog, retentionDays: RETENTION_DAYS, now: clock.now });
        // What was never taken off; and all of it again, since nobody knows what an acknowledgement was lost of.
        await deliver([...waiting]);
        await deliver([...bodies.keys()]);
        expect(waiting.size).toBe(0);
        expect(await counted()).toEqual(expectedOf(bodies.flat()));
      }),
      { numRuns: 25 },
    );
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Click, DIMENSIONS, type Dimensions } from "../../src/clicks/click.ts";
import { createPostgresClickStore } from "../../src/clicks/stores/postgres-click-store.ts";
import type { Stack } from "../../src/local/stack.ts";
import { adaptersOn, generous } from "../support/adapters.ts";
import { embedded, engines } from "../support/engines.ts";
import { rollUpsOn } from "../support/roll-ups.ts";
import { clickOf, MONDAY } from "../support/sample-clicks.ts";

/**
 * Statements at once that meet in one table alone, each in another order, and of other sizes, since PostgreSQL groups
 * by hashes whose order changes with their number. Only so each ORDER BY of `addClicks()` is what keeps them apart:
 * in whatever table they meet first, they go on one after the other. On the embedded engine they always do.
 *
 * Each but the last fails its case when it is taken out. The rows of `click_days` come out of a join in the order of
 * their keys with or without it, as PostgreSQL 15 plans it; it stays for a plan that does not.
 */
const STATEMENTS = 12;
/** One where statements never meet. */
const ROUNDS = { embedded: 1, servers: 4 };
const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;

let serial = 0;

/** Meets no other click in any row, but of all links together, and there as `meetingIn` has it. */
function loner(time: number, { dimensions: shared = {}, ...more }: Parameters<typeof clickOf>[1] = {}): Click {
  const n = ++serial;
  const own = Object.fromEntries(DIMENSIONS.map((name) => [name, `${name}-${n}`])) as Dimensions; // Of all of them.
  return clickOf(n, { time, link: n, ...more, dimensions: { ...own, ...shared } });
}

const times = <Value>(count: number, make: (n: number) => Value) => Array.from({ length: count }, (_, n) => make(n));

/** Another order for each statement, the same in each run. */
function shuffled<Value>(values: readonly Value[], seed: number): Value[] {
  let state = seed + 1;
  const random = () => (state = (state * 48_271) % 2_147_483_647);
  return values
    .map((value) => ({ value, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ value }) => value);
}

const sameClicks = times(150, () => loner(MONDAY));

/** For each table, the clicks of a statement. @param quarter which no other statement has. */
const meetingIn: Record<string, (size: number, quarter: number) => Click[]> = {
  clicks: (size) => sameClicks.slice(0, size),
  click_totals: (size) => times(size, (n) => loner(MONDAY - n * QUARTER_MS)),
  click_dimensions: (size, quarter) =>
    times(size, (n) => loner(MONDAY + quarter, { dimensions: { city: `city-${n}`, referrer: `referrer-${n}` } })),
  click_visitors: (size, quarter) => times(size, (n) => loner(MONDAY + quarter, { visitor: `visitor-${n}` })),
  click_days: (size, quarter) =>
    times(size, (n) => loner(MONDAY - (n % 60) * DAY_MS + quarter, { visitor: `visitor-${serial}` })),
};

describe.each(engines)("addClicks() on $name", (engine) => {
  const rounds = engine.name === embedded.name ? ROUNDS.embedded : ROUNDS.servers;
  let stack: Stack;
  let found: ReturnType<typeof rollUpsOn>;
  let store: ReturnType<typeof createPostgresClickStore>;

  beforeAll(async () => {
    stack = await engine.start();
    found = rollUpsOn(stack);
    const { postgres } = await adaptersOn(stack);
    store = createPostgresClickStore({
      postgres,
      timeoutMs: 60_000,
      retentionDays: 90,
      now: () => MONDAY + DAY_MS,
    });
    await found.rows("SELECT add_click_partitions('2026-09-01', '2026-12-01')");
  });
  afterAll(() => stack.close());
  beforeEach(() => found.clear());

  it.each(Object.keys(meetingIn))(
    "never waits crosswise for another one that writes the same rows of %s",
    async (table) => {
      const clicks = new Set<string>();
      for (let round = 0; round < rounds; round++) {
        const batches = times(STATEMENTS, (n) => {
          const statement = STATEMENTS * round + n;
          return shuffled(meetingIn[table]?.(10 + 12 * n, statement * QUARTER_MS) ?? [], statement);
        });
        for (const { id } of batches.flat()) clicks.add(id);
        // A deadlock would fail one of them: nothing sends them again.
        await Promise.all(batches.map((batch) => store.add(batch, generous())));
      }
      const total = String(clicks.size);
      expect(await found.rows("SELECT sum(visits) FROM click_totals WHERE link_id <= 0")).toEqual([[total]]);
      expect(
        await found.rows("SELECT sum(visits) FROM click_dimensions WHERE link_id <= 0 AND dimension = 'city'"),
      ).toEqual([[total]]);
      expect(await found.rows("SELECT coalesce(sum(visitors), 0) FROM click_days WHERE link_id <= 0")).toEqual(
        await found.rows("SELECT count(DISTINCT (day, visitor)) FROM click_visitors WHERE link_id = 0"),
      );
    },
  );
});

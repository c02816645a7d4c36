import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { keepClickLog } from "../../src/clicks/jobs/keep-click-log.ts";
import { createPostgresClickLog } from "../../src/clicks/stores/postgres-click-log.ts";
import { createPostgresClickStore } from "../../src/clicks/stores/postgres-click-store.ts";
import type { Stack } from "../../src/local/stack.ts";
import { adaptersOn, generous } from "../support/adapters.ts";
import { engines } from "../support/engines.ts";
import { rollUpsOn } from "../support/roll-ups.ts";
import { clickOf, MONDAY } from "../support/sample-clicks.ts";

const DAY_MS = 86_400_000;

describe.each(engines)("keepClickLog() on $name", (engine) => {
  let stack: Stack;
  let postgres: Awaited<ReturnType<typeof adaptersOn>>["postgres"];
  let found: ReturnType<typeof rollUpsOn>;

  beforeAll(async () => {
    stack = await engine.start();
    ({ postgres } = await adaptersOn(stack));
    found = rollUpsOn(stack);
  });
  afterAll(() => stack.close());
  afterEach(() => vi.restoreAllMocks());

  async function keep(now: number, retentionDays: number): Promise<string> {
    const info = vi.spyOn(console, "info").mockImplementation(() => undefined);
    await keepClickLog({
      clickLog: createPostgresClickLog({ postgres, timeoutMs: 30_000 }),
      ...{ retentionDays, now: () => now },
    });
    return info.mock.calls.join();
  }

  it("makes room for five weeks, drops those that have been kept long enough, and no sum", async () => {
    await found.rows("SELECT drop_click_partitions('2027-12-31')");
    const store = (now: number) =>
      createPostgresClickStore({ postgres, timeoutMs: 30_000, retentionDays: 35, now: () => now });
    await store(MONDAY).add(
      [clickOf(1, { time: MONDAY - 1, visitor: "ann" }), clickOf(2, { time: MONDAY })],
      generous(),
    );

    expect(await keep(MONDAY, 35)).toContain('"droppedWeeks":0');
    const weeks = ["20261116", "20261123", "20261130", "20261207", "20261214", "20261221", "20261228"];
    expect([await found.weeks("clicks"), await found.weeks("click_visitors")]).toEqual([weeks, weeks]);

    // To the last moment at which a click of the week before MONDAY still counts, and the next.
    expect(await keep(MONDAY + 35 * DAY_MS - 1, 35)).toContain('"droppedWeeks":0');
    expect(await keep(MONDAY + 35 * DAY_MS, 35)).toContain('"droppedWeeks":1');
    expect(await found.log()).toEqual([[expect.stringContaining("2026-11-23"), "7"]]);
    expect((await found.weeks("click_visitors"))[0]).toBe("20261123");
    expect((await found.totals()).map((row) => row[2])).toEqual(["1", "1", "1", "1"]);
    expect(await found.days()).toHaveLength(2);
  });

  it("forgets unknown names after 90 days", async () => {
    await found.rows("INSERT INTO unknown_slugs (day, slug) VALUES ('2026-08-24', 'old'), ('2026-08-25', 'kept')");
    expect(await keep(MONDAY, 90)).toContain('"forgottenNames":1');
    expect((await found.unknown()).map(([, slug]) => slug)).toEqual(["kept"]);
  });
});

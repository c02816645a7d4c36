import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NOTHING_TOLD } from "../../src/health/alert-state.ts";
import type { LoggedPing, PingLog } from "../../src/health/ping-log.ts";
import { type PingedDays, sumByDay } from "../../src/health/pinged-day.ts";
import { createPostgresPingLog } from "../../src/health/stores/postgres-ping-log.ts";
import { createPostgresPingedDays } from "../../src/health/stores/postgres-pinged-days.ts";
import { createRedisPingLog } from "../../src/health/stores/redis-ping-log.ts";
import { createRedisUseMark } from "../../src/health/stores/redis-use-mark.ts";
import type { UseMark } from "../../src/health/use-mark.ts";
import type { Stack } from "../../src/local/stack.ts";
import { adaptersOn, generous } from "../support/adapters.ts";
import { engines } from "../support/engines.ts";

const stores = ["postgres", "redis"] as const;
const DAY_MS = 86_400_000;

/** @param minutesAgo of the ping. */
const entryOf = (minutesAgo: number): LoggedPing => ({
  ping: {
    time: Date.now() - minutesAgo * 60_000,
    status: "unhealthy",
    components: { postgres: { status: "up", latencyMs: 3 }, redis: { status: "down", error: `"HTTP" 503, it's` } },
  },
  alerts: { ...NOTHING_TOLD, told: "unhealthy", incidentId: "a", changes: [1, 2] },
});

describe.each(engines)("pings on $name", (engine) => {
  let stack: Stack;
  let logs: Record<(typeof stores)[number], PingLog>;
  let days: PingedDays;
  let useMark: UseMark;
  beforeAll(async () => {
    stack = await engine.start();
    const { postgres, redis } = await adaptersOn(stack);
    logs = {
      postgres: createPostgresPingLog({ postgres, timeoutMs: 30_000 }),
      redis: createRedisPingLog({ redis, timeoutMs: 30_000 }),
    };
    days = createPostgresPingedDays({ postgres, timeoutMs: 30_000 });
    useMark = createRedisUseMark({ redis, timeoutMs: 30_000, lifetimeMs: 60_000 });
  });
  afterAll(() => stack.close());

  it.each(stores)("newest() of %s has what add() was given, newest first, and none before", async (store) => {
    expect(await logs[store].newest(10, generous())).toEqual([]);
    const entries = [3, 2, 1].map(entryOf);
    for (const entry of entries) await logs[store].add([entry], generous(), true);
    expect(await logs[store].newest(10, generous())).toEqual(entries.toReversed());
    expect(await logs[store].newest(1, generous())).toEqual(entries.slice(-1));
  });

  it("add() clears out of Postgres what is older than 30 days", async () => {
    await logs.postgres.add([entryOf(30 * 1_440 + 1)], generous(), true);
    await logs.postgres.add([entryOf(0)], generous(), true);
    const times = (await logs.postgres.newest(200, generous())).map(({ ping }) => ping.time);
    expect(Math.min(...times)).toBeGreaterThan(Date.now() - 30 * 86_400_000);
  });

  it("add() sums the pings of each UTC day by component, each once however often it is given, for 30 days", async () => {
    await stack.sql.query({ query: "DELETE FROM health_pings", params: [] });
    await stack.sql.query({ query: "DELETE FROM health_days", params: [] });
    const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
    const at = (time: number, postgres: "up" | "down" | "skipped"): LoggedPing => {
      const status = postgres === "down" ? "unhealthy" : "healthy";
      return {
        ...entryOf(0),
        ping: { time, status, components: { postgres: { status: postgres }, it: { status: "up" } } },
      };
    };
    const yesterday = [at(today - 1, "up"), at(today - 2, "down"), at(today - DAY_MS, "skipped")];
    await logs.postgres.add(yesterday, generous(), true);
    await logs.postgres.add([at(today, "down"), ...yesterday], generous(), true);
    await logs.postgres.add([at(today - 30 * DAY_MS, "up")], generous(), true);
    await stack.sql.query({
      query:
        "INSERT INTO health_days (day, component, pings, failed) VALUES ((now() AT TIME ZONE 'UTC')::date - 30, '', 1, 1)",
      params: [],
    });
    const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
    const sums = [
      {
        ...{ day: dayOf(today), pings: 1, failed: 1 },
        components: { it: { pings: 1, failed: 0 }, postgres: { pings: 1, failed: 1 } },
      },
      {
        ...{ day: dayOf(today - 1), pings: 3, failed: 1 },
        components: { it: { pings: 3, failed: 0 }, postgres: { pings: 2, failed: 1 } },
      },
    ];
    expect(await days.read(generous())).toEqual(sums);
    // The same of pings that are at hand.
    const pings = (await logs.postgres.newest(10, generous())).map(({ ping }) => ping);
    expect(sumByDay(pings.filter(({ time }) => time > today - 2 * DAY_MS))).toEqual(sums);
    await logs.postgres.add([at(today + 1, "up")], generous(), true);
    const { rows } = await stack.sql.query({ query: "SELECT count(DISTINCT day) FROM health_days", params: [] });
    expect(rows).toEqual([["2"]]);
  });

  it("add() keeps a hundred pings in Redis", async () => {
    for (let i = 0; i < 103; i++) await logs.redis.add([entryOf(0)], generous(), true);
    expect(await logs.redis.newest(1_000, generous())).toHaveLength(100);
  });

  it.each(["", "pending", "[]", "{}", '{"format":2,"entries":[]}', '{"format":1,"entries":[{"ping":{}}]}'])(
    "newest() of Redis makes nothing of %j",
    async (value) => {
      await stack.redis.run(["SET", "health:pings", value]);
      expect(await logs.redis.newest(10, generous())).toEqual([]);
    },
  );

  it("isSet() tells whether set() was called, for as long as that counts as lately", async () => {
    expect(await useMark.isSet(generous())).toBe(false);
    await useMark.set(generous());
    expect(await useMark.isSet(generous())).toBe(true);
    const reply = await stack.redis.run(["PTTL", "health:postgres-used"]);
    expect(reply).toMatchObject({ result: expect.any(Number) as number });
    expect("result" in reply && Number(reply.result)).toBeLessThanOrEqual(60_000);
    expect("result" in reply && Number(reply.result)).toBeGreaterThan(0);
  });
});

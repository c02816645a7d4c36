import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Stack } from "../../src/local/stack.ts";
import { createRedisLimiter } from "../../src/redis/redis-limiter.ts";
import { adaptersOn } from "../support/adapters.ts";
import { engines } from "../support/engines.ts";
import { inTime } from "../support/in-time.ts";

const limit = { name: "create", quota: 10, windowMs: 60_000 };
/** The start of a window. */
const START = 60_000 * 1_000;

describe.each(engines)("createRedisLimiter() on $name", (engine) => {
  let stack: Stack;
  let redis: Awaited<ReturnType<typeof adaptersOn>>["redis"];
  let now = START;
  beforeAll(async () => {
    stack = await engine.start();
    ({ redis } = await adaptersOn(stack));
  });
  afterAll(() => stack.close());

  /** A limiter as another isolate has it: nothing is shared but Redis. */
  const isolate = () => createRedisLimiter({ redis, timeoutMs: 30_000, now: () => now });
  const takeMany = (client: string, count: number) =>
    Promise.all(Array.from({ length: count }, () => isolate().take(client, limit, inTime)));

  it("lets exactly the quota through, however many isolates count at the same time", async () => {
    const decisions = await takeMany("busy", 50);
    expect(decisions.filter(({ isAllowed }) => isAllowed)).toHaveLength(limit.quota);
    const remaining = decisions.filter(({ isAllowed }) => isAllowed).map((decision) => decision.remaining);
    expect(remaining.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it("weighs the window before by what of it is still in sight", async () => {
    now = START;
    await takeMany("steady", 10);
    now = START + limit.windowMs; // All of the window before counts still.
    expect((await isolate().take("steady", limit, inTime)).isAllowed).toBe(false);
    now = START + 1.5 * limit.windowMs; // Half of it does: 5, and the refused one, and this one.
    expect((await isolate().take("steady", limit, inTime)).remaining).toBe(3);
  });

  it("lets a client in that has waited out its Retry-After", async () => {
    now = START;
    const refused = (await takeMany("patient", 30)).find(({ isAllowed }) => !isAllowed);
    if (refused === undefined || refused.isAllowed) throw new Error("Cannot wait: nobody was refused");
    now = START + refused.retryAfterMs + limit.windowMs; // The longest that any of the thirty was told is under two windows.
    expect((await isolate().take("patient", limit, inTime)).isAllowed).toBe(true);
  });

  it("keeps clients and limits apart", async () => {
    now = START;
    await takeMany("greedy", 20);
    expect((await isolate().take("modest", limit, inTime)).isAllowed).toBe(true);
    expect((await isolate().take("greedy", { ...limit, name: "other" }, inTime)).isAllowed).toBe(true);
  });

  it("leaves counters that go away by themselves within two windows", async () => {
    now = START;
    await isolate().take("passing", limit, inTime);
    const reply = await stack.redis.run(["PTTL", `rate:create:passing:${START / limit.windowMs}`]);
    const left = "result" in reply ? Number(reply.result) : 0;
    expect(left).toBeGreaterThan(limit.windowMs);
    expect(left).toBeLessThanOrEqual(2 * limit.windowMs);
  });
});

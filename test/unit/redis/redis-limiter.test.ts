import { afterEach, describe, expect, it, vi } from "vitest";
import { StoreError } from "../../../src/lib/store-error.ts";
import { createRedisLimiter } from "../../../src/redis/redis-limiter.ts";
import { createFakeUpstash, RedisRefusal } from "../../support/fake-upstash.ts";
import { inTime } from "../../support/in-time.ts";
import { createManualClock } from "../../support/manual-clock.ts";

const limit = { name: "create", quota: 10, windowMs: 60_000 };

function setUp(answers: { get: unknown; incr: unknown }) {
  const { now } = createManualClock(61_000); // One second into the second window.
  const { redis, commands, requests } = createFakeUpstash(([command]) => {
    return command === "get" ? answers.get : command === "incr" ? answers.incr : 1;
  });
  return { limiter: createRedisLimiter({ redis, timeoutMs: 1_000, now }), commands, requests };
}

describe("createRedisLimiter()", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("take() counts in one MULTI, and lets a window's count outlive the next window", async () => {
    const { limiter, commands, requests } = setUp({ get: null, incr: 1 });
    expect(await limiter.take("client", limit, inTime)).toEqual({
      limit,
      isAllowed: true,
      remaining: 9,
      resetMs: 59_000,
    });
    expect(commands).toEqual([
      ["get", "rate:create:client:0"],
      ["incr", "rate:create:client:1"],
      ["pexpire", "rate:create:client:1", 120_000],
    ]);
    expect(requests).toHaveLength(1);
  });

  it("take() weighs the window before, which Redis tells as text", async () => {
    const { limiter } = setUp({ get: "12", incr: 1 });
    expect(await limiter.take("client", limit, inTime)).toMatchObject({ isAllowed: false, remaining: 0 });
  });

  it.each([
    ["no count", { get: null, incr: null }],
    ["text that is no count", { get: "many", incr: 1 }],
    ["a negative count", { get: "-1", incr: 1 }],
    ["an error", { get: null, incr: new RedisRefusal("WRONGTYPE") }],
  ])("take() fails when Redis answers %s: it is no leave to pass", async (_, answers) => {
    const { limiter } = setUp(answers);
    await expect(limiter.take("client", limit, inTime)).rejects.toBeInstanceOf(StoreError);
  });
});

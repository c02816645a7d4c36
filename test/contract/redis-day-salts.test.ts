import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRedisDaySalts } from "../../src/clicks/stores/redis-day-salts.ts";
import type { Stack } from "../../src/local/stack.ts";
import { adaptersOn } from "../support/adapters.ts";
import { engines } from "../support/engines.ts";

describe.each(engines)("createRedisDaySalts() on $name", (engine) => {
  let stack: Stack;
  let redis: Awaited<ReturnType<typeof adaptersOn>>["redis"];
  beforeAll(async () => {
    stack = await engine.start();
    ({ redis } = await adaptersOn(stack));
  });
  afterAll(() => stack.close());

  /** As another isolate has them: nothing is shared but Redis. */
  const isolate = () =>
    createRedisDaySalts({
      redis,
      timeoutMs: 30_000,
      randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    });

  it("gives one salt of 256 bits for a day, however many isolates ask for it at the same time", async () => {
    const salts = await Promise.all(Array.from({ length: 50 }, () => isolate().saltOf("2026-11-25")));
    expect(new Set(salts).size).toBe(1);
    expect(salts[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(await isolate().saltOf("2026-11-25")).toBe(salts[0]);
  });

  it("gives each day its own, and a lost one anew", async () => {
    const first = await isolate().saltOf("2026-11-26");
    const second = await isolate().saltOf("2026-11-27");
    await stack.redis.run(["DEL", "salt:2026-11-26"]);
    const again = await isolate().saltOf("2026-11-26");
    expect(new Set([first, second, again]).size).toBe(3);
  });

  it("lets a salt go away by itself, 25 hours after it was drawn and not after it was last read", async () => {
    await isolate().saltOf("2026-11-28");
    await stack.redis.run(["PEXPIRE", "salt:2026-11-28", "1000000"]);
    await isolate().saltOf("2026-11-28");
    const left = async (day: string) => {
      const reply = await stack.redis.run(["PTTL", `salt:${day}`]);
      return "result" in reply ? Number(reply.result) : 0;
    };
    expect(await left("2026-11-28")).toBeLessThanOrEqual(1_000_000);
    await isolate().saltOf("2026-11-29");
    expect(await left("2026-11-29")).toBeGreaterThan(89_000_000);
    expect(await left("2026-11-29")).toBeLessThanOrEqual(90_000_000);
  });

  it("refuses what is no salt", async () => {
    await stack.redis.run(["SET", "salt:2026-11-30", "x"]);
    await expect(isolate().saltOf("2026-11-30")).rejects.toThrow("not the answer of a MULTI");
  });
});

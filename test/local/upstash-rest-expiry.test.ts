import { beforeEach, describe, expect, it } from "vitest";
import { engines } from "../support/engines.ts";
import { useStandIns } from "../support/stand-ins.ts";

/** Short enough to wait for, and the waiting is by asking again: no test here is right only on a fast machine. */
const SOON_MS = 30;
const LONG_MS = 600_000;
const PATIENT = { timeout: 30_000, interval: 10 };

describe.each(engines)("serveUpstashRest() on $name: lifetimes", (engine) => {
  const on = useStandIns(engine);
  beforeEach(() => on.stack.redis.run(["FLUSHDB"]));

  /** Resolves when the key is gone. */
  const isGone = (key: string) => expect.poll(() => on.redis.get(key), PATIENT).toBeNull();

  it("removes a key when its PX has passed, for every command", async () => {
    const { redis } = on;
    await redis.set("key", "value", { px: SOON_MS });
    await isGone("key");
    expect(await redis.mget("key", "key")).toEqual([null, null]);
    expect(await redis.pttl("key")).toBe(-2);
    expect(await redis.exists("key")).toBe(0);
    expect(await redis.del("key")).toBe(0);
    expect(await redis.pexpire("key", LONG_MS)).toBe(0);
  });

  it("keeps a key until its PX has passed", async () => {
    const { redis } = on;
    await redis.set("key", "value", { px: LONG_MS });
    const left = await redis.pttl("key");
    expect(left).toBeGreaterThan(LONG_MS / 2);
    expect(left).toBeLessThanOrEqual(LONG_MS);
    expect(await redis.get("key")).toBe("value");
  });

  it("tells a key without a lifetime from no key", async () => {
    await on.redis.set("key", "value");
    expect(await on.redis.pttl("key")).toBe(-1);
    expect(await on.redis.pttl("none")).toBe(-2);
  });

  it("gives a key that is set again the new lifetime, or none", async () => {
    const { redis } = on;
    await redis.set("key", "old", { px: LONG_MS });
    await redis.set("key", "new");
    expect(await redis.pttl("key")).toBe(-1);
    await redis.set("key", "newer", { px: SOON_MS });
    await isGone("key");
  });

  it("sets nothing and leaves the lifetime alone with NX where a key is", async () => {
    const { redis } = on;
    await redis.set("key", "first");
    expect(await redis.set("key", "second", { nx: true, px: SOON_MS })).toBeNull();
    expect(await redis.pttl("key")).toBe(-1);
    await redis.set("key", "first", { px: LONG_MS });
    expect(await redis.set("key", "second", { nx: true })).toBeNull();
    expect(await redis.pttl("key")).toBeGreaterThan(0);
    expect(await redis.get("key")).toBe("first");
  });

  it("takes NX and PX together where no key is", async () => {
    expect(await on.redis.set("key", "value", { nx: true, px: LONG_MS })).toBe("OK");
    expect(await on.redis.pttl("key")).toBeGreaterThan(0);
    expect(await on.redis.get("key")).toBe("value");
  });

  it("lets NX set a key that has expired", async () => {
    const { redis } = on;
    await redis.set("pending", "pending", { px: SOON_MS });
    await expect.poll(() => redis.set("pending", "filled", { nx: true, px: LONG_MS }), PATIENT).toBe("OK");
    expect(await redis.get("pending")).toBe("filled");
    expect(await redis.pttl("pending")).toBeGreaterThan(0);
  });

  it("starts an expired counter again at 1, without a lifetime", async () => {
    const { redis } = on;
    await redis.incr("count");
    await redis.incr("count");
    expect(await redis.pexpire("count", SOON_MS)).toBe(1);
    await isGone("count");
    expect(await redis.incr("count")).toBe(1);
    expect(await redis.pttl("count")).toBe(-1);
  });

  it("keeps a counter's lifetime when it is counted up, and prolongs it with PEXPIRE", async () => {
    const { redis } = on;
    await redis.set("count", "5", { px: LONG_MS });
    expect(await redis.incr("count")).toBe(6);
    expect(await redis.pttl("count")).toBeGreaterThan(0);
    expect(await redis.pexpire("count", 2 * LONG_MS)).toBe(1);
    expect(await redis.pttl("count")).toBeGreaterThan(LONG_MS);
  });

  it("lets keys of one transaction expire each at its time", async () => {
    const { redis } = on;
    await redis
      .multi()
      .set("soon", "a", { px: SOON_MS })
      .set("late", "b", { px: LONG_MS })
      .incr("count")
      .pexpire("count", SOON_MS)
      .exec();
    await isGone("soon");
    await isGone("count");
    expect(await redis.get("late")).toBe("b");
  });
});

import { describe, expect, it } from "vitest";
import { markUse, noteUse } from "../../../src/health/stores/note-use.ts";
import { createRedisUseMark } from "../../../src/health/stores/redis-use-mark.ts";
import { createUseNotes } from "../../../src/health/use-notes.ts";
import { StoreError } from "../../../src/lib/store-error.ts";
import { generous } from "../../support/adapters.ts";
import { createFakeUpstash, RedisRefusal } from "../../support/fake-upstash.ts";
import { createManualClock } from "../../support/manual-clock.ts";

const INTERVAL_MS = 300_000;
const failure = (store: "postgres" | "redis") => new StoreError({ store, operation: "ask", reason: "out of reach" });

function setUp() {
  const world = { sets: 0, isRedisDown: false, failures: 0 };
  const clock = createManualClock(Math.ceil(Date.now() / INTERVAL_MS) * INTERVAL_MS);
  const notes = createUseNotes({
    useMark: {
      async set() {
        world.sets++;
        if (world.isRedisDown) throw failure("redis");
      },
    },
    ...{ intervalMs: INTERVAL_MS, timeoutMs: 1_000, now: clock.now },
    reportFailure() {
      world.failures++;
    },
  });
  const answer = async () => {
    const behind: Promise<unknown>[] = [];
    notes.handOver((work) => void behind.push(work));
    await Promise.all(behind);
    return behind.length;
  };
  return Object.assign(world, { clock, notes, answer });
}

describe("createUseNotes()", () => {
  it("handOver() sets the mark once between two pings, however many requests ask", async () => {
    const world = setUp();
    for (let i = 0; i < 3 * 300; i++) {
      world.notes.note();
      await world.answer();
      world.clock.advance(1_000);
    }
    expect(world.sets).toBe(3);
  });

  it("handOver() does nothing behind a request that asked Postgres nothing", async () => {
    const world = setUp();
    expect(await world.answer()).toBe(0);
    world.notes.note();
    world.clock.advance(31_000); // Of a request that handed nothing over, such as a ping's own.
    expect(await world.answer()).toBe(0);
  });

  it("handOver() sets the mark anew for the next ping, though the last one was a moment ago", async () => {
    const world = setUp();
    world.clock.advance(INTERVAL_MS - 1_000);
    world.notes.note();
    await world.answer();
    world.clock.advance(2_000);
    world.notes.note();
    await world.answer();
    expect(world.sets).toBe(2);
  });

  it("handOver() tries again after ten seconds where Redis did not take the mark, and not at each request", async () => {
    const world = setUp();
    world.isRedisDown = true;
    for (let second = 0; second < 20; second++) {
      world.notes.note();
      await world.answer();
      world.clock.advance(1_000);
    }
    expect([world.sets, world.failures]).toEqual([2, 2]);
    world.isRedisDown = false;
    world.notes.note();
    await world.answer();
    world.notes.note();
    expect(await world.answer()).toBe(0);
  });
});

describe("noteUse() and markUse()", () => {
  const refusing = { run: () => Promise.reject(failure("postgres")) };
  const ask = [() => AbortSignal.timeout(1_000), {} as never] as const; // Nobody reads the statement.

  it("noteUse() notes a statement that fails", async () => {
    const world = setUp();
    await expect(noteUse(refusing, world.notes).run("ask", ...ask)).rejects.toThrow(StoreError);
    expect(await world.answer()).toBe(1);
  });

  it("markUse() sets the mark while a statement hangs, and passes its failure on", async () => {
    const world = setUp();
    let fail: (error: StoreError) => void = () => undefined;
    const hanging = new Promise<never>((_, reject) => {
      fail = reject;
    });
    const asked = markUse({ run: () => hanging }, world.notes).run("ask", ...ask);
    expect(world.sets).toBe(1);
    fail(failure("postgres"));
    await expect(asked).rejects.toThrow(StoreError);
  });

  it("markUse() lets a statement pass while Redis is down", async () => {
    const world = setUp();
    world.isRedisDown = true;
    expect(await markUse({ run: async () => [] }, world.notes).run("ask", ...ask)).toEqual([]);
  });
});

describe("createRedisUseMark()", () => {
  it("isSet() fails where Redis takes no writes: nobody could have set the mark", async () => {
    const { redis } = createFakeUpstash(([name]) =>
      String(name).toLowerCase() === "set" ? new RedisRefusal("OOM command not allowed") : 0,
    );
    const mark = createRedisUseMark({ redis, timeoutMs: 1_000, lifetimeMs: 60_000 });
    await expect(mark.isSet(generous())).rejects.toThrow(StoreError);
  });
});

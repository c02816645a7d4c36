import { describe, expect, it } from "vitest";
import { TooManyGuesses } from "../../../../src/keys/limit-guesses.ts";
import { withKeyMemory } from "../../../../src/keys/stores/memory-key-store.ts";
import { StoreError } from "../../../../src/lib/store-error.ts";
import { createManualClock } from "../../../support/manual-clock.ts";
import { at } from "../../../support/read-ladder.ts";
import { createPendingKeyStore, hashOf, keyVisitFrom, settle, storedKeyOf } from "../../../support/sample-keys.ts";

const HASH = hashOf();
const key = storedKeyOf();
const outage = () => new StoreError({ store: "postgres", operation: "find an API key", reason: "HTTP 503" });

function setUp(maxEntries = 10) {
  const clock = createManualClock();
  const failures: StoreError[] = [];
  const { store, loads } = createPendingKeyStore();
  const memory = withKeyMemory(store, { maxEntries, now: clock.now, reportFailure: (error) => failures.push(error) });

  /** A read that must load; the load is the test's to end. */
  async function startLoad(hash = HASH, address = "an-address") {
    const count = loads.length;
    const reading = memory.find(hash, keyVisitFrom(address));
    await settle();
    expect(loads).toHaveLength(count + 1);
    const asOf = clock.now();
    const load = at(loads, -1);
    return {
      reading,
      load,
      answer: (found: typeof key | null) => load.answer({ key: found, asOf }),
      fail: (error: Error) => load.fail(error),
    };
  }
  /** A load that takes no time. */
  async function fill(found: typeof key | null = key, hash = HASH) {
    const { reading, answer } = await startLoad(hash);
    answer(found);
    return reading;
  }
  return { clock, failures, loads, memory, startLoad, fill, find: (hash = HASH) => memory.find(hash, keyVisitFrom()) };
}

describe("withKeyMemory()", () => {
  it("find() answers from memory for 30 s from when the load began, however long the load took", async () => {
    const { clock, loads, startLoad, find } = setUp();
    const { reading, answer } = await startLoad();
    const asOf = clock.now();
    clock.advance(2_000);
    answer(key);
    expect(await reading).toEqual({ key, asOf });
    clock.advance(27_999);
    expect(await find()).toEqual({ key, asOf });
    expect(loads).toHaveLength(1);
    clock.advance(1);
    void find();
    await settle();
    expect(loads).toHaveLength(2);
  });

  it("find() remembers for 60 s that there is no such key", async () => {
    const { clock, loads, fill, find } = setUp();
    await fill(null);
    clock.advance(59_999);
    expect(await find()).toMatchObject({ key: null });
    expect(loads).toHaveLength(1);
    clock.advance(1);
    await fill(null);
  });

  it("find() refuses a revoked key from the first load that began after the revocation", async () => {
    const { clock, fill, find } = setUp();
    await fill(key);
    clock.advance(30_000);
    expect(await fill(null)).toMatchObject({ key: null });
    expect(await find()).toMatchObject({ key: null });
  });

  it("find() goes on with a key while Postgres is down until its 60th second, reports it, and asks each time", async () => {
    const { clock, failures, startLoad, fill } = setUp();
    await fill(key);
    clock.advance(59_999);
    const trusted = await startLoad();
    trusted.fail(outage());
    expect(await trusted.reading).toMatchObject({ key });
    expect(failures.map(({ reason }) => reason)).toEqual(["HTTP 503"]);
    clock.advance(1);
    const tooOld = await startLoad();
    tooOld.fail(outage());
    await expect(tooOld.reading).rejects.toBeInstanceOf(StoreError);
  });

  it("find() takes a key's age when Postgres has failed, not when it was asked", async () => {
    const { clock, startLoad, fill } = setUp();
    await fill(key);
    clock.advance(59_000);
    const { reading, fail } = await startLoad();
    clock.advance(1_000);
    fail(outage());
    await expect(reading).rejects.toBeInstanceOf(StoreError);
  });

  it("find() throws the outage for a key that it does not know, and for one that was none a minute ago", async () => {
    const { clock, startLoad, fill } = setUp();
    const unknown = await startLoad();
    unknown.fail(outage());
    await expect(unknown.reading).rejects.toBeInstanceOf(StoreError);
    await fill(null);
    clock.advance(60_000);
    const none = await startLoad();
    none.fail(outage());
    await expect(none.reading).rejects.toBeInstanceOf(StoreError);
  });

  it.each([new TooManyGuesses(1_000), new TypeError("a bug")])("find() passes %s on", async (error) => {
    const { clock, failures, startLoad, fill } = setUp();
    await fill(key);
    clock.advance(30_000);
    const { reading, fail } = await startLoad();
    fail(error);
    await expect(reading).rejects.toBe(error);
    expect(failures).toEqual([]);
  });

  it("find() tells the rung below whether it has seen the key before, and the address", async () => {
    const { clock, startLoad, fill } = setUp();
    const first = await startLoad(HASH, "one");
    expect(first.load.lookup).toMatchObject({ address: "one", isKnown: false });
    first.answer(key);
    await first.reading;
    clock.advance(3_600_000);
    const second = await startLoad(HASH, "two");
    expect(second.load.lookup).toMatchObject({ address: "two", isKnown: true });
    second.answer(null);
    await second.reading;
    clock.advance(60_000);
    expect((await startLoad()).load.lookup.isKnown).toBe(false);
    await fill(key, hashOf("b"));
  });

  it("find() keeps of two loads the one that began later, whichever ends last", async () => {
    const { clock, startLoad, find } = setUp();
    const early = await startLoad();
    clock.advance(1_000);
    const late = await startLoad();
    late.answer(null);
    expect(await late.reading).toMatchObject({ key: null });
    early.answer(key);
    expect(await early.reading).toMatchObject({ key: null });
    expect(await find()).toMatchObject({ key: null });
  });

  it("forget() refuses the key at once, also when a load that began before brings it back", async () => {
    const { clock, loads, memory, startLoad, fill, find } = setUp();
    await fill(key);
    clock.advance(30_000);
    const { reading, answer } = await startLoad();
    clock.advance(1);
    memory.forget(HASH);
    answer(key);
    expect(await reading).toMatchObject({ key: null });
    expect(await find()).toMatchObject({ key: null });
    expect(loads).toHaveLength(2);
  });

  it("forget() refuses the key while Postgres is down, too", async () => {
    const { memory, fill, find } = setUp();
    await fill(key);
    memory.forget(HASH);
    expect(await find()).toMatchObject({ key: null });
  });

  it("find() keeps no more keys than it may, and guesses push out none", async () => {
    const { loads, fill, find } = setUp(2);
    await fill(key, hashOf("1"));
    for (const digit of "23456789") await fill(null, hashOf(digit));
    expect(loads).toHaveLength(9);
    expect(await find(hashOf("1"))).toMatchObject({ key });
    await fill(key, hashOf("b"));
    await fill(key, hashOf("c"));
    await fill(key, hashOf("1")); // It was pushed out by keys, so it loads again.
  });

  it("find() anchors its load in the request that asks", async () => {
    const { memory, loads } = setUp();
    const anchored: Promise<unknown>[] = [];
    void memory.find(HASH, { address: async () => "one", waitUntil: (work) => void anchored.push(work) });
    await settle();
    const work = Promise.resolve();
    at(loads, 0).lookup.waitUntil(work);
    expect(anchored).toEqual([work]);
    expect(anchored[0]).toBe(work);
  });
});

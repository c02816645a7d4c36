import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Stack } from "../../src/local/stack.ts";
import { CacheWorld } from "../support/cache-world.ts";
import { engines } from "../support/engines.ts";
import { createNegativeIsolate, type NegativeIsolate, type Outages } from "../support/negative-isolate.ts";

/** As the README states it: in Redis, when the create could not reach it; and in an isolate. */
const NONE_IN_REDIS_MS = 60_000;
const NONE_IN_MEMORY_MS = 10_000;

/** What becomes of "there is none": isolates over a real Redis, with a clock that only the test moves. */
describe.each(engines)("negative entries (P6), on $name", (engine) => {
  let stack: Stack;
  let world: CacheWorld;
  let outages: Outages;
  const isolate = (): NegativeIsolate => createNegativeIsolate(world, outages);
  const CREATED = expect.stringContaining("https://of-default.example/v") as string;

  beforeAll(async () => {
    stack = await engine.start();
  });
  afterAll(() => stack.close());
  beforeEach(async () => {
    const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = stack.bindings;
    world = new CacheWorld(stack.redis, { url, token });
    await world.clear();
    outages = { redis: false, postgres: false };
  });

  it.each([
    { out: "Postgres", redis: false, postgres: true },
    { out: "both stores", redis: true, postgres: true },
  ])("an outage of $out is never cached as not found: a link is there for the next who asks", async (which) => {
    const asker = isolate();
    await isolate().create();
    await world.clear(); // No cache has it.
    Object.assign(outages, which);
    expect(await asker.find()).toBe("outage");
    Object.assign(outages, { redis: false, postgres: false });
    expect(await stack.redis.run(["MGET", "link:contested", "none:contested"])).toEqual({ result: [null, null] });
    expect(await asker.find()).toEqual(CREATED);
    expect(await isolate().find()).toEqual(CREATED);
  });

  it("an outage makes no old not-found true again: what an isolate remembers of none is not served stale", async () => {
    const asker = isolate();
    expect(await asker.find()).toBeNull();
    await world.advance(NONE_IN_MEMORY_MS);
    Object.assign(outages, { redis: true, postgres: true });
    expect(await asker.find()).toBe("outage");
  });

  it("a create takes it from Redis, and from the isolate that made it, at once; others forget within 10 s", async () => {
    // Whoever asks in the last moment has it loaded again behind the answer, so another asks at its end.
    const [maker, early, late] = [isolate(), isolate(), isolate()];
    for (const each of [maker, early, late]) expect(await each.find()).toBeNull();
    await maker.create();
    expect(await maker.find()).toEqual(CREATED);
    expect(await isolate().find()).toEqual(CREATED);
    await world.advance(NONE_IN_MEMORY_MS - 1);
    expect(await early.find()).toBeNull(); // It could not know: this is the bound at work.
    await world.advance(1);
    expect(await late.find()).toEqual(CREATED);
  });

  it("it outlives a create that could not reach Redis by 60 s there at most", async () => {
    const [maker, first] = [isolate(), isolate()];
    expect(await first.find()).toBeNull(); // Now Redis has a `none`.
    outages.redis = true;
    await maker.create();
    outages.redis = false;
    // Redis's own clock runs on beside the test's, so this leaves it half of the time.
    await world.advance(NONE_IN_REDIS_MS / 2);
    expect(await first.find()).toBeNull();
    await world.advance(NONE_IN_REDIS_MS / 2);
    expect(await isolate().find()).toEqual(CREATED);
    expect(await first.find()).toEqual(CREATED);
  });

  it("what an isolate read in Redis's last moment it keeps for 10 s from then, and no longer", async () => {
    const [early, late] = [isolate(), isolate()];
    expect(await isolate().find()).toBeNull();
    outages.redis = true;
    await isolate().create();
    outages.redis = false;
    for (const each of [early, late]) expect(await each.find()).toBeNull();
    await world.clear(); // The end of Redis's `none`, at once.
    expect(await isolate().find()).toEqual(CREATED);
    await world.advance(NONE_IN_MEMORY_MS - 1);
    expect(await early.find()).toBeNull();
    await world.advance(1);
    expect(await late.find()).toEqual(CREATED);
  });
});

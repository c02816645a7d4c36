import { afterEach, describe, expect, it, vi } from "vitest";
import { StoreError } from "../../../../src/lib/store-error.ts";
import { NoStoreAnswered } from "../../../../src/links/link-store.ts";
import { WrongCodeKey } from "../../../../src/names/wrong-code-key.ts";
import { encodeNone, encodeTarget } from "../../../../src/redirects/stores/cached-target.ts";
import { RedisRefusal } from "../../../support/fake-upstash.ts";
import { createVisit, slugName, targetTo } from "../../../support/read-ladder.ts";
import { createRedisRung, EPOCH, FINGERPRINT, type RedisRung } from "../../../support/redis-rung.ts";

const pricing = slugName("pricing");
const target = targetTo("https://example.com/");
const link = encodeTarget(target, FINGERPRINT);
const none = encodeNone(FINGERPRINT, EPOCH);
const ofAnotherKey = "f".repeat(64);

const outOfReach = () => {
  throw new TypeError("fetch failed");
};

/** A read, up to the moment at which it asks the rung below. */
async function findUpToNext(rung: RedisRung) {
  const visit = createVisit();
  const reading = rung.store.find([pricing], visit);
  reading.catch(() => undefined); // The test looks at it later.
  return { reading, visit, load: await rung.firstLoad };
}

describe("withRedis()", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("find() answers from Redis with one MGET, as of when the read began", async () => {
    const rung = createRedisRung({
      mget: (clock) => {
        clock.advance(700);
        return [link, null, EPOCH];
      },
    });
    const asOf = rung.clock.now();
    expect(await rung.store.find([pricing], createVisit())).toEqual({ target, name: pricing, asOf, tier: "redis" });
    expect(rung.commands).toEqual([["mget", "link:pricing", "none:pricing", "names:epoch"]]);
    expect(rung.loads).toHaveLength(0);
    expect(rung.reported()).toEqual(["redis: hit"]);
  });

  it("find() confirms the key by a link that was found: only a Worker with that key wrote it", async () => {
    const rung = createRedisRung({ mget: () => [link, null, EPOCH] });
    expect(rung.confirmation.isConfirmed).toBe(false);
    await rung.store.find([pricing], createVisit());
    expect(rung.confirmation.isConfirmed).toBe(true);
  });

  it("find() answers from Redis that there is no such link", async () => {
    const rung = createRedisRung({ mget: () => [null, none, EPOCH] });
    expect(await rung.store.find([pricing], createVisit())).toEqual({
      target: null,
      asOf: rung.clock.now(),
      tier: "redis",
    });
    expect(rung.loads).toHaveLength(0);
    expect(rung.reported()).toEqual(["redis: none"]);
  });

  it("find() lets a link win over none", async () => {
    const rung = createRedisRung({ mget: () => [link, none, EPOCH] });
    expect(await rung.store.find([pricing], createVisit())).toMatchObject({ target });
    expect(rung.reported()).toEqual(["redis: hit"]);
  });

  it.each([
    ["pending", ["pending", null]],
    ["pending beside none", ["pending", none]],
    ["a link of another key", [encodeTarget(target, ofAnotherKey), null]],
    ["a link of a later format", [link.replace('"format":2', '"format":6'), null]],
    ["a link of a later format beside none", [link.replace('"format":2', '"format":6'), none]],
    ["a none of a later format", [null, none.replace('"format":4', '"format":6')]],
    ["a none of another key", [null, encodeNone(ofAnotherKey, EPOCH)]],
    ["garbage", ["garbage", null]],
    ["an empty text", ["", null]],
  ])("find() asks the next rung and fills nothing when Redis has %s", async (_, answer) => {
    const rung = createRedisRung({ mget: () => [...answer, EPOCH] });
    const { reading, visit, load } = await findUpToNext(rung);
    load.answer({ target, asOf: rung.clock.now() });
    expect(await reading).toMatchObject({ target });
    expect(visit.anchored).toEqual([]);
    expect(rung.commands).toHaveLength(1);
    expect(rung.reported()).toEqual(["redis: pending"]);
    expect(rung.confirmation.isConfirmed).toBe(false);
  });

  it.each([
    ["no list", "OK"],
    ["null", null],
    ["a list of one", [null]],
    ["a list of two", [null, null]],
    ["a list of four", [null, null, null, null]],
    ["numbers", [1, null, null]],
    ["objects", [{}, null, null]],
  ])("find() takes an MGET that answers %s for a failure, and not for a miss", async (_, answer) => {
    const rung = createRedisRung({ mget: () => answer });
    const { reading, visit, load } = await findUpToNext(rung);
    load.answer({ target: null, asOf: rung.clock.now() });
    expect(await reading).toMatchObject({ target: null });
    expect(visit.anchored).toEqual([]);
    expect(rung.commands).toHaveLength(1);
    expect(rung.reported()).toEqual(["redis: failed"]);
  });

  it.each([
    ["is out of reach", outOfReach],
    ["refuses", () => new RedisRefusal("ERR max daily request limit exceeded")],
  ])("find() asks the next rung when Redis %s, and fills nothing", async (_, mget) => {
    const rung = createRedisRung({ mget });
    const asOf = rung.clock.now();
    const { reading, visit, load } = await findUpToNext(rung);
    rung.clock.advance(900);
    load.answer({ target, asOf: rung.clock.now() });
    expect(await reading).toEqual({ target, asOf });
    expect(visit.anchored).toEqual([]);
    expect(rung.requests).toHaveLength(1);
    expect(rung.reported()).toEqual(["redis: failed"]);
  });

  it("find() says that no store answered when the next rung fails too, with the reasons", async () => {
    const rung = createRedisRung({ mget: outOfReach });
    const { reading, load } = await findUpToNext(rung);
    load.fail(new StoreError({ store: "postgres", operation: "find a link", reason: "no answer in time" }));
    await expect(reading).rejects.toBeInstanceOf(NoStoreAnswered);
    await expect(reading).rejects.toThrow("Redis failed, and Cannot find a link: postgres failed, no answer in time");
  });

  it.each([
    ["has nothing", () => [null, null, EPOCH]],
    ["has pending", () => ["pending", null, EPOCH]],
  ])("find() passes the next rung's failure on as it is when Redis answered and %s", async (_, mget) => {
    const rung = createRedisRung({ mget });
    const failure = new StoreError({ store: "postgres", operation: "find a link", reason: "HTTP 503" });
    const { reading, load, visit } = await findUpToNext(rung);
    load.fail(failure);
    await expect(reading).rejects.toBe(failure);
    expect(visit.anchored).toEqual([]);
  });

  it("find() passes WrongCodeKey on as it is, also when Redis failed", async () => {
    const rung = createRedisRung({ mget: outOfReach });
    const { reading, load } = await findUpToNext(rung);
    load.fail(new WrongCodeKey());
    await expect(reading).rejects.toBeInstanceOf(WrongCodeKey);
  });
});

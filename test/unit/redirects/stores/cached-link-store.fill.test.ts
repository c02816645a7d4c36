import { afterEach, describe, expect, it, vi } from "vitest";
import { encodeNone, encodeTarget } from "../../../../src/redirects/stores/cached-target.ts";
import { FILL_LIMIT_MS } from "../../../../src/redirects/stores/link-keys.ts";
import { RedisRefusal } from "../../../support/fake-upstash.ts";
import { createVisit, slugName, targetTo } from "../../../support/read-ladder.ts";
import { createRedisRung, EPOCH, FINGERPRINT, type RedisRung } from "../../../support/redis-rung.ts";

const pricing = slugName("pricing");
const target = targetTo("https://example.com/");
const miss = () => [null, null, EPOCH];

/** A read that Redis does not know of, and that the next rung answers after so long; ended with all that it anchored. */
async function findAfter(rung: RedisRung, milliseconds: number, found: { target: typeof target | null } = { target }) {
  const visit = createVisit();
  const reading = rung.store.find([pricing], visit);
  const load = await rung.firstLoad;
  rung.clock.advance(milliseconds);
  load.answer({ ...found, asOf: rung.clock.now() });
  const answer = await reading;
  await visit.settled();
  return { answer, visit };
}

describe("withRedis(), filling in after a miss", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("find() fills a link in with its lifetime and only where there is nothing, behind the answer", async () => {
    const rung = createRedisRung({ mget: miss });
    const asOf = rung.clock.now();
    const { answer, visit } = await findAfter(rung, 100);
    expect(answer).toEqual({ target, asOf });
    expect(visit.anchored).toHaveLength(1);
    expect(rung.commands[1]).toEqual(["set", "link:pricing", encodeTarget(target, FINGERPRINT), "nx", "px", 3_600_000]);
    expect(rung.reported()).toEqual(["redis: miss", "redis: filled"]);
  });

  it("find() fills a link in no longer than until its expiresAt, reckoned from the fill", async () => {
    const rung = createRedisRung({ mget: miss });
    const expiring = { ...target, expiresAt: rung.clock.now() + 5_000 };
    await findAfter(rung, 1_000, { target: expiring });
    expect(rung.commands[1]).toEqual(["set", "link:pricing", encodeTarget(expiring, FINGERPRINT), "nx", "px", 4_000]);
  });

  it("find() fills in for a minute that there is no such link, and never as a link", async () => {
    const rung = createRedisRung({ mget: miss });
    await findAfter(rung, 100, { target: null });
    expect(rung.commands[1]).toEqual(["set", "none:pricing", encodeNone(FINGERPRINT, EPOCH), "nx", "px", 60_000]);
    expect(rung.commands).toHaveLength(2);
  });

  it("find() begins an epoch where Redis has lost it, before it asks the next rung, and fills in under what is there then", async () => {
    const others = "4503599627370400"; // Somebody else was first.
    const rung = createRedisRung({ mget: () => [null, null, null], set: () => others });
    const visit = createVisit();
    const reading = rung.store.find([pricing], visit);
    const load = await rung.firstLoad;
    expect(rung.commands.slice(1)).toEqual([
      ["setnx", "names:epoch", String(2 ** 51)],
      ["get", "names:epoch"],
    ]);
    load.answer({ target: null, asOf: rung.clock.now() });
    await reading;
    await visit.settled();
    expect(rung.commands[3]).toEqual(["set", "none:pricing", encodeNone(FINGERPRINT, others), "nx", "px", 60_000]);
  });

  it("find() fills in no none while Redis takes no epoch, and links all the same", async () => {
    const full = { mget: () => [null, null, null], set: () => new RedisRefusal("OOM command not allowed") };
    const rung = createRedisRung(full);
    await findAfter(rung, 100, { target: null });
    expect(rung.reported()).toEqual(["redis: miss", "redis: failed"]);
    expect(rung.commands.some(([, key]) => key === "none:pricing")).toBe(false);
    const other = createRedisRung(full);
    await findAfter(other, 100);
    expect(other.commands.at(-1)?.[1]).toBe("link:pricing");
  });

  it.each([
    ["of another epoch", encodeNone(FINGERPRINT, "1"), EPOCH],
    ["of an epoch that was lost", encodeNone(FINGERPRINT, EPOCH), null],
    ["that is pending, beside a link that was evicted,", "pending", EPOCH],
    ["of the last release, without an epoch", '{"format":2,"key":"0123456789abcdef"}', EPOCH],
  ])("find() takes a none %s for a miss", async (_, none, epoch) => {
    const rung = createRedisRung({ mget: () => [null, none, epoch] });
    expect((await findAfter(rung, 100)).answer).toMatchObject({ target });
    expect(rung.reported()).toEqual(["redis: miss", "redis: filled"]);
  });

  it("find() fills in up to the fill limit, counted from when the load began", async () => {
    const rung = createRedisRung({ mget: miss });
    await findAfter(rung, FILL_LIMIT_MS - 1);
    expect(rung.reported()).toEqual(["redis: miss", "redis: filled"]);
  });

  it("find() counts the time of the MGET against the fill limit", async () => {
    const rung = createRedisRung({
      mget: (clock) => {
        clock.advance(900);
        return miss();
      },
    });
    await findAfter(rung, FILL_LIMIT_MS - 900);
    expect(rung.reported()).toEqual(["redis: miss", "redis: too-late-to-fill"]);
  });

  it.each([
    ["a link", { target }],
    ["that there is none", { target: null }],
  ])("find() does not fill in %s past the fill limit", async (_, found) => {
    const rung = createRedisRung({ mget: miss });
    const { answer, visit } = await findAfter(rung, FILL_LIMIT_MS, found);
    expect(answer).toMatchObject(found);
    expect(visit.anchored).toEqual([]);
    expect(rung.commands).toHaveLength(1);
    expect(rung.reported()).toEqual(["redis: miss", "redis: too-late-to-fill"]);
  });

  it("find() answers before the fill has ended", async () => {
    const rung = createRedisRung({ mget: miss, set: () => "OK" });
    const visit = createVisit();
    const reading = rung.store.find([pricing], visit);
    const load = await rung.firstLoad;
    load.answer({ target, asOf: rung.clock.now() });
    await reading;
    expect(rung.reported()).toEqual(["redis: miss"]);
    await visit.settled();
    expect(rung.reported()).toEqual(["redis: miss", "redis: filled"]);
  });

  it("find() answers all the same when the fill fails, and reports it", async () => {
    const rung = createRedisRung({ mget: miss, set: () => new RedisRefusal("OOM command not allowed") });
    expect((await findAfter(rung, 100)).answer).toMatchObject({ target });
    expect(rung.reported()).toEqual(["redis: miss", "redis: failed"]);
    expect(rung.requests).toHaveLength(2);
  });
});

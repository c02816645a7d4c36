import { afterEach, describe, expect, it, vi } from "vitest";
import { createDeadline } from "../../../../src/lib/deadline.ts";
import { StoreError } from "../../../../src/lib/store-error.ts";
import { encodeTarget } from "../../../../src/redirects/stores/cached-target.ts";
import { FILL_LIMIT_MS } from "../../../../src/redirects/stores/link-keys.ts";
import { createRedisLinkCache } from "../../../../src/redirects/stores/redis-link-cache.ts";
import { createFakeUpstash, RedisRefusal } from "../../../support/fake-upstash.ts";
import { createManualClock } from "../../../support/manual-clock.ts";
import { slugName, targetTo } from "../../../support/read-ladder.ts";
import { FINGERPRINT } from "../../../support/redis-rung.ts";

const pricing = slugName("pricing");
const target = targetTo("https://example.com/");

function setUp(answer: (command: readonly unknown[]) => unknown) {
  const { now, advance } = createManualClock();
  const { redis, commands, requests } = createFakeUpstash(answer);
  const cache = createRedisLinkCache({ redis, timeoutMs: 1_000, fingerprint: FINGERPRINT, now, random: () => 0.5 });
  return { cache, commands, requests, now, advance, deadline: createDeadline(12_000, now) };
}

const outOfReach = () => {
  throw new TypeError("fetch failed");
};

describe("createRedisLinkCache()", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("markPending() replaces whatever is there of the link and of none by pending, for half a minute, in one MULTI", async () => {
    const { cache, commands, requests, deadline } = setUp(() => "OK");
    await cache.markPending([pricing, slugName("promo")], deadline);
    expect(commands).toEqual(
      ["link:pricing", "none:pricing", "link:promo", "none:promo"].map((key) => ["set", key, "pending", "px", 30_000]),
    );
    expect(requests).toHaveLength(1);
  });

  it.each([
    ["null", () => null],
    ["a number", () => 1],
    ["another text", () => "QUEUED"],
    ["an error", () => new RedisRefusal("READONLY You can't write against a read only replica")],
    ["nothing", outOfReach],
  ])("markPending() fails when Redis answers %s: the edit must not go on", async (_, answer) => {
    const { cache, deadline, requests } = setUp(answer);
    await expect(cache.markPending([pricing], deadline)).rejects.toBeInstanceOf(StoreError);
    expect(requests).toHaveLength(1);
  });

  it("publish() writes the link only where there is nothing, and pending over none, in one MULTI", async () => {
    const { cache, commands, requests, now, deadline } = setUp(() => "OK");
    const expiring = { ...target, expiresAt: now() + 60_000 };
    await cache.publish(pricing, expiring, now(), deadline);
    expect(commands).toEqual([
      ["set", "link:pricing", encodeTarget(expiring, FINGERPRINT), "nx", "px", 60_000],
      ["set", "none:pricing", "pending", "px", 30_000],
    ]);
    expect(requests).toHaveLength(1);
  });

  it("publish() goes on when the cache holds something already", async () => {
    const { cache, now, deadline } = setUp(() => null);
    await expect(cache.publish(pricing, target, now(), deadline)).resolves.toBeUndefined();
  });

  it("publish() writes the link up to the fill limit from the start of the create, and pending over none however late", async () => {
    const { cache, commands, now, advance, deadline } = setUp(() => "OK");
    const startedAt = now();
    advance(FILL_LIMIT_MS - 1);
    await cache.publish(pricing, target, startedAt, deadline);
    expect(commands).toHaveLength(2);
    advance(1);
    await cache.publish(pricing, target, startedAt, deadline);
    expect(commands.slice(2)).toEqual([["set", "none:pricing", "pending", "px", 30_000]]);
  });

  it("publishMany() writes each link, raises the epoch and takes none away, in three commands however many names", async () => {
    const { cache, commands, requests, now, deadline } = setUp(() => "OK");
    const names = Array.from({ length: 1_000 }, (_, i) => slugName(`bulk-${i}`));
    const entries = names.map((name) => ({ name, target }));
    await cache.publishMany(entries, now(), deadline);
    expect(requests).toHaveLength(1);
    expect(commands.slice(0, 1_000)).toEqual(
      names.map(({ text }) => ["set", `link:${text}`, encodeTarget(target, FINGERPRINT), "nx", "px", 3_600_000]),
    );
    expect(commands.slice(1_000)).toEqual([
      ["setnx", "names:epoch", String(2 ** 51)],
      ["incr", "names:epoch"],
      ["del", ...names.map(({ text }) => `none:${text}`)],
    ]);
  });

  it("publishMany() raises the epoch however late it is, and writes no link past the fill limit", async () => {
    const { cache, commands, now, advance, deadline } = setUp(() => "OK");
    const startedAt = now();
    advance(FILL_LIMIT_MS);
    await cache.publishMany([{ name: pricing, target }], startedAt, deadline);
    expect(commands.map(([command, key]) => [command, key])).toEqual([
      ["setnx", "names:epoch"],
      ["incr", "names:epoch"],
      ["del", "none:pricing"],
    ]);
  });

  it.each([
    ["is out of reach", outOfReach],
    ["refuses", () => new RedisRefusal("OOM command not allowed")],
  ])("publish() fails with a StoreError when Redis %s", async (_, answer) => {
    const { cache, now, deadline, requests } = setUp(answer);
    await expect(cache.publish(pricing, target, now(), deadline)).rejects.toBeInstanceOf(StoreError);
    expect(requests).toHaveLength(1);
  });
});

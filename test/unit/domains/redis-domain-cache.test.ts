import { describe, expect, it } from "vitest";
import { NO_URLS, type Site } from "../../../src/domains/site.ts";
import { DOMAINS_KEY, readThroughRedis } from "../../../src/domains/stores/redis-domain-cache.ts";
import type { DomainName } from "../../../src/names/domain-of-name.ts";
import type { RedisStore } from "../../../src/redis/redis.ts";

const siteOf = (domain: string): Site => ({ domain: domain as DomainName, ...NO_URLS, appLinks: [] }); // In its normal form.

/** A Redis that knows GET and SET with NX. */
function fakeRedis() {
  const values = new Map<string, string>();
  const client = {
    get: async (key: string) => values.get(key) ?? null,
    async set(key: string, value: string, { nx = false }) {
      if (nx && values.has(key)) return null;
      values.set(key, value);
      return "OK";
    },
  };
  const redis = { run: async (_name: string, _signal: unknown, work: (it: unknown) => unknown) => work(client) };
  return { values, redis: redis as unknown as RedisStore }; // What of it is used.
}

function readerOf(fingerprint: string, redis: RedisStore, domains: readonly string[]) {
  let asked = 0;
  const read = readThroughRedis(
    async () => {
      asked += 1;
      return domains.map(siteOf);
    },
    {
      ...{ redis, timeoutMs: 1_000, fingerprint, now: () => 0 },
      reportFailure(error) {
        throw error;
      },
    },
  );
  return { namesOf: async () => (await read()).map(({ domain }) => domain), asked: () => asked };
}

describe("readThroughRedis()", () => {
  it("asks Postgres once, and Redis from then on", async () => {
    const { redis } = fakeRedis();
    const first = readerOf("a".repeat(64), redis, ["here.example"]);
    const second = readerOf("a".repeat(64), redis, ["never asked"]);
    expect(await first.namesOf()).toEqual(["here.example"]);
    expect(await second.namesOf()).toEqual(["here.example"]);
    expect([first.asked(), second.asked()]).toEqual([1, 0]);
  });

  it("does not believe what another key wrote, and leaves it alone (P9)", async () => {
    const { redis, values } = fakeRedis();
    expect(await readerOf("b".repeat(64), redis, ["there.example"]).namesOf()).toEqual(["there.example"]);
    const written = values.get(DOMAINS_KEY);
    const own = readerOf("a".repeat(64), redis, ["here.example"]);
    expect(await own.namesOf()).toEqual(["here.example"]);
    expect(await own.namesOf()).toEqual(["here.example"]);
    expect(own.asked()).toBe(2);
    expect(values.get(DOMAINS_KEY)).toBe(written);
  });
});

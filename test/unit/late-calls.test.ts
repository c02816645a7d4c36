import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createDeadline, type Deadline } from "../../src/lib/deadline.ts";
import { CallCutShort, StoreError } from "../../src/lib/store-error.ts";
import { createRedisLinkCache } from "../../src/redirects/stores/redis-link-cache.ts";
import { createRedisLimiter } from "../../src/redis/redis-limiter.ts";
import { createStores } from "../../src/stores.ts";
import { type SentRequest, stubFetch } from "../support/fake-fetch.ts";
import { createManualClock } from "../support/manual-clock.ts";

/** What a caller's own lateness does to the circuit of a store: nothing. */

const LIMIT_MS = 1_000;

function setUp(answer: (request: SentRequest) => Response | Promise<Response>) {
  const { now, advance } = createManualClock();
  const failures: StoreError[] = [];
  const sent = stubFetch(answer);
  const { postgres, redis } = createStores({
    config: {
      databaseUrl: "postgresql://user:password@host.example/database",
      neonFetchEndpoint: null,
      redis: { url: "https://redis.example", token: "token" },
      // No pings, so nobody has to know that a store is in use.
      health: { intervalMinutes: 0, isQuiet: true, link: null, webhook: null },
      timeouts: {
        ...{ redirectMs: 5_000, apiMs: 12_000, importMs: 300_000, joinLimitMs: 1_000 },
        ...{ redisMs: LIMIT_MS, postgresRedirectMs: 3_000, postgresApiMs: 8_000 },
      },
    },
    countFailure: (error) => failures.push(error),
    reportFailure: () => undefined,
    ...{ now, random: () => 0 },
  });
  /** A request that has so much of its 12 s left. */
  const requestWith = (leftMs: number): Deadline => {
    const deadline = createDeadline(12_000, now);
    advance(12_000 - leftMs);
    return deadline;
  };
  const cacheOptions = { redis, timeoutMs: LIMIT_MS, fingerprint: "f", now, random: () => 0 };
  const calls: Record<string, (deadline: Deadline) => Promise<unknown>> = {
    "a statement": (deadline) => postgres.run("find a link", () => deadline.signal(LIMIT_MS), sql`SELECT 1`),
    "a count of the limiter": (deadline) =>
      createRedisLimiter({ redis, timeoutMs: LIMIT_MS, now }).take(
        "client",
        { name: "create", quota: 1, windowMs: 60_000 },
        deadline,
      ),
    "an edit's mark": (deadline) =>
      createRedisLinkCache(cacheOptions).markPending([{ kind: "slug", text: "a" as never }], deadline),
  };
  return { sent, failures, calls, requestWith };
}

const down = {
  "that times out": () => Promise.reject(new DOMException("timed out", "TimeoutError")),
  "that is out of reach": () => Promise.reject(new TypeError("Network connection lost")),
  "that answers 503": () => new Response("busy", { status: 503 }),
};

describe.each(["a statement", "a count of the limiter", "an edit's mark"])("createStores(): %s", (name) => {
  beforeEach(() => {
    vi.spyOn(console, "warn").mockImplementation(() => undefined);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it.each(Object.entries(down))(
    "of late requests, to a store %s, opens no circuit and counts no failure",
    async (_, answer) => {
      const { sent, failures, calls, requestWith } = setUp(answer);
      for (let i = 0; i < 10; i++) {
        await expect(calls[name]?.(requestWith(LIMIT_MS - 1))).rejects.toBeInstanceOf(CallCutShort);
      }
      expect([sent.length, failures]).toEqual([10, []]);
    },
  );

  it("of requests that have its whole limit left opens it after three failures, whatever late ones came between", async () => {
    const { sent, failures, calls, requestWith } = setUp(down["that times out"]);
    for (let i = 0; i < 3; i++) {
      await expect(calls[name]?.(requestWith(50))).rejects.toBeInstanceOf(CallCutShort);
      await expect(calls[name]?.(requestWith(LIMIT_MS))).rejects.toBeInstanceOf(StoreError);
    }
    expect(failures).toHaveLength(3);
    await expect(calls[name]?.(requestWith(12_000))).rejects.toThrow("skipped");
    expect(sent).toHaveLength(6);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createBlockList } from "../../src/abuse/block-list.ts";
import { createVisitorIds } from "../../src/clicks/visitor-ids.ts";
import { createWindowCounter } from "../../src/isolate/window-counter.ts";
import type { KeyHash } from "../../src/keys/key-text.ts";
import { withKeyMemory } from "../../src/keys/stores/memory-key-store.ts";
import { createLru } from "../../src/lib/lru.ts";
import { createSingleFlight } from "../../src/lib/single-flight.ts";
import type { RateLimit } from "../../src/limits/limiter.ts";
import { rememberRefusals } from "../../src/limits/remember-refusals.ts";
import { countRequest } from "../../src/metrics/api/count-request.ts";
import { createCounters } from "../../src/metrics/counters.ts";
import { parseLinkNames } from "../../src/names/link-name.ts";
import { createAgentReader } from "../../src/redirects/read-agent.ts";
import { withMemory } from "../../src/redirects/stores/memory-link-store.ts";
import { inTime } from "../support/in-time.ts";
import { targetTo } from "../support/read-ladder.ts";
import { createRecorderWorld } from "../support/recorder-world.ts";
import { trackCollections } from "../support/tracked-collections.ts";
import { visitWith } from "../support/visits.ts";

/**
 * What an isolate keeps from one request to the next is bounded, however many names, addresses and keys it is asked
 * for. Each part is driven with four times as many as the largest may hold, and every map and set that it makes is
 * watched. The table below lists all of them: put a new one into it, with how long it lives.
 */
const MANY = 200_000;

const limit: RateLimit = { name: "test", quota: 1, windowMs: 60_000 };
const nobody = { waitUntil: () => undefined, address: async () => "nobody" };

/** As the clock of an isolate at a thousand requests a second. */
function tickingClock(): () => number {
  let calls = 0;
  return () => 1_700_000_000_000 + calls++;
}

beforeEach(() => void vi.useRealTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe(`under ${MANY} distinct ones`, () => {
  it("createAgentReader() remembers 1,000 agents", () => {
    const tracked = trackCollections();
    const read = createAgentReader();
    for (let n = 0; n < 5_000; n++) read(`Mozilla/5.0 (X11; Linux x86_64) ${n}`);
    expect(tracked.mostEntries).toBe(1_000);
  });

  it("localTime() keeps the clocks of 32 zones", async () => {
    const tracked = trackCollections();
    vi.resetModules(); // Its map is made with its module.
    const { localTime } = await import("../../src/rules/local-time.ts");
    for (const zone of Intl.supportedValuesOf("timeZone")) expect(localTime(0, zone)).not.toBeNull();
    expect(tracked.mostEntries).toBe(32);
  });

  it("sendOn() keeps the headers of 1,000 links ready", async () => {
    const tracked = trackCollections();
    vi.resetModules(); // Its map is made with its module.
    const { sendOn } = await import("../../src/redirects/api/send-on.ts");
    for (let n = 0; n < 2_500; n++) {
      const target = targetTo(`https://example.com/${n}`);
      const visitor = { requestId: null } as Parameters<typeof sendOn>[0]; // All that a plain link's redirect asks for.
      for (let i = 0; i < 3; i++)
        expect(sendOn(visitor, target, 302, undefined).headers.get("Location")).toBe(`https://example.com/${n}`);
    }
    expect(tracked.mostEntries).toBe(1_000);
  });

  it("createLru() keeps to both of its bounds", () => {
    const tracked = trackCollections();
    const lru = createLru<string>({ maxEntries: 50_000, maxBytes: 1_000_000, sizeOf: (key) => key.length });
    for (let n = 0; n < MANY; n++) lru.set(`name-${n}`, "");
    expect(lru.bytes).toBeLessThanOrEqual(1_000_000);
    // One more while the oldest is pushed out.
    expect(tracked.mostEntries).toBeLessThanOrEqual(50_001);
  });

  it("memory of links: names that no link has push out the oldest", async () => {
    const tracked = trackCollections();
    const now = tickingClock();
    const links = withMemory(
      { find: async () => ({ target: null, asOf: now() }) },
      { staleMaxMs: 3_600_000, maxEntries: 50_000, maxBytes: 32 * 1_048_576, now, report: () => undefined },
    );
    for (let n = 0; n < MANY; n++) await links.find(parseLinkNames(`nobody-${n}`), nobody);
    expect(tracked.mostEntries).toBeGreaterThan(40_000);
    expect(tracked.mostEntries).toBeLessThanOrEqual(50_001);
  });

  it("memory of links: made-up codes, which arithmetic refuses, take no place", async () => {
    const tracked = trackCollections();
    const links = withMemory(
      { find: async () => ({ target: null, asOf: 0, isRefused: true }) },
      { staleMaxMs: 1, maxEntries: 50_000, maxBytes: 32 * 1_048_576, now: () => 0, report: () => undefined },
    );
    for (let n = 0; n < MANY; n++) await links.find(parseLinkNames(`aB${n}`), nobody);
    expect(tracked.made).toBeGreaterThan(0);
    expect(tracked.mostEntries).toBe(0);
  });

  it("counts of unknown look-ups, guesses and the local limiter: addresses push out the oldest", () => {
    const tracked = trackCollections();
    const counter = createWindowCounter({ maxClients: 20_000, now: tickingClock() });
    for (let n = 0; n < MANY; n++) counter.add(`address-${n}`, limit);
    expect(tracked.mostEntries).toBeGreaterThan(10_000);
    expect(tracked.mostEntries).toBeLessThanOrEqual(20_001);
  });

  it("addresses that were refused push out the oldest", async () => {
    const tracked = trackCollections();
    const refusal = { limit, remaining: 0, resetMs: 1, isAllowed: false, retryAfterMs: 60_000 } as const;
    const limiter = rememberRefusals({ take: async () => refusal }, { maxEntries: 20_000, now: tickingClock() });
    for (let n = 0; n < MANY; n++) await limiter.take(`address-${n}`, limit, inTime);
    expect(tracked.mostEntries).toBeGreaterThan(10_000);
    expect(tracked.mostEntries).toBeLessThanOrEqual(20_001);
  });

  it("API keys that there are not push out each other", async () => {
    const tracked = trackCollections();
    const now = tickingClock();
    const keys = withKeyMemory(
      { find: async () => ({ key: null, asOf: now() }) },
      { maxEntries: 1_000, now, reportFailure: () => undefined },
    );
    for (let n = 0; n < MANY; n++) await keys.find(`hash-${n}` as KeyHash, nobody); // Nobody looks into it here.
    expect(tracked.mostEntries).toBeGreaterThan(500);
    expect(tracked.mostEntries).toBeLessThanOrEqual(1_001);
  });

  it("single flight: a load that ends leaves nothing behind", async () => {
    const tracked = trackCollections();
    const flights = createSingleFlight<null>({ joinLimitMs: 1_000_000_000, now: tickingClock() });
    const settled: Promise<unknown>[] = [];
    for (let n = 0; n < MANY; n++) {
      await flights.run(
        `name-${n}`,
        async () => null,
        (work) => void settled.push(work),
      );
      await settled.pop();
    }
    expect(tracked.mostEntries).toBe(1);
  });

  it("single flight: loads whose owners were cancelled are there for as long as they are joined, and no longer", () => {
    const tracked = trackCollections();
    const flights = createSingleFlight<null>({ joinLimitMs: 1_000, now: tickingClock() });
    // Each has its own: one promise that a million wait for is a million callbacks in memory, and minutes of collecting.
    const never = () => new Promise<null>(() => undefined);
    for (let n = 0; n < MANY; n++) void flights.run(`name-${n}`, never, nobody.waitUntil);
    expect(tracked.mostEntries).toBeGreaterThan(100);
    expect(tracked.mostEntries).toBeLessThanOrEqual(1_000);
  });

  it("metrics: methods, paths and addresses that anybody can make up are no counters of their own", () => {
    const tracked = trackCollections();
    const counters = createCounters();
    for (let n = 0; n < MANY; n++) countRequest(counters, { method: `M${n}` }, "/:slug", { status: 200 + (n % 300) });
    expect(tracked.mostEntries).toBe(300);
  });

  it("blocked domains: what is remembered of a link goes with the link, and the list is one list", async () => {
    const tracked = trackCollections();
    const list = createBlockList({
      read: async () => ({ digest: crypto.randomUUID(), domains: ["evil.example", "bad.example"] }),
      joinLimitMs: 1_000,
      now: tickingClock(),
      reportFailure: () => undefined,
    });
    for (let n = 0; n < 1_000; n++) await list.reload();
    for (let n = 0; n < MANY; n++) list.find(`host-${n}.example`);
    expect(tracked.mostEntries).toBe(2);
  });

  it("keys of visitors: two days are kept, however many there were", async () => {
    const tracked = trackCollections();
    const visitorsOf = createVisitorIds({
      salts: { saltOf: async (day) => day.padEnd(64, "0") },
      addressOf: (given) => given,
      reportFailure: () => undefined,
    });
    for (let day = 0; day < 1_000; day++) await visitorsOf([visitWith({ time: day * 86_400_000 })]);
    expect(tracked.made).toBeGreaterThan(1_000);
    expect(tracked.mostEntries).toBe(2);
  });

  it("visits and unknown names, while the Queue takes none: 10,000 visits, 200 names, and few messages", async () => {
    vi.useFakeTimers();
    const tracked = trackCollections();
    const world = createRecorderWorld();
    world.queue = "refuses";
    // A thousand hand-overs, more than two hours of an outage.
    for (let n = 0; n < 1_000; n++) {
      const ctx = world.visit(900, { url: `https://go.example/name-${n}` });
      for (let i = 0; i < 100; i++) world.recorder.recordUnknown(`nobody-${n}-${i}`, ctx);
      const counts = new Map([["bijou_requests_total GET /:slug 302", 900]]);
      world.counts.push({ id: crypto.randomUUID(), counts });
      await vi.advanceTimersByTimeAsync(10_000);
      expect(world.sender.held.clicks).toBeLessThanOrEqual(10_000);
      expect(world.sender.held.bytes).toBeLessThanOrEqual(8_000_000);
    }
    expect(world.sender.held.clicks).toBeGreaterThan(9_000);
    // Messages of a buffer each, of counts, and what is on its way.
    expect(tracked.mostEntries).toBeLessThanOrEqual(500);
  });

  it("counts for the metrics, while the Queue takes none, wait where they add up, and leave visits their room", async () => {
    vi.useFakeTimers();
    const world = createRecorderWorld();
    world.queue = "refuses";
    const names = Array.from({ length: 50 }, (_, n) => `bijou_requests_total GET /api/route-${n} 200`);
    for (let n = 0; n < 3_000; n++) {
      world.counts.push({ id: crypto.randomUUID(), counts: new Map(names.map((name) => [name, n])) });
      world.recorder.handOverCounts({ waitUntil: () => undefined });
      await vi.advanceTimersByTimeAsync(10_000);
    }
    expect(world.sender.held.bytes).toBeGreaterThan(0);
    expect(world.sender.held.bytes).toBeLessThan(600_000);
  });
});

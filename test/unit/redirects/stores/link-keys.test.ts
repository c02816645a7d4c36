import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BEGIN_LIMIT_MS } from "../../../../src/links/stores/link-statements.ts";
import {
  FILL_LIMIT_MS,
  lifetimeMs,
  linkKey,
  MAX_LIFETIME_MS,
  NONE_LIFETIME_MS,
  noneKey,
  PENDING_LIFETIME_MS,
} from "../../../../src/redirects/stores/link-keys.ts";
import { targetTo } from "../../../support/read-ladder.ts";

const HOUR_MS = 3_600_000;
const now = Date.parse("2026-11-23T12:00:00Z");
const expiringAt = (expiresAt: number | null) => targetTo("https://example.com/", { expiresAt });

const arbitraryRandom = fc.double({ min: 0, max: 1, noNaN: true });
const arbitraryNow = fc.integer({ min: 0, max: 4_102_444_800_000 });

describe("lifetimeMs()", () => {
  it("is an hour with a tenth of jitter to either side for a link without an end", () => {
    expect(lifetimeMs(expiringAt(null), now, 0)).toBe(3_240_000);
    expect(lifetimeMs(expiringAt(null), now, 0.5)).toBe(3_600_000);
    expect(lifetimeMs(expiringAt(null), now, 1)).toBe(3_960_000);
  });

  it("ends at expiresAt where that is sooner, and not because of it where it is later", () => {
    expect(lifetimeMs(expiringAt(now + 5_000), now, 0.5)).toBe(5_000);
    expect(lifetimeMs(expiringAt(now + 1), now, 0.5)).toBe(1);
    expect(lifetimeMs(expiringAt(now + 2 * HOUR_MS), now, 0.5)).toBe(HOUR_MS);
  });

  it("is a minute from expiresAt on", () => {
    expect(lifetimeMs(expiringAt(now), now, 0.5)).toBe(60_000);
    expect(lifetimeMs(expiringAt(now - 1), now, 0.5)).toBe(60_000);
    expect(lifetimeMs(expiringAt(0), now, 0.5)).toBe(60_000);
  });

  it("is a whole number of at least 1 and within an hour and a tenth, never beyond expiresAt while live", () => {
    const arbitraryExpiry = fc.option(
      fc.oneof(fc.integer({ min: -10, max: 10 }), fc.integer({ min: -2 * HOUR_MS, max: 2 * HOUR_MS })),
    );
    fc.assert(
      fc.property(arbitraryNow, arbitraryRandom, arbitraryExpiry, (time, random, untilExpiry) => {
        const expiresAt = untilExpiry === null ? null : time + untilExpiry;
        const lifetime = lifetimeMs(expiringAt(expiresAt), time, random);
        expect(Number.isInteger(lifetime)).toBe(true);
        expect(lifetime).toBeGreaterThanOrEqual(1);
        expect(lifetime).toBeLessThanOrEqual(MAX_LIFETIME_MS);
        if (untilExpiry !== null && untilExpiry > 0) expect(lifetime).toBeLessThanOrEqual(untilExpiry);
        if (untilExpiry !== null && untilExpiry <= 0) expect(lifetime).toBe(60_000);
        if (untilExpiry === null || untilExpiry > 1.1 * HOUR_MS) expect(lifetime).toBeGreaterThanOrEqual(0.9 * HOUR_MS);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("the lifetimes of the cache protocol", () => {
  it("let every value that was read before an edit's commit meet its pending", () => {
    const statementMs = 8_000; // The statement_timeout that a migration sets.
    const redisMs = 2_000; // The most that REDIS_TIMEOUT_MS may be: for the mark before, and the fill that was sent in time.
    const clocksMs = 5_000;
    expect(FILL_LIMIT_MS).toBe(3_000);
    expect(redisMs + BEGIN_LIMIT_MS + statementMs + FILL_LIMIT_MS + redisMs + clocksMs).toBeLessThan(
      PENDING_LIFETIME_MS,
    );
  });

  it("bound what Redis can serve by an hour and a tenth, and a 'no such link' by a minute", () => {
    expect(MAX_LIFETIME_MS).toBeCloseTo(1.1 * HOUR_MS, 3);
    expect(NONE_LIFETIME_MS).toBe(60_000);
  });
});

describe("linkKey() and noneKey()", () => {
  it("name one link, apart from each other", () => {
    expect([linkKey("dduprfW"), noneKey("dduprfW")]).toEqual(["link:dduprfW", "none:dduprfW"]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLocalLimiter } from "../../../src/isolate/local-limiter.ts";
import { createWindowCounter } from "../../../src/isolate/window-counter.ts";
import type { Limiter, RateLimit } from "../../../src/limits/limiter.ts";
import { rememberRefusals } from "../../../src/limits/remember-refusals.ts";
import { arbitraryGaps, arbitraryLimit, arbitraryStart, mostWithin } from "../../support/arrivals.ts";
import { inTime } from "../../support/in-time.ts";
import { createManualClock, type ManualClock } from "../../support/manual-clock.ts";

/** A limiter on its own clock, as an isolate has it: alone, or behind the memory of refusals. */
const limiters: Record<string, (clock: ManualClock) => Limiter> = {
  "createLocalLimiter()": ({ now }) => createLocalLimiter(createWindowCounter({ maxClients: 10, now })),
  "createLocalLimiter() behind rememberRefusals()": ({ now }) =>
    rememberRefusals(createLocalLimiter(createWindowCounter({ maxClients: 10, now })), { maxEntries: 10, now }),
};

interface Arrivals {
  readonly limit: RateLimit;
  readonly start: number;
  readonly gaps: readonly number[];
}

const arbitraryArrivals: fc.Arbitrary<Arrivals> = arbitraryLimit.chain((limit) =>
  fc.record({ limit: fc.constant(limit), start: arbitraryStart, gaps: arbitraryGaps(limit.windowMs) }),
);

for (const [name, create] of Object.entries(limiters)) {
  describe(name, () => {
    it("lets fewer than twice the limit through in any span of a window's length, whatever the arrivals", async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryArrivals, async ({ limit, start, gaps }) => {
          const clock = createManualClock(start);
          const limiter = create(clock);
          const passed: number[] = [];
          for (const gap of gaps) {
            clock.advance(gap);
            if ((await limiter.take("client", limit, inTime)).isAllowed) passed.push(clock.now());
          }
          expect(mostWithin(limit.windowMs, passed)).toBeLessThan(2 * limit.quota);
        }),
        { numRuns: 300 },
      );
    });

    it("lets a client in that waits out Retry-After or longer, though its refused requests were counted", async () => {
      const arbitraryExtra = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 200_000 }));
      await fc.assert(
        fc.asyncProperty(arbitraryArrivals, arbitraryExtra, async ({ limit, start, gaps }, extraMs) => {
          const clock = createManualClock(start);
          const limiter = create(clock);
          for (const gap of gaps) {
            clock.advance(gap);
            await limiter.take("client", limit, inTime);
          }
          const refusal = await limiter.take("client", limit, inTime);
          if (refusal.isAllowed) return;
          clock.advance(refusal.retryAfterMs + extraMs);
          expect(await limiter.take("client", limit, inTime)).toMatchObject({ isAllowed: true });
        }),
        { numRuns: 500 },
      );
    });
  });
}

describe("createLocalLimiter()", () => {
  it("grants each client a quota of its own", async () => {
    const clock = createManualClock();
    const limiter = createLocalLimiter(createWindowCounter({ maxClients: 10, now: clock.now }));
    const limit = { name: "create", quota: 1, windowMs: 60_000 };
    expect(await limiter.take("a", limit, inTime)).toMatchObject({ isAllowed: true, remaining: 0, resetMs: 50_000 });
    expect(await limiter.take("a", limit, inTime)).toMatchObject({ isAllowed: false });
    expect(await limiter.take("b", limit, inTime)).toMatchObject({ isAllowed: true });
  });
});

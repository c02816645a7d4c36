import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Decision, RateLimit } from "../../../src/limits/limiter.ts";
import { decide, windowAt } from "../../../src/limits/sliding-window.ts";

interface State {
  readonly limit: RateLimit;
  readonly previous: number;
  readonly current: number;
  readonly elapsedMs: number;
}

/** Whole requests and whole milliseconds: what the counters hold. */
const arbitraryState: fc.Arbitrary<State> = fc
  .record({ quota: fc.integer({ min: 1, max: 200 }), windowMs: fc.constantFrom(1_000, 10_000, 60_000) })
  .chain(({ quota, windowMs }) =>
    fc.record({
      limit: fc.constant({ name: "create", quota, windowMs }),
      previous: fc.integer({ min: 0, max: 3 * quota }),
      current: fc.integer({ min: 1, max: 3 * quota }),
      elapsedMs: fc.oneof(
        fc.integer({ min: 0, max: windowMs - 1 }),
        fc.integer({ min: 0, max: 9 }).map((tenth) => (tenth * windowMs) / 10),
      ),
    }),
  );

const decideIn = (state: State): Decision => decide(state.limit, state, state.elapsedMs);

/** The state in which a request is decided that comes `waitMs` later, with nobody else in between. */
function later({ limit, previous, current, elapsedMs }: State, waitMs: number): State {
  const { index, elapsedMs: elapsedThen } = windowAt(elapsedMs + waitMs, limit.windowMs);
  const counts = [
    { previous, current: current + 1 },
    { previous: current, current: 1 },
  ][index] ?? { previous: 0, current: 1 };
  return { limit, ...counts, elapsedMs: elapsedThen };
}

describe("windowAt()", () => {
  it("counts windows from the epoch and tells how far the present one has gone", () => {
    expect(windowAt(0, 60_000)).toEqual({ index: 0, elapsedMs: 0 });
    expect(windowAt(59_999, 60_000)).toEqual({ index: 0, elapsedMs: 59_999 });
    expect(windowAt(60_000, 60_000)).toEqual({ index: 1, elapsedMs: 0 });
    expect(windowAt(125_000, 60_000)).toEqual({ index: 2, elapsedMs: 5_000 });
  });
});

describe("decide()", () => {
  const limit = { name: "create", quota: 10, windowMs: 60_000 };

  it("lets the quota through in a first window, and tells what is left", () => {
    expect(decide(limit, { previous: 0, current: 1 }, 15_000)).toEqual({
      limit,
      isAllowed: true,
      remaining: 9,
      resetMs: 45_000,
    });
    expect(decide(limit, { previous: 0, current: 10 }, 15_000)).toMatchObject({ isAllowed: true, remaining: 0 });
    expect(decide(limit, { previous: 0, current: 11 }, 15_000)).toMatchObject({ isAllowed: false, remaining: 0 });
  });

  it("weighs the window before by how much of it lies within the last window's length", () => {
    // A quarter has slid out: 8 × ¾ = 6 still count.
    expect(decide(limit, { previous: 8, current: 4 }, 15_000)).toMatchObject({ isAllowed: true, remaining: 0 });
    expect(decide(limit, { previous: 8, current: 5 }, 15_000)).toMatchObject({ isAllowed: false });
  });

  it("tells a refused client to wait until one more request fits, in whole seconds", () => {
    // 10 × (1 − e/60 s) + 2 ≤ 10 from e = 12 s on.
    expect(decide(limit, { previous: 10, current: 1 }, 0)).toMatchObject({ isAllowed: false, retryAfterMs: 12_000 });
    // The window is spent with 20: in the next one, 20 × (1 − e/60 s) + 1 ≤ 10 from e = 33 s on.
    expect(decide(limit, { previous: 0, current: 20 }, 50_000)).toMatchObject({ retryAfterMs: 43_000 });
  });

  it("lets a client in that waited out Retry-After where the weight is no binary fraction", () => {
    const state = { limit, previous: 0, current: 27, elapsedMs: 0 };
    expect(decideIn(state)).toMatchObject({ isAllowed: false, retryAfterMs: 100_000 });
    expect(decideIn(later(state, 100_000))).toMatchObject({ isAllowed: true });
  });

  it("allows exactly what fits the quota, reckoned in whole numbers", () => {
    fc.assert(
      fc.property(arbitraryState, (state) => {
        const { limit, previous, current, elapsedMs } = state;
        const weightedTimesWindow = previous * (limit.windowMs - elapsedMs) + current * limit.windowMs;
        expect(decideIn(state).isAllowed).toBe(weightedTimesWindow <= limit.quota * limit.windowMs);
      }),
      { numRuns: 2_000 },
    );
  });

  it("tells a remaining number within the quota and a reset within the window", () => {
    fc.assert(
      fc.property(arbitraryState, (state) => {
        const { remaining, resetMs } = decideIn(state);
        expect(Number.isInteger(remaining)).toBe(true);
        expect(remaining).toBeGreaterThanOrEqual(0);
        expect(remaining).toBeLessThan(state.limit.quota);
        expect(resetMs).toBe(state.limit.windowMs - state.elapsedMs);
      }),
      { numRuns: 1_000 },
    );
  });

  it("lets exactly the remaining number through at once", () => {
    fc.assert(
      fc.property(arbitraryState, (state) => {
        const decision = decideIn(state);
        const after = (more: number) => decideIn({ ...state, current: state.current + more }).isAllowed;
        if (decision.isAllowed) expect(after(decision.remaining)).toBe(true);
        expect(after(decision.remaining + 1)).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  it("lets a client in that waits out Retry-After or longer, also when refused requests were counted", () => {
    fc.assert(
      fc.property(arbitraryState, fc.integer({ min: 0, max: 200_000 }), (state, extraMs) => {
        const decision = decideIn(state);
        if (decision.isAllowed) return;
        expect(decision.retryAfterMs).toBeGreaterThan(0);
        expect(decision.retryAfterMs % 1_000).toBe(0);
        expect(decideIn(later(state, decision.retryAfterMs)).isAllowed).toBe(true);
        expect(decideIn(later(state, decision.retryAfterMs + extraMs)).isAllowed).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it("asks for no whole second more than is needed", () => {
    fc.assert(
      fc.property(arbitraryState, (state) => {
        const decision = decideIn(state);
        if (decision.isAllowed || decision.retryAfterMs === 1_000) return;
        expect(decideIn(later(state, decision.retryAfterMs - 1_000)).isAllowed).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });
});

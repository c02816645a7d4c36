import fc from "fast-check";
import type { RateLimit } from "../../src/limits/limiter.ts";

/** What properties of limiters range over: small limits, and callers who come in bursts, steadily, or after a rest. */

export const arbitraryLimit: fc.Arbitrary<RateLimit> = fc.record({
  name: fc.constant("create"),
  quota: fc.integer({ min: 1, max: 12 }),
  windowMs: fc.constantFrom(1_000, 10_000, 60_000),
});

/** A moment at any place in a window. */
export const arbitraryStart = fc.integer({ min: 1_790_000_000_000, max: 1_790_000_120_000 });

/** Milliseconds between one request and the next. */
export function arbitraryGaps(windowMs: number): fc.Arbitrary<number[]> {
  const gap = fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.integer({ min: 1, max: Math.ceil(windowMs / 20) }) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: Math.ceil(1.5 * windowMs) }) },
    { weight: 1, arbitrary: fc.constantFrom(windowMs - 1, windowMs, windowMs + 1) },
  );
  return fc.array(gap, { minLength: 1, maxLength: 80 });
}

/** The largest number of moments that lie within one span of this length, both of its ends included. */
export function mostWithin(spanMs: number, moments: readonly number[]): number {
  const counts = moments.map((start) => moments.filter((time) => time >= start && time <= start + spanMs).length);
  return Math.max(0, ...counts);
}

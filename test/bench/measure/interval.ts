import { spreadOf } from "../../support/spread.ts";

/** A median, and the interval in which 95 of a hundred such measurements would have it. */
export interface Interval {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

const RESAMPLES = 2_000;

/**
 * The percentile bootstrap (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13): it asks nothing of
 * how the values scatter, and these scatter widely to one side.
 *
 * @param values at least one.
 * @param random 0 … 1.
 */
export function medianInterval(values: readonly number[], random: () => number): Interval {
  const medians = Array.from(
    { length: RESAMPLES },
    () => spreadOf(values.map(() => values[Math.floor(random() * values.length)] ?? Number.NaN)).median,
  ).toSorted((a, b) => a - b);
  const at = (share: number) => medians[Math.min(RESAMPLES - 1, Math.floor(share * RESAMPLES))] ?? Number.NaN;
  return { median: spreadOf(values).median, low: at(0.025), high: at(0.975) };
}

/** Half the width of the interval, as a share of the median. */
export function uncertainty({ median: middle, low, high }: Interval): number {
  return (high - low) / 2 / middle;
}

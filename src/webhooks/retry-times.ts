/**
 * When a delivery that failed is tried again: about 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h after the try before.
 * Then it has failed for good, some three days after the first try.
 */
const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const WAITS_MS = [
  ...[5 * SECOND_MS, 5 * MINUTE_MS, 30 * MINUTE_MS],
  ...[2, 5, 10, 14, 20, 24].map((hours) => hours * HOUR_MS),
];

/** Up to so much longer or shorter, so that what failed together does not come again together. */
const SPREAD = 0.1;

/** For so long after its first failure an event holds back the later ones of its link. */
export const HOLD_MS = 5 * MINUTE_MS;

/** The log of deliveries is kept for so long. */
export const KEPT_MS = 14 * 24 * HOUR_MS;

/** Without a success for so long, a webhook is switched off. */
export const DEAD_AFTER_MS = 5 * 24 * HOUR_MS;

/**
 * @param attempts how many tries have failed, from 1.
 * @param random 0 … 1.
 * @returns milliseconds until the next; null after the last.
 */
export function retryAfterMs(attempts: number, random: number): number | null {
  const wait = WAITS_MS[attempts - 1];
  return wait === undefined ? null : Math.round(wait * (1 - SPREAD + 2 * SPREAD * random));
}

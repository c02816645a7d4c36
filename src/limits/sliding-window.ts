import type { Decision, RateLimit } from "./limiter.ts";

/**
 * The sliding window counter: requests of this window, and those of the one before weighted by how
 * much of it still lies within the last `windowMs`. Two numbers a client, and one atomic round trip.
 *
 * Each window lets at most its quota through, and a full one leaves no room at the start of the next:
 * fewer than twice the quota pass in any span of a window's length, whatever the arrivals. Refused
 * requests count too, and the time to wait is worked out with them, so a client that waits it out is
 * let in.
 */

/** @param now milliseconds since the epoch. */
export function windowAt(now: number, windowMs: number): { index: number; elapsedMs: number } {
  const index = Math.floor(now / windowMs);
  return { index, elapsedMs: now - index * windowMs };
}

/**
 * @param counts.current requests in this window, with the one that is decided.
 * @param counts.previous requests in the window before.
 * @param elapsedMs how far this window has gone.
 */
export function decide(limit: RateLimit, counts: { previous: number; current: number }, elapsedMs: number): Decision {
  const { quota, windowMs } = limit;
  const { previous, current } = counts;
  // In requests × milliseconds, so that all numbers are whole. A rounding error would refuse a client that has waited
  // exactly as long as it was told to.
  const left = (quota - current) * windowMs - previous * (windowMs - elapsedMs);
  const facts = { limit, remaining: Math.max(0, Math.floor(left / windowMs)), resetMs: windowMs - elapsedMs };
  if (left >= 0) return { ...facts, isAllowed: true };
  return { ...facts, isAllowed: false, retryAfterMs: waitFor(limit, counts, elapsedMs) };
}

/** Milliseconds until one more request fits, if nobody else comes; whole seconds, as `Retry-After` has them. */
function waitFor(
  { quota, windowMs }: RateLimit,
  counts: { previous: number; current: number },
  elapsedMs: number,
): number {
  const { previous, current } = counts;
  const wait =
    current + 1 <= quota
      ? // It fits within this window, once enough of the one before has slid out.
        windowMs - Math.floor((windowMs * (quota - current - 1)) / previous) - elapsedMs
      : // It fits within the next, where `current` is what slides out.
        2 * windowMs - elapsedMs - Math.floor((windowMs * (quota - 1)) / current);
  return Math.ceil(Math.max(wait, 1) / 1000) * 1000;
}

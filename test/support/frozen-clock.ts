import { vi } from "vitest";

const MINUTE_MS = 60_000;
const INTO_MINUTE_MS = 10_000;

/**
 * Stops `Date` ten seconds into a minute, which is a window of the rate limits, so that a test's
 * requests meet in one window however long they take. Timers go on. `vi.useRealTimers()` ends it.
 *
 * That moment is the next one, and never past: Postgres has a clock of its own, and refuses an edit that was sent more
 * than eight seconds before it begins.
 *
 * @returns milliseconds since the epoch.
 */
export function freezeClock(): number {
  const now = Math.ceil((Date.now() - INTO_MINUTE_MS) / MINUTE_MS) * MINUTE_MS + INTO_MINUTE_MS;
  vi.useFakeTimers({ toFake: ["Date"], now });
  return now;
}

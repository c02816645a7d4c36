import { vi } from "vitest";

const MINUTE_MS = 60_000;

/**
 * Stops `Date` ten seconds into a minute, which is a window of the rate limits, so that a test's
 * requests meet in one window however long they take. Timers go on. `vi.useRealTimers()` ends it.
 *
 * @returns milliseconds since the epoch.
 */
export function freezeClock(): number {
  const now = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS + 10_000;
  vi.useFakeTimers({ toFake: ["Date"], now });
  return now;
}

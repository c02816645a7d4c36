/**
 * How far back the access log reaches. It forgets whole weeks of UTC, its partitions. An older click counts as dropped, since
 * nobody can tell any more whether it was counted before.
 *
 * Never under 35 days: a message can be 14 days in the queue and 14 more in the queue of the dead, and a repeat
 * has to be recognised (P7).
 */
export const MIN_RETENTION_DAYS = 35;
export const DEFAULT_RETENTION_DAYS = 90;
export const MAX_RETENTION_DAYS = 3_650;

export const DAY_MS = 86_400_000;
/** The epoch was a Thursday. */
const FIRST_MONDAY = 4;

/**
 * @param now milliseconds since the epoch.
 * @returns the Monday, in milliseconds since the epoch, that the log begins with.
 */
export function beginOfLog(now: number, retentionDays: number): number {
  const day = Math.floor(now / DAY_MS) - retentionDays;
  const monday = day - ((((day - FIRST_MONDAY) % 7) + 7) % 7);
  return monday * DAY_MS;
}

/** The UTC day of a time, `YYYY-MM-DD`. @param time milliseconds since the epoch. */
export function utcDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

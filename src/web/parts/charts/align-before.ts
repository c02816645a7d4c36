import type { Interval } from "./time-ticks.ts";
import { dateOn, daysBetween, type WallTime } from "./zone-clock.ts";

interface Entry {
  readonly time: Date;
  readonly visits: number;
}

/**
 * The visits of the period before, one number for each entry of this period: the second day is compared with the second
 * day, and 9 o'clock with 9 o'clock. When clocks change, a day has 23 or 25 hours. An hour that one of the two days
 * lacks gets null. An hour that this day has twice is compared with the same hour twice.
 */
export function alignBefore(
  entries: readonly Entry[],
  before: readonly Entry[],
  interval: Interval,
  clock: (time: Date) => WallTime,
): readonly (number | null)[] {
  if (interval !== "hour") return entries.map((_, place) => before[place]?.visits ?? null);
  const hours = new Map<string, number>();
  const name = nameHours(before, clock);
  for (const entry of before) {
    const hour = name(entry);
    // If the day before had this hour twice, take the mean of both: the line has one value for each hour.
    hours.set(hour, hours.has(hour) ? ((hours.get(hour) ?? 0) + entry.visits) / 2 : entry.visits);
  }
  const ownName = nameHours(entries, clock);
  return entries.map((entry) => hours.get(ownName(entry)) ?? null);
}

/** Names an hour by its place: the number of days since the first day of the period, and the hour. */
function nameHours(entries: readonly Entry[], clock: (time: Date) => WallTime): (entry: Entry) => string {
  const first = entries[0];
  const firstDate = first === undefined ? "" : dateOn(clock, first.time);
  return ({ time }) => `${daysBetween(firstDate, dateOn(clock, time))} ${clock(time).hour}`;
}

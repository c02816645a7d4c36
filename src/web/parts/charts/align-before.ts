import type { Interval } from "./time-ticks.ts";
import { dateOn, daysBetween, type WallTime } from "./zone-clock.ts";

interface Entry {
  readonly time: Date;
  readonly visits: number;
}

/**
 * The visits of the period before, one for each entry of this one: the second day beside the second day, and of hours 9
 * o'clock beside 9 o'clock. A day has 23 or 25 hours where clocks are changed: an hour that one of the two days lacks
 * has null, and one that this one has twice is compared with the same hour twice.
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
    // Of an hour that it had twice, what both had together, halved: one line has one value an hour.
    hours.set(hour, hours.has(hour) ? ((hours.get(hour) ?? 0) + entry.visits) / 2 : entry.visits);
  }
  const ownName = nameHours(entries, clock);
  return entries.map((entry) => hours.get(ownName(entry)) ?? null);
}

/** The day of a period, from its first, and the hour. */
function nameHours(entries: readonly Entry[], clock: (time: Date) => WallTime): (entry: Entry) => string {
  const first = entries[0];
  const firstDate = first === undefined ? "" : dateOn(clock, first.time);
  return ({ time }) => `${daysBetween(firstDate, dateOn(clock, time))} ${clock(time).hour}`;
}

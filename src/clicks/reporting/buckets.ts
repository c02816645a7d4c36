import type { Period } from "./period.ts";
import { dayAfter, HOUR_MS, startOfDay, type TimeZone } from "./time-zone.ts";

/**
 * The hours, dates or months of a period on the zone's clocks, without a gap: a day on which clocks are put
 * forward has 23 hours, and one on which they are put back has 25, with the same hour twice.
 *
 * The first and the last may reach beyond the period; what is in them is only what the period has.
 */
export interface Bucket {
  /** Milliseconds since the epoch. Each ends where the next one starts. */
  readonly start: number;
  /**
   * The first of its dates. It has all dates up to the next bucket's. null for hours, which are shorter than a date.
   */
  readonly firstDay: string | null;
}

export function bucketsOf(period: Period): readonly Bucket[] {
  switch (period.interval) {
    case "hour":
      return hoursOf(period);
    case "day":
      return startsOf(period.zone, datesOf(period.days));
    case "month":
      return startsOf(period.zone, monthsOf(period.days));
  }
}

/** By the offset at each hour's start: a change of it falls on an hour, as it has everywhere since 2012. */
function hoursOf({ from, to, days, zone }: Period): Bucket[] {
  const hours: Bucket[] = [];
  let start = startOfDay(zone, days.first);
  while (start < to) {
    const offset = zone.offsetAt(start);
    const next = (Math.floor((start + offset) / HOUR_MS) + 1) * HOUR_MS - offset;
    if (next > from) hours.push({ start, firstDay: null });
    start = next;
  }
  return hours;
}

function startsOf(zone: TimeZone, firstDays: readonly string[]): Bucket[] {
  const buckets: Bucket[] = [];
  for (const firstDay of firstDays) {
    const start = startOfDay(zone, firstDay);
    // A date that the clocks skipped gets no bucket. If it has visitors in UTC, they go into the next bucket.
    if (buckets.at(-1)?.start !== start) buckets.push({ start, firstDay });
  }
  return buckets;
}

function datesOf({ first, last }: Period["days"]): string[] {
  const dates: string[] = [];
  for (let day = first; day <= last; day = dayAfter(day)) dates.push(day);
  return dates;
}

function monthsOf({ first, last }: Period["days"]): string[] {
  const months: string[] = [];
  // 32 days after the first of a month is always in the next month.
  for (let day = `${first.slice(0, 7)}-01`; day <= last; day = `${dayAfter(day, 32).slice(0, 7)}-01`) months.push(day);
  return months;
}

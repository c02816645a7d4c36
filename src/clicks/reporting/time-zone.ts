/**
 * Wall clocks. Of a zone this asks one thing, how far it is ahead of UTC at a moment, and asks the runtime's own
 * tables for it; days of 23 and 25 hours follow from that.
 */
export interface TimeZone {
  readonly name: string;
  /** Milliseconds that its clocks are ahead of UTC. @param time milliseconds since the epoch, years 1 to 9999. */
  offsetAt(time: number): number;
}

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** @param name of IANA's database, in any case. @returns null when the runtime knows no such zone. */
export function findTimeZone(name: string): TimeZone | null {
  // The runtime takes offsets such as +01:00 too. They are not time zones: they have no summer time.
  if (!/^[a-z]/i.test(name)) return null;
  const clock = clockOf(name);
  if (clock === null) return null;
  return {
    name,
    offsetAt(time) {
      const [month, day, year, hour, minute, second] = Array.from(clock.format(time).matchAll(/\d+/g), Number);
      if (second === undefined) throw new RangeError(`Cannot read the clock of ${name} at ${time}`);
      const wall = Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute, second);
      return wall - Math.floor(time / 1_000) * 1_000;
    },
  };
}

function clockOf(timeZone: string): Intl.DateTimeFormat | null {
  const two = "2-digit";
  const fields = { year: "numeric", month: two, day: two, hour: two, minute: two, second: two } as const;
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", ...fields });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The date on the zone's calendars: `YYYY-MM-DD`. */
export function dayAt(zone: TimeZone, time: number): string {
  return dayOfUtc(time + zone.offsetAt(time));
}

/**
 * When a date begins in the zone: at its midnight, the first if it has two; behind the gap where clocks skip it.
 * A date that is skipped as a whole (Samoa, 30 December 2011) begins when the next one does.
 */
export function startOfDay(zone: TimeZone, day: string): number {
  const midnight = Date.parse(day);
  const [before, after] = [zone.offsetAt(midnight - DAY_MS), zone.offsetAt(midnight + DAY_MS)];
  const starts = [midnight - before, midnight - after].filter((time) => time + zone.offsetAt(time) === midnight);
  return starts.length === 0 ? midnight - before : Math.min(...starts);
}

/** @param day `YYYY-MM-DD`. */
export function dayAfter(day: string, days = 1): string {
  return dayOfUtc(Date.parse(day) + days * DAY_MS);
}

function dayOfUtc(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

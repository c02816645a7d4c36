/** What a clock on the wall shows at a moment. */
export interface WallTime {
  readonly year: number;
  /** 1 … 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** 0 is Monday. */
  readonly weekday: number;
}

/** A clock on the wall of a time zone, by the browser's own tables: it knows when clocks are changed. */
export function zoneClock(timeZone: string): (time: Date) => WallTime {
  const parts = new Intl.DateTimeFormat("en-u-ca-iso8601", {
    ...{ timeZone, year: "numeric", month: "numeric", day: "numeric" },
    ...{ hour: "numeric", minute: "numeric", hourCycle: "h23" },
  });
  return (time) => {
    const found = new Map(parts.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
    const at = (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? 0;
    const [year, month, day] = [at("year"), at("month"), at("day")];
    const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
    return { year, month, day, hour: at("hour"), minute: at("minute"), weekday };
  };
}

/** `YYYY-MM-DD` of a moment. */
export function dateOn(clock: (time: Date) => WallTime, time: Date): string {
  const { year, month, day } = clock(time);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** The date so many days later. No time zone matters here: the calendar is the same everywhere. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** How many dates from the first to the last, both included. */
export function daysBetween(first: string, last: string): number {
  return Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / 86_400_000) + 1;
}

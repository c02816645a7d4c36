import type { Interval, TimeTick } from "./time-ticks.ts";

/** The times of a chart as texts, in the language of the page and in the time zone of the chart. */
export interface TimeTexts {
  /** The text below a mark of the axis. */
  tick(time: Date, shows: TimeTick["shows"]): string;
  /** An entry in full: the hour with its date, the date with its weekday, or the month with its year. */
  entry(time: Date): string;
  /** `1 – 30 November 2026`. */
  period(from: Date, to: Date): string;
  date(time: Date): string;
}

export function createTimeTexts(language: string, timeZone: string, interval: Interval): TimeTexts {
  const made = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { timeZone, ...options });
  const ticks = {
    hour: made({ hour: "2-digit", minute: "2-digit" }),
    day: made({ day: "numeric", month: "short" }),
    month: made({ month: "short" }),
    year: made({ month: "short", year: "numeric" }),
  };
  const entries = {
    hour: made({ weekday: "short", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" }),
    day: made({ weekday: "long", day: "numeric", month: "long", year: "numeric" }),
    month: made({ month: "long", year: "numeric" }),
  };
  const days = made({ day: "numeric", month: "long", year: "numeric" });
  return {
    tick: (time, shows) => ticks[shows].format(time),
    entry: (time) => entries[interval].format(time),
    period: (from, to) => days.formatRange(from, to),
    date: (time) => days.format(time),
  };
}

import { err, ok, type Result } from "../../lib/result.ts";
import { parseRfc3339 } from "../../lib/rfc3339.ts";
import { DAY_MS, dayAfter, dayAt, findTimeZone, HOUR_MS, startOfDay, type TimeZone } from "./time-zone.ts";

/**
 * The period of statistics.
 *
 * Visits are counted per quarter of an hour, so a period is whole quarters. All else is counted per UTC day, and
 * belongs to the period whose dates have the same names: the dates 1 to 30 June of a calendar in Berlin have the
 * visitors of the UTC days 1 to 30 June. So each UTC day is in one bucket of a series, and in every time zone the
 * sum is the same.
 */
export interface Period {
  /** Milliseconds since the epoch; a whole quarter of an hour, as `to` is. */
  readonly from: number;
  /** The first moment that is not in it. */
  readonly to: number;
  /** The first and the last date that it touches, `YYYY-MM-DD`. */
  readonly days: { readonly first: string; readonly last: string };
  readonly interval: Interval;
  readonly zone: TimeZone;
}

export const INTERVALS = ["hour", "day", "month"] as const;
export type Interval = (typeof INTERVALS)[number];

/** As a client asks for it: texts, or nothing. */
export interface AskedPeriod extends AskedEdges {
  readonly interval: Interval;
}

export interface AskedEdges {
  /** RFC 3339, or a date in the time zone. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly timezone: string;
}

export interface Edges {
  readonly zone: TimeZone;
  /** null where nothing is asked for. */
  readonly from: number | null;
  readonly to: number | null;
}

export interface PeriodProblem {
  readonly path: "from" | "to" | "timezone";
  readonly message: string;
}

/** The longest period for each interval: so that a series has 750 buckets at most. */
const MAX_DAYS: Readonly<Record<Interval, number>> = { hour: 31, day: 2 * 366, month: 10 * 366 };
/** How many dates a period has when only its end is known. */
const USUAL_DAYS = 30;
const QUARTER_MS = HOUR_MS / 4;

/** Whatever lies outside can't have been visited, and four digits of a year stay four. */
const [FIRST_TIME, END_OF_TIME] = [Date.parse("1970-01-01"), Date.parse("3000-01-01")];

/** @param now milliseconds since the epoch: where a period ends when nothing else is said. */
export function readPeriod(asked: AskedPeriod, now: number): Result<Period, readonly PeriodProblem[]> {
  const edges = readEdges(asked);
  if (!edges.ok) return edges;
  const { zone } = edges.value;
  const { interval } = asked;
  const to = Math.ceil((edges.value.to ?? now) / QUARTER_MS) * QUARTER_MS;
  const last = dayAt(zone, to - 1);
  const asFrom = edges.value.from ?? startOfDay(zone, dayAfter(last, 1 - USUAL_DAYS));
  const from = Math.floor(asFrom / QUARTER_MS) * QUARTER_MS;
  if (from >= to) return err([{ path: "from", message: "must be before to" }]);
  // One hour more, since clocks may be put back within the period.
  if (to - from > MAX_DAYS[interval] * DAY_MS + HOUR_MS) {
    const message = `must be at most ${MAX_DAYS[interval]} days before to where interval is ${interval}`;
    return err([{ path: "from", message }]);
  }
  return ok({ from, to, days: { first: dayAt(zone, from), last }, interval, zone });
}

/**
 * The period of the same length before: the same number of dates where it is of whole ones, so that clocks that were
 * changed in between move nothing, else as many milliseconds.
 */
export function periodBefore({ from, to, days, interval, zone }: Period): Period {
  const isOfDates = from === startOfDay(zone, days.first) && to === startOfDay(zone, dayAfter(days.last));
  const count = Math.round((Date.parse(days.last) - Date.parse(days.first)) / DAY_MS) + 1;
  const begin = isOfDates ? startOfDay(zone, dayAfter(days.first, -count)) : from - (to - from);
  return { from: begin, to: from, days: { first: dayAt(zone, begin), last: dayAt(zone, from - 1) }, interval, zone };
}

export function readEdges({ from, to, timezone }: AskedEdges): Result<Edges, readonly PeriodProblem[]> {
  const zone = findTimeZone(timezone);
  if (zone === null) {
    return err([{ path: "timezone", message: "must be the name of a time zone, such as Europe/Berlin" }]);
  }
  const edges = {
    zone,
    from: from === undefined ? null : momentOf(from, (day) => startOfDay(zone, day)),
    // `to` as a date includes that whole date.
    to: to === undefined ? null : momentOf(to, (day) => startOfDay(zone, dayAfter(day))),
  };
  const problems = (["from", "to"] as const).flatMap((path) => {
    const time = edges[path];
    if (time === null || Number.isFinite(time)) return [];
    const message = Number.isNaN(time)
      ? "must be an RFC 3339 time or a date, such as 2027-01-31"
      : "must lie in the years 1970 to 2999";
    return [{ path, message }];
  });
  return problems.length === 0 ? ok(edges) : err(problems);
}

/** NaN for a text that names no moment, infinite for a moment that lies out of time. */
function momentOf(text: string, edgeOf: (day: string) => number): number {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const time = parseRfc3339(isDay ? `${text}T00:00:00Z` : text);
  if (time === null) return Number.NaN;
  if (time < FIRST_TIME || time >= END_OF_TIME) return Number.POSITIVE_INFINITY;
  return isDay ? edgeOf(text) : time;
}

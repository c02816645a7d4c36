import type { Interval } from "../parts/charts/time-ticks.ts";
import { addDays, daysBetween } from "../parts/charts/zone-clock.ts";

/** What the screen shows. It is in the address, so a view can be sent to a colleague. */
export interface View {
  readonly range: Range;
  /** First and last date of the view, `YYYY-MM-DD`, both included. The address has them only for the range `dates`. */
  readonly from: string;
  readonly to: string;
  readonly interval: Interval;
  readonly zone: string;
  readonly withBots: boolean;
  readonly isCompared: boolean;
  /** For the statistics of all links: counts only links that have this tag. */
  readonly tag: string;
  /** Likewise: counts only links that this one made. */
  readonly maker: string;
  /** The domain of the link; empty for the default one. For the statistics of all links: counts only links of it; empty for all. */
  readonly domain: string;
}

export const RANGES = ["today", "7d", "30d", "90d", "12m", "dates"] as const;
export type Range = (typeof RANGES)[number];

export const INTERVALS = ["hour", "day", "month"] as const;
/** The longest period that the API allows for each interval. */
const MAX_DAYS: Readonly<Record<Interval, number>> = { hour: 31, day: 732, month: 3_660 };

/** @param today the date in a zone, `YYYY-MM-DD`. */
export interface Here {
  readonly ownZone: string;
  readonly today: (zone: string) => string;
  readonly isZone: (zone: string) => boolean;
}

/** Parts of the address that make no sense are ignored: people type addresses, and cut them off. */
export function readView(query: Readonly<Record<string, string>>, here: Here): View {
  const asked = query["zone"];
  const zone = asked !== undefined && here.isZone(asked) ? asked : here.ownZone;
  const today = here.today(zone);
  const range = RANGES.find((one) => one === query["range"]) ?? "30d";
  const [first, last] = datesOf(range, today);
  const given = [query["from"], query["to"]].map((date) => (isDate(date) ? date : null));
  const [start = first, to = last] =
    range === "dates" ? [given[0] ?? first, given[1] ?? last].toSorted() : [first, last];
  const earliest = addDays(to, 1 - MAX_DAYS.month);
  const from = start < earliest ? earliest : start;
  const wanted = INTERVALS.find((one) => one === query["interval"]);
  const days = daysBetween(from, to);
  return {
    ...{ range, from, to, zone },
    interval: wanted !== undefined && mayBe(wanted, days) ? wanted : usualInterval(days),
    withBots: query["bots"] === "include",
    isCompared: query["compare"] === "previous",
    tag: query["tag"] ?? "",
    maker: query["createdBy"] ?? "",
    domain: query["domain"] ?? "",
  };
}

/**
 * The query of an address. Default values are left out, except for the time zone: another reader may have another one.
 */
export function viewQuery(view: View): string {
  const { range, from, to, interval, zone, withBots, isCompared, tag, maker, domain } = view;
  const query = new URLSearchParams();
  if (range !== "30d") query.set("range", range);
  if (range === "dates") {
    query.set("from", from);
    query.set("to", to);
  }
  if (interval !== usualInterval(daysBetween(from, to))) query.set("interval", interval);
  query.set("zone", zone);
  if (withBots) query.set("bots", "include");
  if (isCompared) query.set("compare", "previous");
  if (tag !== "") query.set("tag", tag);
  if (maker !== "") query.set("createdBy", maker);
  if (domain !== "") query.set("domain", domain);
  return query.toString();
}

/** The query for the API. */
export function apiQuery({ from, to, interval, zone, withBots, isCompared }: View) {
  return {
    ...{ from, to, interval, timezone: zone },
    bots: withBots ? ("include" as const) : ("exclude" as const),
    ...(isCompared ? { compare: "previous" as const } : {}),
  };
}

/** Whether the API counts so many days by this interval. */
export function mayBe(interval: Interval, days: number): boolean {
  return days <= MAX_DAYS[interval];
}

function usualInterval(days: number): Interval {
  return days <= 2 ? "hour" : days <= 186 ? "day" : "month";
}

/** The first and the last date of a range. "12m" begins on the first of a month, so that no month is cut. */
function datesOf(range: Range, today: string): [string, string] {
  switch (range) {
    case "today":
      return [today, today];
    case "7d":
      return [addDays(today, -6), today];
    case "dates":
    case "30d":
      return [addDays(today, -29), today];
    case "90d":
      return [addDays(today, -89), today];
    case "12m":
      return [`${addDays(`${today.slice(0, 7)}-01`, -330).slice(0, 7)}-01`, today];
  }
}

function isDate(text: string | undefined): text is string {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && text >= "1970-01-01" && text < "2999-12-31" && addDays(text, 0) === text;
}

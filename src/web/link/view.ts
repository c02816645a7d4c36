import type { Interval } from "../parts/charts/time-ticks.ts";
import { addDays, daysBetween } from "../parts/charts/zone-clock.ts";

/** What is looked at, as it stands in the address: so a view can be sent to a colleague. */
export interface View {
  readonly range: Range;
  /** Of the range `dates` alone: `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
  readonly interval: Interval;
  readonly zone: string;
  readonly withBots: boolean;
  readonly isCompared: boolean;
  /** Of all links: only those that have it. */
  readonly tag: string;
}

export const RANGES = ["today", "7d", "30d", "90d", "12m", "dates"] as const;
export type Range = (typeof RANGES)[number];

export const INTERVALS = ["hour", "day", "month"] as const;
/** The longest period for each: the API's bounds. */
const MAX_DAYS: Readonly<Record<Interval, number>> = { hour: 31, day: 732, month: 3_660 };

/** @param today the date in a zone, `YYYY-MM-DD`. */
export interface Here {
  readonly ownZone: string;
  readonly today: (zone: string) => string;
  readonly isZone: (zone: string) => boolean;
}

/** Whatever the address says that makes no sense is left out: it is typed and cut off by people. */
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
  };
}

/** The query of an address. What is usual is left out, but for the zone: another reader has another one. */
export function viewQuery(view: View): string {
  const { range, from, to, interval, zone, withBots, isCompared, tag } = view;
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
  return query.toString();
}

/** What the API is asked for. */
export function apiQuery({ from, to, interval, zone, withBots, isCompared }: View) {
  return {
    ...{ from, to, interval, timezone: zone },
    bots: withBots ? ("include" as const) : ("exclude" as const),
    ...(isCompared ? { compare: "previous" as const } : {}),
  };
}

/** Whether the API counts so many days by it, and whether it has more than one entry. */
export function mayBe(interval: Interval, days: number): boolean {
  return days <= MAX_DAYS[interval];
}

function usualInterval(days: number): Interval {
  return days <= 2 ? "hour" : days <= 186 ? "day" : "month";
}

/** The first and the last date. Twelve months are whole ones, so that none is cut. */
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

import { type Dimension, RULE } from "../click.ts";
import type { ClickReport, ReportQuery } from "../click-reports.ts";
import { type Bucket, bucketsOf } from "./buckets.ts";
import type { Period } from "./period.ts";

/**
 * What a report says, with nothing left out: a bucket without visits has 0, and a name that is not known has one.
 *
 * Visitors are sums over UTC days. Everybody counts once a day, so a person who comes on two days counts twice: nobody can
 * tell that it is the same person (P8). For less than a day the number is not known.
 */
export interface Statistics {
  readonly visits: number;
  readonly visitors: number;
  readonly bots: number;
  readonly series: readonly SeriesEntry[];
  /** Most visited first. */
  readonly names: Readonly<Record<Dimension, readonly NameCount[]>>;
  /** Of a link, by the name that the rule had; null where none matched. Empty where nobody came while there were rules. */
  readonly rules: readonly RuleCount[];
}

export interface RuleCount {
  readonly name: string | null;
  readonly visits: number;
}

export interface SeriesEntry {
  /** When the bucket starts, in milliseconds since the epoch. */
  readonly time: number;
  readonly visits: number;
  readonly visitors: number | null;
}

export interface NameCount {
  readonly name: string;
  readonly visits: number;
}

/** What there is to ask for, to make statistics of the answer. */
export function reportQueryOf(period: Period, withBots: boolean): { query: ReportQuery; buckets: readonly Bucket[] } {
  const { from, to, days } = period;
  const buckets = bucketsOf(period);
  return { query: { starts: buckets.map(({ start }) => start), from, to, days, withBots }, buckets };
}

/** @param buckets those that the report was asked for. */
export function statisticsOf(report: ClickReport, buckets: readonly Bucket[], withBots: boolean): Statistics {
  const totals = new Map(report.totals.map((total) => [total.bucket, total]));
  const visitsOf = ({ visits, bots }: { visits: number; bots: number }) => (withBots ? visits + bots : visits);
  const visitors = visitorsOf(report, buckets);
  const series = buckets.map(({ start, firstDay }, place) => ({
    time: start,
    visits: visitsOf(totals.get(place) ?? { visits: 0, bots: 0 }),
    visitors: firstDay === null ? null : (visitors[place] ?? 0),
  }));
  const inDimension = Map.groupBy(report.names, ({ dimension }) => dimension);
  return {
    visits: sum(series, ({ visits }) => visits),
    visitors: sum(report.days, (day) => day.visitors),
    bots: sum(report.totals, ({ bots }) => bots),
    series,
    names: namesOf((dimension) => inDimension.get(dimension) ?? []),
    rules: (inDimension.get(RULE) ?? []).map(({ name, visits }) => ({ name: name === "" ? null : name, visits })),
  };
}

/** By the place of their bucket. Both lists are in order, so one walk over each is enough. */
function visitorsOf({ days }: ClickReport, buckets: readonly Bucket[]): number[] {
  const visitors = buckets.map(() => 0);
  let place = 0;
  for (const { day, visitors: count } of days) {
    for (;;) {
      const next = buckets[place + 1]?.firstDay ?? null;
      if (next === null || next > day) break;
      place += 1;
    }
    visitors[place] = (visitors[place] ?? 0) + count;
  }
  return visitors;
}

function namesOf(
  of: (dimension: Dimension) => readonly NameCount[],
): Readonly<Record<Dimension, readonly NameCount[]>> {
  const known = (dimension: Dimension) => withName("unknown", of(dimension));
  return {
    country: known("country"),
    region: known("region"),
    city: known("city"),
    // A browser that says nothing of where it comes from was mostly sent by nobody.
    referrer: withName("direct", of("referrer")),
    device: known("device"),
    browser: known("browser"),
    os: known("os"),
    language: known("language"),
    utm_source: known("utm_source"),
    utm_medium: known("utm_medium"),
    utm_campaign: known("utm_campaign"),
    utm_term: known("utm_term"),
    utm_content: known("utm_content"),
  };
}

/** Gives what has no name one. Somebody may have chosen that very name, so it can come to be there twice: then they are one. */
function withName(nothing: string, counts: readonly NameCount[]): readonly NameCount[] {
  const visitsByName = new Map<string, number>();
  for (const { name, visits } of counts) {
    const shown = name === "" ? nothing : name;
    visitsByName.set(shown, (visitsByName.get(shown) ?? 0) + visits);
  }
  return Array.from(visitsByName, ([name, visits]) => ({ name, visits })).toSorted((a, b) => b.visits - a.visits);
}

function sum<Item>(items: readonly Item[], numberOf: (item: Item) => number): number {
  return items.reduce((total, item) => total + numberOf(item), 0);
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ClickReport } from "../../../../src/clicks/click-reports.ts";
import type { Bucket } from "../../../../src/clicks/reporting/buckets.ts";
import { INTERVALS, readPeriod } from "../../../../src/clicks/reporting/period.ts";
import { reportQueryOf, statisticsOf } from "../../../../src/clicks/reporting/statistics.ts";
import { dayAfter } from "../../../../src/clicks/reporting/time-zone.ts";
import { anyTime, anyZoneName } from "../../../support/time-zones.ts";

const reportOf = (facts: Partial<ClickReport>): ClickReport => ({ totals: [], days: [], names: [], ...facts });
const buckets: readonly Bucket[] = [
  { start: 0, firstDay: "1970-01-01" },
  { start: 100, firstDay: "1970-01-03" },
  { start: 200, firstDay: "1970-01-04" },
];
const hours = buckets.map(({ start }) => ({ start, firstDay: null }));

describe("statisticsOf()", () => {
  it("has zeros where a report has nothing", () => {
    const { series, ...others } = statisticsOf(reportOf({}), buckets, false);
    expect(series).toEqual([0, 100, 200].map((time) => ({ time, visits: 0, visitors: 0 })));
    expect(others).toMatchObject({ visits: 0, visitors: 0, bots: 0, names: { country: [], referrer: [] } });
  });

  it("has visits in their buckets, with bots where these count, and bots apart in either case", () => {
    const report = reportOf({
      totals: [
        { bucket: 2, visits: 3, bots: 4 },
        { bucket: 0, visits: 1, bots: 0 },
      ],
    });
    const people = statisticsOf(report, buckets, false);
    expect([people.visits, people.bots, people.series.map(({ visits }) => visits)]).toEqual([4, 4, [1, 0, 3]]);
    const all = statisticsOf(report, buckets, true);
    expect([all.visits, all.bots, all.series.map(({ visits }) => visits)]).toEqual([8, 4, [1, 0, 7]]);
  });

  it("has visitors of a day in the bucket that has the day, and of an hour none", () => {
    const days = ["1970-01-01", "1970-01-02", "1970-01-04", "1970-01-09"].map((day, i) => ({ day, visitors: 10 ** i }));
    const visitorsIn = (of: readonly Bucket[]) => {
      const { visitors, series } = statisticsOf(reportOf({ days }), of, false);
      return [visitors, ...series.map((entry) => entry.visitors)];
    };
    expect(visitorsIn(buckets)).toEqual([1_111, 11, 0, 1_100]);
    expect(visitorsIn(hours)).toEqual([1_111, null, null, null]);
  });

  it("gives a name to what has none, and puts it together with what was given that very name", () => {
    const counts = [
      { name: "unknown", visits: 2 },
      { name: "direct", visits: 2 },
      { name: "", visits: 1 },
    ];
    const names = (["utm_source", "referrer"] as const).flatMap((dimension) =>
      counts.map((count) => ({ dimension, ...count })),
    );
    const statistics = statisticsOf(reportOf({ names }), buckets, false);
    expect(statistics.names.utm_source).toEqual([
      { name: "unknown", visits: 3 },
      { name: "direct", visits: 2 },
    ]);
    expect(statistics.names.referrer).toEqual([
      { name: "direct", visits: 3 },
      { name: "unknown", visits: 2 },
    ]);
  });

  it("has rules by name, null for visits that none matched, and no rule that has its name by accident", () => {
    const names = ["German", "", "unknown"].map((name, n) => ({ dimension: "rule" as const, name, visits: 3 - n }));
    const { rules, names: others } = statisticsOf(reportOf({ names }), buckets, false);
    expect(rules).toEqual([
      { name: "German", visits: 3 },
      { name: null, visits: 2 },
      { name: "unknown", visits: 1 },
    ]);
    expect(others.country).toEqual([]);
    expect(statisticsOf(reportOf({}), buckets, false).rules).toEqual([]);
  });

  it("loses no visit and no visitor between the sums and the series, in any zone", () => {
    const asked = fc.record({
      time: anyTime,
      days: fc.integer({ min: 1, max: 30 }),
      timezone: anyZoneName,
      interval: fc.constantFrom(...INTERVALS),
    });
    fc.assert(
      fc.property(
        asked,
        fc.array(fc.nat({ max: 1_000 }), { minLength: 7, maxLength: 40 }),
        ({ time, days, timezone, interval }, numbers) => {
          let drawn = 0;
          const next = () => numbers[drawn++ % numbers.length] ?? 0;
          const [from, to] = [time, time + days * 86_400_000].map((moment) => new Date(moment).toISOString());
          const period = readPeriod({ from, to, timezone, interval }, 0);
          if (!period.ok) throw new Error(JSON.stringify(period.error));
          const { query, buckets: of } = reportQueryOf(period.value, false);
          const report = reportOf({
            totals: query.starts.map((_, bucket) => ({ bucket, visits: next(), bots: 0 })),
            days: Array.from({ length: 33 }, (_, i) => dayAfter(query.days.first, i))
              .filter((day) => day <= query.days.last)
              .map((day) => ({ day, visitors: next() })),
          });
          const { visits, visitors, series } = statisticsOf(report, of, false);
          const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
          expect(visits).toBe(sum(report.totals.map((total) => total.visits)));
          expect(visitors).toBe(sum(report.days.map((day) => day.visitors)));
          if (interval === "hour") return;
          expect(sum(series.map((entry) => entry.visitors ?? Number.NaN))).toBe(visitors);
          // A day's are of the UTC day of the same date.
          if (interval === "day")
            expect(series.map((entry) => entry.visitors)).toEqual(report.days.map((day) => day.visitors));
        },
      ),
      { numRuns: 200 },
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucketsOf } from "../../../../src/clicks/reporting/buckets.ts";
import { INTERVALS, type Interval, type Period, readPeriod } from "../../../../src/clicks/reporting/period.ts";
import { dayAt } from "../../../../src/clicks/reporting/time-zone.ts";
import { anyTime, anyZoneName } from "../../../support/time-zones.ts";

function periodOf(from: string, to: string, interval: Interval, timezone: string): Period {
  const period = readPeriod({ from, to, interval, timezone }, 0);
  if (!period.ok) throw new Error(`Cannot make a period: ${JSON.stringify(period.error)}`);
  return period.value;
}

const startsOf = (...asked: Parameters<typeof periodOf>) =>
  bucketsOf(periodOf(...asked)).map(({ start }) => new Date(start).toISOString().replace(":00.000", ""));

/** Periods of whole quarters, with whatever edges. */
const anyPeriod = fc
  .tuple(anyTime, fc.integer({ min: 1, max: 31 * 24 * 4 }), fc.constantFrom(...INTERVALS), anyZoneName)
  .map(([time, quarters, interval, timezone]) => {
    const iso = (moment: number) => new Date(moment).toISOString();
    const spread = { hour: 1, day: 20, month: 100 }[interval];
    return periodOf(iso(time), iso(time + quarters * spread * 900_000), interval, timezone);
  });

/** What the clock on the wall shows: `2026-10-25T02`, as long as what tells the buckets of the interval apart. */
function wallOf({ zone, interval }: Period, time: number): string {
  const wall = new Date(time + zone.offsetAt(time)).toISOString();
  return wall.slice(0, { hour: 13, day: 10, month: 7 }[interval]);
}

describe("bucketsOf()", () => {
  it.each([
    ["a day with an hour twice", "2026-10-25", "Europe/Berlin", 25],
    ["a day without an hour", "2026-03-29", "Europe/Berlin", 23],
    ["a day of half an hour more", "2026-04-05", "Australia/Lord_Howe", 25],
    ["a day of half an hour less", "2026-10-04", "Australia/Lord_Howe", 24],
    ["any other day", "2026-11-26", "Asia/Kathmandu", 24],
  ])("has the hours of %s", (_, day, zone, hours) => {
    expect(startsOf(day, day, "hour", zone)).toHaveLength(hours);
  });

  it("begins hours as the clock on the wall does", () => {
    expect(startsOf("2026-11-26T00:20:00Z", "2026-11-26T02:00:00Z", "hour", "Asia/Kathmandu")).toEqual([
      ...["2026-11-26T00:15Z", "2026-11-26T01:15Z"],
    ]);
    expect(startsOf("2026-11-26T00:05:00Z", "2026-11-26T00:15:00Z", "hour", "Asia/Kathmandu")).toEqual([
      "2026-11-25T23:15Z",
    ]);
    // Half an hour is put back: half past one comes again.
    expect(startsOf("2026-04-04T14:00:00Z", "2026-04-04T16:30:00Z", "hour", "Australia/Lord_Howe")).toEqual([
      ...["2026-04-04T14:00Z", "2026-04-04T15:00Z", "2026-04-04T15:30Z"],
    ]);
    // Half an hour is left out: half past two is first.
    expect(startsOf("2026-10-03T15:45:00Z", "2026-10-03T17:00:00Z", "hour", "Australia/Lord_Howe")).toEqual([
      ...["2026-10-03T15:30Z", "2026-10-03T16:00Z"],
    ]);
  });

  it("has months as long as they are", () => {
    expect(startsOf("2027-12-31", "2028-03-01", "month", "Europe/Berlin")).toEqual([
      ...["2027-11-30T23:00Z", "2027-12-31T23:00Z", "2028-01-31T23:00Z", "2028-02-29T23:00Z"],
    ]);
  });

  it("has no bucket for a date that clocks skipped, and its UTC day in the next", () => {
    const buckets = bucketsOf(periodOf("2011-12-29", "2011-12-31", "day", "Pacific/Apia"));
    expect(buckets.map(({ firstDay }) => firstDay)).toEqual(["2011-12-29", "2011-12-30"]);
  });

  it("covers the whole period without a gap, in ascending order, and nothing that lies outside", () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        const starts = bucketsOf(period).map(({ start }) => start);
        expect(starts.length).toBeGreaterThan(0);
        expect(starts[0]).toBeLessThanOrEqual(period.from);
        expect(starts[1] ?? period.to).toBeGreaterThan(period.from);
        expect(starts.at(-1)).toBeLessThan(period.to);
        // One assertion for all: an `expect` for each of 750 costs more than making them.
        expect(starts.filter((start, i) => i > 0 && start <= (starts[i - 1] ?? 0))).toEqual([]);
        expect(starts.length).toBeLessThanOrEqual(750);
      }),
      { numRuns: 300 },
    );
  });

  it("has all that the wall clock calls by one name in one bucket, and nothing else in it", () => {
    fc.assert(
      fc.property(anyPeriod, fc.nat(), (period, chance) => {
        const buckets = bucketsOf(period);
        const place = chance % buckets.length;
        const start = buckets[place]?.start ?? 0;
        const end = buckets[place + 1]?.start ?? period.to;
        const name = wallOf(period, start);
        for (const time of [start, start + Math.floor((end - start) / 2), end - 1])
          expect(wallOf(period, time)).toBe(name);
        // An hour can come twice in a row, with the same name.
        if (period.interval !== "hour") expect(wallOf(period, start - 1)).not.toBe(name);
      }),
      { numRuns: 300 },
    );
  });

  it("has each of the period's dates in the bucket that has its name", () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        const dateOf = (start: number) => (period.interval === "hour" ? null : dayAt(period.zone, start));
        expect(bucketsOf(period).filter(({ start, firstDay }) => firstDay !== dateOf(start))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

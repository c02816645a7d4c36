import { describe, expect, it } from "vitest";
import { timeTicks } from "../../../../src/web/parts/charts/time-ticks.ts";
import { zoneClock } from "../../../../src/web/parts/charts/zone-clock.ts";

const HOUR = 3_600_000;
const berlin = zoneClock("Europe/Berlin");
const hoursFrom = (start: string, count: number) =>
  Array.from({ length: count }, (_, place) => new Date(Date.parse(start) + place * HOUR));
/** Midnights in UTC. */
const daysFrom = (start: string, count: number) =>
  Array.from({ length: count }, (_, place) => new Date(Date.parse(start) + place * 24 * HOUR));
const monthsFrom = (year: number, month: number, count: number) =>
  Array.from({ length: count }, (_, place) => new Date(Date.UTC(year, month - 1 + place)));

describe("timeTicks()", () => {
  it("marks every third hour of a day of 24, at whole hours of the zone's own clock", () => {
    const walls = hoursFrom("2026-11-28T23:00:00Z", 24).map(berlin);
    const ticks = timeTicks(walls, "hour", 8);
    expect(ticks.map(({ place }) => walls[place]?.hour)).toEqual([0, 3, 6, 9, 12, 15, 18, 21]);
    expect(ticks.map(({ shows }) => shows)).toEqual(["day", ...Array<string>(7).fill("hour")]);
  });

  it("stays on 6, 12 and 18 o'clock on a day of 23 hours, and marks no hour twice on one of 25", () => {
    const short = hoursFrom("2026-03-28T23:00:00Z", 23).map(berlin);
    expect(timeTicks(short, "hour", 4).map(({ place }) => [place, short[place]?.hour])).toEqual([
      [0, 0],
      [5, 6],
      [11, 12],
      [17, 18],
    ]);
    const long = hoursFrom("2026-10-24T22:00:00Z", 25).map(berlin);
    expect(long.filter(({ hour }) => hour === 2)).toHaveLength(2);
    expect(timeTicks(long, "hour", 24).map(({ place }) => long[place]?.hour)).toEqual(
      Array.from({ length: 24 }, (_, hour) => hour),
    );
  });

  it("marks the first hour of a day that has no midnight", () => {
    // Clocks in Cairo went from 24:00 on to 1:00.
    const walls = hoursFrom("2026-04-22T22:00:00Z", 71).map(zoneClock("Africa/Cairo"));
    expect(timeTicks(walls, "hour", 4).map(({ place }) => [walls[place]?.day, walls[place]?.hour])).toEqual([
      [23, 0],
      [24, 1],
      [25, 0],
    ]);
  });

  it("marks each date of a week, the Mondays of a month, and the first of each month of a quarter", () => {
    const utc = zoneClock("UTC");
    const dates = (count: number, most: number) => {
      const walls = daysFrom("2026-11-01", count).map(utc);
      return timeTicks(walls, "day", most).map(({ place }) => `${walls[place]?.month}-${walls[place]?.day}`);
    };
    expect(dates(7, 8)).toHaveLength(7);
    expect(dates(30, 8)).toEqual(["11-2", "11-9", "11-16", "11-23", "11-30"]);
    expect(dates(120, 8)).toEqual(["11-1", "12-1", "1-1", "2-1"]);
    expect(dates(732, 5)).toEqual(["1-1", "7-1", "1-1", "7-1"]);
  });

  it("marks months, with the year at its first one", () => {
    const walls = monthsFrom(2025, 12, 12).map(zoneClock("UTC"));
    expect(
      timeTicks(walls, "month", 12)
        .map(({ shows }) => shows)
        .slice(0, 3),
    ).toEqual(["year", "year", "month"]);
    expect(timeTicks(walls, "month", 4).map(({ place }) => walls[place]?.month)).toEqual([1, 4, 7, 10]);
  });

  it("never has more than find room", () => {
    const walls = hoursFrom("2026-01-01T00:00:00Z", 31 * 24).map(zoneClock("UTC"));
    expect(timeTicks(walls, "hour", 2).length).toBeLessThanOrEqual(2);
    expect(timeTicks([], "day", 2)).toEqual([]);
  });
});

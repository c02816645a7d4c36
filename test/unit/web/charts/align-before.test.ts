import { describe, expect, it } from "vitest";
import { alignBefore } from "../../../../src/web/parts/charts/align-before.ts";
import { zoneClock } from "../../../../src/web/parts/charts/zone-clock.ts";

const HOUR = 3_600_000;
const berlin = zoneClock("Europe/Berlin");
/** As many visits as the hour on the clock says, so that a line which slips is seen. */
const hours = (start: string, count: number) =>
  Array.from({ length: count }, (_, place) => {
    const time = new Date(Date.parse(start) + place * HOUR);
    return { time, visits: berlin(time).hour };
  });

describe("alignBefore()", () => {
  it("lays hours of the same name beside each other where the day before had 25 of them", () => {
    const day = hours("2026-10-25T23:00:00Z", 24);
    const dayBefore = hours("2026-10-24T22:00:00Z", 25);
    expect(alignBefore(day, dayBefore, "hour", berlin)).toEqual(day.map(({ visits }) => visits));
  });

  it("has null for an hour that the day before did not have, and goes on at the right one", () => {
    const day = hours("2026-03-29T22:00:00Z", 24);
    const dayBefore = hours("2026-03-28T23:00:00Z", 23);
    const found = alignBefore(day, dayBefore, "hour", berlin);
    expect(found[2]).toBeNull();
    expect(found.slice(3)).toEqual(day.slice(3).map(({ visits }) => visits));
  });

  it("lays days beside each other by their order, and has null beyond the last", () => {
    const entries = [1, 2, 3].map((visits) => ({ time: new Date(visits * 24 * HOUR), visits }));
    expect(alignBefore(entries, entries.slice(0, 2), "day", berlin)).toEqual([1, 2, null]);
  });
});

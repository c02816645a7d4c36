import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AskedPeriod, INTERVALS, readEdges, readPeriod } from "../../../../src/clicks/reporting/period.ts";
import { anyTime, anyZoneName } from "../../../support/time-zones.ts";

const NOW = Date.parse("2026-11-26T12:34:56.789Z");

function read(asked: Partial<AskedPeriod>) {
  const period = readPeriod({ interval: "day", timezone: "UTC", ...asked }, NOW);
  if (!period.ok) return period.error.map(({ path, message }) => `${path} ${message}`);
  const { from, to, days } = period.value;
  return [new Date(from).toISOString(), new Date(to).toISOString(), days.first, days.last];
}

describe("readPeriod()", () => {
  it("is 30 dates up to now when nothing is asked for", () => {
    expect(read({})).toEqual(["2026-10-28T00:00:00.000Z", "2026-11-26T12:45:00.000Z", "2026-10-28", "2026-11-26"]);
    // In Kiritimati it is tomorrow.
    expect(read({ timezone: "Pacific/Kiritimati" })).toEqual([
      ...["2026-10-28T10:00:00.000Z", "2026-11-26T12:45:00.000Z", "2026-10-29", "2026-11-27"],
    ]);
  });

  it("is 30 dates up to the end when that alone is asked for, and up to now from the beginning alone", () => {
    expect(read({ to: "2026-03-31" })).toEqual([
      ...["2026-03-02T00:00:00.000Z", "2026-04-01T00:00:00.000Z", "2026-03-02", "2026-03-31"],
    ]);
    expect(read({ from: "2026-11-26" })).toEqual([
      ...["2026-11-26T00:00:00.000Z", "2026-11-26T12:45:00.000Z", "2026-11-26", "2026-11-26"],
    ]);
  });

  it("has dates as a whole, on the calendars of the zone", () => {
    expect(read({ from: "2026-10-25", to: "2026-10-25", timezone: "Europe/Berlin" })).toEqual([
      ...["2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z", "2026-10-25", "2026-10-25"],
    ]);
    expect(read({ from: "2026-11-26", to: "2026-11-26", timezone: "Asia/Kathmandu" })).toEqual([
      ...["2026-11-25T18:15:00.000Z", "2026-11-26T18:15:00.000Z", "2026-11-26", "2026-11-26"],
    ]);
  });

  it("has whole quarters of an hour, and the dates that it touches", () => {
    const edges = { from: "2026-11-25T23:59:59.999+01:00", to: "2026-11-26T00:00:00.001+01:00" };
    expect(read(edges)).toEqual(["2026-11-25T22:45:00.000Z", "2026-11-25T23:15:00.000Z", "2026-11-25", "2026-11-25"]);
    expect(read({ ...edges, timezone: "Europe/Berlin" }).slice(2)).toEqual(["2026-11-25", "2026-11-26"]);
    // A time is not in it any more.
    expect(read({ from: "2026-11-25", to: "2026-11-26T00:00:00Z" }).slice(1)).toEqual([
      ...["2026-11-26T00:00:00.000Z", "2026-11-25", "2026-11-25"],
    ]);
  });

  it.each<[Partial<AskedPeriod>, string]>([
    [{ from: "yesterday" }, "from must be an RFC 3339 time or a date, such as 2027-01-31"],
    [{ to: "2026-02-30" }, "to must be an RFC 3339 time or a date, such as 2027-01-31"],
    [{ from: "" }, "from must be an RFC 3339 time or a date, such as 2027-01-31"],
    [{ from: "2026-11-26T12:00:00" }, "from must be an RFC 3339 time or a date, such as 2027-01-31"],
    [{ from: "1969-12-31" }, "from must lie in the years 1970 to 2999"],
    [{ to: "3000-01-01" }, "to must lie in the years 1970 to 2999"],
    [{ to: "9999-12-31T23:59:59Z" }, "to must lie in the years 1970 to 2999"],
    [{ timezone: "Europe/Atlantis" }, "timezone must be the name of a time zone, such as Europe/Berlin"],
    [{ from: "2026-11-27" }, "from must be before to"],
    [{ from: "2026-11-02", to: "2026-11-01" }, "from must be before to"],
    [{ from: "2026-11-01T12:00:00Z", to: "2026-11-01T12:00:00Z" }, "from must be before to"],
    [
      { from: "2026-10-01", to: "2026-11-01", interval: "hour" },
      "from must be at most 31 days before to where interval is hour",
    ],
    [{ from: "2024-01-01", to: "2026-01-02" }, "from must be at most 732 days before to where interval is day"],
    [
      { from: "2016-01-01", to: "2026-11-01", interval: "month" },
      "from must be at most 3660 days before to where interval is month",
    ],
  ])("refuses %j", (asked, problem) => {
    expect(read(asked)).toEqual([problem]);
  });

  it("names both edges when both are wrong", () => {
    expect(read({ from: "a", to: "b" }).map((text) => text.split(" ")[0])).toEqual(["from", "to"]);
  });

  it.each<Partial<AskedPeriod>>([
    { from: "2026-10-01", to: "2026-10-31", interval: "hour", timezone: "Europe/Berlin" },
    { from: "2024-01-01", to: "2025-12-31", timezone: "Europe/Berlin" },
    { from: "2016-01-01", to: "2025-12-31", interval: "month", timezone: "America/St_Johns" },
    { from: "2999-12-01", to: "2999-12-31" },
    { from: "1970-01-01", to: "1970-01-01", timezone: "Pacific/Kiritimati" },
    { to: "1970-01-01", timezone: "America/Adak" },
  ])("takes %j", (asked) => {
    expect(read(asked)).toHaveLength(4);
  });

  it("is never empty, and of whole quarters around what was asked for, whatever that is", () => {
    const asked = fc.record({ from: anyTime, length: fc.integer({ min: 1, max: 31 * 86_400_000 }) });
    fc.assert(
      fc.property(asked, anyZoneName, fc.constantFrom(...INTERVALS), ({ from, length }, timezone, interval) => {
        const iso = (time: number) => new Date(time).toISOString();
        const period = readPeriod({ from: iso(from), to: iso(from + length), timezone, interval }, NOW);
        if (!period.ok) throw new Error(JSON.stringify(period.error));
        const { value } = period;
        expect([value.from % 900_000, value.to % 900_000]).toEqual([0, 0]);
        expect(value.from > from - 900_000 && value.from <= from).toBe(true);
        expect(value.to < from + length + 900_000 && value.to >= from + length).toBe(true);
        expect(value.days.first <= value.days.last).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe("readEdges()", () => {
  it("has moments to the millisecond, dates as a whole, and null where nothing is asked for", () => {
    const edges = readEdges({ from: "2026-11-26T12:34:56.789Z", to: "2026-11-26", timezone: "Europe/Berlin" });
    expect(edges).toMatchObject({ ok: true, value: { from: NOW, to: Date.parse("2026-11-26T23:00:00Z") } });
    expect(readEdges({ timezone: "UTC" })).toMatchObject({ ok: true, value: { from: null, to: null } });
  });
});

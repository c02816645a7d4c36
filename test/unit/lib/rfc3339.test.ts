import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseRfc3339 } from "../../../src/lib/rfc3339.ts";

const FIRST = Date.parse("0000-01-01T00:00:00.000Z");
const LAST = Date.parse("9999-12-31T23:59:59.999Z");

describe("parseRfc3339()", () => {
  it.each([
    ["2026-11-22T08:00:00Z", "2026-11-22T08:00:00.000Z"],
    ["2026-11-22T08:00:00.5Z", "2026-11-22T08:00:00.500Z"],
    ["2026-11-22T08:00:00.123456789Z", "2026-11-22T08:00:00.123Z"],
    ["2026-11-22t08:00:00.5z", "2026-11-22T08:00:00.500Z"],
    ["2026-11-22T08:00:00+05:45", "2026-11-22T02:15:00.000Z"],
    ["2026-11-22T23:30:00-01:00", "2026-11-23T00:30:00.000Z"],
    ["2026-11-22T08:00:00-00:00", "2026-11-22T08:00:00.000Z"],
    ["2026-11-22T08:00:00+23:59", "2026-11-21T08:01:00.000Z"],
    ["2024-02-29T12:00:00Z", "2024-02-29T12:00:00.000Z"],
    ["2000-02-29T12:00:00Z", "2000-02-29T12:00:00.000Z"],
    ["0000-02-29T12:00:00Z", "0000-02-29T12:00:00.000Z"],
    ["9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"],
  ])("reads %s", (text, time) => {
    expect(parseRfc3339(text)).toBe(Date.parse(time));
  });

  it.each([
    ["30 February", "2026-02-30T00:00:00Z"],
    ["29 February of a common year", "2026-02-29T00:00:00Z"],
    ["29 February of 2100", "2100-02-29T00:00:00Z"],
    ["31 April", "2026-04-31T00:00:00Z"],
    ["day 0", "2026-01-00T00:00:00Z"],
    ["day 32", "2026-01-32T00:00:00Z"],
    ["month 0", "2026-00-10T00:00:00Z"],
    ["month 13", "2026-13-10T00:00:00Z"],
    ["hour 24, which ISO 8601 has and RFC 3339 has not", "2026-01-01T24:00:00Z"],
    ["hour 25", "2026-01-01T25:00:00Z"],
    ["minute 60", "2026-01-01T00:60:00Z"],
    ["second 61", "2026-06-30T23:59:61Z"],
    ["a leap second, which a clock of milliseconds can't name", "2026-06-30T23:59:60Z"],
    ["an offset of 24 hours", "2026-01-01T00:00:00+24:00"],
    ["an offset with minute 60", "2026-01-01T00:00:00+01:60"],
    ["no offset", "2026-01-01T00:00:00"],
    ["an offset without a colon", "2026-01-01T00:00:00+0100"],
    ["an offset of hours alone", "2026-01-01T00:00:00+01"],
    ["no seconds", "2026-01-01T00:00Z"],
    ["a date alone", "2026-01-01"],
    ["a space for T", "2026-01-01 00:00:00Z"],
    ["the basic format", "20260101T000000Z"],
    ["a week date", "2026-W01-1T00:00:00Z"],
    ["a point without digits", "2026-01-01T00:00:00.Z"],
    ["a comma for the point", "2026-01-01T00:00:00,5Z"],
    ["six digits of a year", "+002026-01-01T00:00:00Z"],
    ["two digits of a year", "26-01-01T00:00:00Z"],
    ["digits that are not ASCII", "\u0662026-01-01T00:00:00Z"],
    ["a name of a zone", "2026-01-01T00:00:00 UTC"],
    ["a date as people write it", "1 January 2026"],
    ["milliseconds since the epoch", "1767225600000"],
    ["white space before it", " 2026-01-01T00:00:00Z"],
    ["a newline behind it", "2026-01-01T00:00:00Z\n"],
    ["nothing", ""],
    ["an offset that leads into year 10000, which RFC 3339 can't write", "9999-12-31T23:59:59-00:01"],
  ])("refuses %s", (_, text) => {
    expect(parseRfc3339(text)).toBeNull();
  });

  it("takes back what toISOString() makes of any millisecond of four-digit years", () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST, max: LAST }), (time) => {
        expect(parseRfc3339(new Date(time).toISOString())).toBe(time);
      }),
      { numRuns: 2_000 },
    );
  });

  it("reads the same moment from every offset", () => {
    const offset = fc.integer({ min: -(23 * 60 + 59), max: 23 * 60 + 59 });
    const pad = (number: number) => String(number).padStart(2, "0");
    fc.assert(
      fc.property(fc.integer({ min: FIRST + 86_400_000, max: LAST - 86_400_000 }), offset, (time, minutes) => {
        const clock = new Date(time + minutes * 60_000).toISOString().slice(0, -1);
        const size = Math.abs(minutes);
        const text = `${clock}${minutes < 0 ? "-" : "+"}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
        expect(parseRfc3339(text)).toBe(time);
      }),
      { numRuns: 2_000 },
    );
  });

  it("is null for every day and hour that there is not, and reads every one that there is", () => {
    const edges = ["00", "01", "02", "12", "13", "23", "24", "28", "29", "30", "31", "59", "60"];
    const two = fc.oneof(
      fc.constantFrom(...edges),
      fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, "0")),
    );
    const fields = fc.tuple(fc.integer({ min: 1000, max: 9998 }), two, two, two, two, two);
    fc.assert(
      fc.property(fields, ([year, month, day, hour, minute, second]) => {
        const date = `${year}-${month}-${day}`;
        const clock = `${hour}:${minute}:${second}`;
        const daysOf = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        const days = daysOf[Number(month) - 1] ?? 0;
        const isDay = Number(day) >= 1 && Number(day) <= days;
        const isClock = Number(hour) <= 23 && Number(minute) <= 59 && Number(second) <= 59;
        const time = parseRfc3339(`${date}T${clock}Z`);
        expect(time !== null).toBe(isDay && isClock);
        if (time !== null) expect(new Date(time).toISOString()).toBe(`${date}T${clock}.000Z`);
      }),
      { numRuns: 3_000 },
    );
  });
});

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dayAfter,
  dayAt,
  findTimeZone,
  startOfDay,
  type TimeZone,
} from "../../../../src/clicks/reporting/time-zone.ts";
import { anyDay, anyZone, zoneOf } from "../../../support/time-zones.ts";

const iso = (time: number) => new Date(time).toISOString();

describe("findTimeZone()", () => {
  it.each(["UTC", "Europe/Berlin", "europe/berlin", "Asia/Kathmandu", "America/Argentina/Buenos_Aires", "Etc/GMT+5"])(
    "finds %s",
    (name) => {
      expect(findTimeZone(name)?.name).toBe(name);
    },
  );

  it.each(["", "Europe/Atlantis", "+01:00", "-0500", "Z", "Europe/Berlin ", "Europe/Berlin\u0000", "é", "../UTC", "1"])(
    "finds none that is called %j",
    (name) => {
      expect(findTimeZone(name)).toBeNull();
    },
  );
});

describe("offsetAt() of findTimeZone()", () => {
  it.each([
    ["UTC", "2026-11-26T12:00:00Z", 0],
    ["Europe/Berlin", "2026-10-25T00:59:59.999Z", 2],
    ["Europe/Berlin", "2026-10-25T01:00:00Z", 1],
    ["Asia/Kathmandu", "2026-11-26T12:00:00Z", 5.75],
    ["America/St_Johns", "2026-07-01T12:00:00Z", -2.5],
    ["America/St_Johns", "2026-12-31T23:59:59.999Z", -3.5],
    ["Pacific/Kiritimati", "2026-12-31T23:59:59.999Z", 14],
    ["Australia/Lord_Howe", "2026-01-01T00:00:00Z", 11],
    ["Australia/Lord_Howe", "2026-07-01T00:00:00Z", 10.5],
    ["Europe/Berlin", "1969-12-31T23:59:59.999Z", 1],
  ])("of %s at %s is %d hours", (name, time, hours) => {
    expect(zoneOf(name).offsetAt(Date.parse(time))).toBe(hours * 3_600_000);
  });
});

describe("startOfDay()", () => {
  it.each([
    ["a day of 25 hours", "Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00.000Z"],
    ["the day after it", "Europe/Berlin", "2026-10-26", "2026-10-25T23:00:00.000Z"],
    ["a day of 23 hours", "Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00.000Z"],
    ["a day whose midnight is skipped", "America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00.000Z"],
    ["a day whose midnight comes twice", "America/Havana", "2026-11-01", "2026-11-01T04:00:00.000Z"],
    ["a day before which an hour comes twice", "America/Sao_Paulo", "2018-02-18", "2018-02-18T03:00:00.000Z"],
    ["a day that is skipped, with the next one", "Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00.000Z"],
    ["the next one", "Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00.000Z"],
    ["a day that begins at a quarter past", "Asia/Kathmandu", "2026-11-26", "2026-11-25T18:15:00.000Z"],
  ])("is right for %s", (_, name, day, time) => {
    expect(iso(startOfDay(zoneOf(name), day))).toBe(time);
  });

  it("is the first moment that has the date, in any zone", () => {
    fc.assert(
      fc.property(anyZone, anyDay, (zone: TimeZone, day) => {
        const start = startOfDay(zone, day);
        expect(dayAt(zone, start)).toBe(day);
        expect(dayAt(zone, start - 1) < day).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("dayAfter()", () => {
  it("counts on by the calendar, and back", () => {
    expect(dayAfter("2026-02-28")).toBe("2026-03-01");
    expect(dayAfter("2028-02-28")).toBe("2028-02-29");
    expect(dayAfter("2026-12-31")).toBe("2027-01-01");
    expect(dayAfter("2026-03-01", -29)).toBe("2026-01-31");
  });
});

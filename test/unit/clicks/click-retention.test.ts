import { describe, expect, it } from "vitest";
import { beginOfLog, utcDay } from "../../../src/clicks/click-retention.ts";

const begin = (now: string, days: number) => new Date(beginOfLog(Date.parse(now), days)).toISOString();

describe("beginOfLog()", () => {
  it.each([
    ["2026-11-23T00:00:00.000Z", 35, "2026-10-19T00:00:00.000Z"],
    ["2026-11-29T23:59:59.999Z", 35, "2026-10-19T00:00:00.000Z"],
    ["2026-11-30T00:00:00.000Z", 35, "2026-10-26T00:00:00.000Z"],
    ["2026-11-26T12:00:00.000Z", 90, "2026-08-24T00:00:00.000Z"],
    ["2026-01-01T00:00:00.000Z", 1, "2025-12-29T00:00:00.000Z"],
  ])("at %s, with %i days, gives the Monday %s", (now, days, monday) => {
    expect(begin(now, days)).toBe(monday);
  });
});

describe("utcDay()", () => {
  it("gives the day in UTC", () => {
    expect(utcDay(Date.parse("2026-11-23T23:59:59.999Z"))).toBe("2026-11-23");
  });
});

import { describe, expect, it } from "vitest";
import { type AskedPeriod, periodBefore, readPeriod } from "../../../../src/clicks/reporting/period.ts";

const NOW = Date.parse("2026-11-29T10:07:00Z");

function before(asked: Partial<AskedPeriod>) {
  const period = readPeriod({ interval: "day", timezone: "UTC", ...asked }, NOW);
  if (!period.ok) throw new Error("Cannot make a period");
  const { from, to, days } = periodBefore(period.value);
  return [new Date(from).toISOString(), new Date(to).toISOString(), days.first, days.last];
}

describe("periodBefore()", () => {
  it("has as many dates before as the period has, through a change of clocks", () => {
    expect(before({ from: "2026-11-01", to: "2026-11-07" })).toEqual([
      ...["2026-10-25T00:00:00.000Z", "2026-11-01T00:00:00.000Z", "2026-10-25", "2026-10-31"],
    ]);
    expect(before({ from: "2026-10-25", to: "2026-10-25", timezone: "Europe/Berlin" })).toEqual([
      ...["2026-10-23T22:00:00.000Z", "2026-10-24T22:00:00.000Z", "2026-10-24", "2026-10-24"],
    ]);
  });

  it("is as long as the period where that is not of whole dates, as the usual one", () => {
    expect(before({ from: "2026-11-29T08:00:00Z", to: "2026-11-29T09:30:00Z" })).toEqual([
      ...["2026-11-29T06:30:00.000Z", "2026-11-29T08:00:00.000Z", "2026-11-29", "2026-11-29"],
    ]);
    const [from, to] = before({});
    expect([from, to]).toEqual(["2026-10-01T13:45:00.000Z", "2026-10-31T00:00:00.000Z"]);
  });
});

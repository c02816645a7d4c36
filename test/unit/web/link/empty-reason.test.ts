import { describe, expect, it } from "vitest";
import { emptyReason } from "../../../../src/web/link/empty-reason.ts";

const counted = (visits: readonly number[], bots = 0) => ({
  ...{ visits: visits.reduce((sum, count) => sum + count, 0), bots },
  series: visits.map((count, place) => ({
    time: `2026-${String(place + 1).padStart(2, "0")}-01`,
    visits: count,
    visitors: 0,
  })),
});
const nothing = counted([0, 0]);

describe("emptyReason()", () => {
  it("blames the tag first, then bots, and asks for no more to know so", () => {
    const noneThere = { ...counted([0], 3), onDomain: { links: 0, isComplete: true } };
    expect(emptyReason(noneThere, false, undefined, undefined)).toEqual({ kind: "none-there" });
    const noTagged = { ...counted([0], 3), tagged: { links: 0, isComplete: true } };
    expect(emptyReason(noTagged, false, undefined, undefined)).toEqual({ kind: "no-tagged" });
    const noneMade = { ...noTagged, made: { links: 0, isComplete: true } };
    expect(emptyReason(noneMade, false, undefined, undefined)).toEqual({ kind: "none-made" });
    expect(emptyReason(counted([0], 14), false, undefined, undefined)).toEqual({ kind: "bots", bots: 14 });
  });

  it("does not say never before it knows", () => {
    expect(emptyReason(nothing, false, undefined, undefined)).toEqual({ kind: "asking" });
    expect(emptyReason(nothing, false, nothing, undefined)).toEqual({ kind: "never" });
  });

  it("finds the last month that had visits, then its last day", () => {
    const ever = counted([4, 0, 2, 0]);
    expect(emptyReason(nothing, false, ever, undefined)).toEqual({
      kind: "elsewhen",
      month: "2026-03-01",
      day: undefined,
    });
    expect(emptyReason(nothing, false, ever, counted([1, 1, 0]))).toMatchObject({ day: "2026-02-01" });
  });

  it("tells bots that came at another time, unless they count", () => {
    expect(emptyReason(nothing, false, counted([0], 5), undefined)).toEqual({ kind: "bots-ever", bots: 5 });
    expect(emptyReason(nothing, true, counted([0], 5), undefined)).toEqual({ kind: "never" });
  });
});

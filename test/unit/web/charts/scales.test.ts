import { describe, expect, it } from "vitest";
import { nextPlace } from "../../../../src/web/parts/charts/chart-reader.tsx";
import { areaPath, linePath } from "../../../../src/web/parts/charts/paths.ts";
import { valueTicks } from "../../../../src/web/parts/charts/value-ticks.ts";

describe("valueTicks()", () => {
  it.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [7, [0, 2, 4, 6]],
    [107, [0, 50, 100]],
    [4_100, [0, 2_000, 4_000]],
    [1_000_000, [0, 500_000, 1_000_000]],
  ])("has round whole numbers up to %i", (most, ticks) => {
    expect(valueTicks(most)).toEqual(ticks);
  });
});

describe("linePath() and areaPath()", () => {
  it("leave a gap where there is nothing, and close an area on the ground", () => {
    expect(linePath([[0, 1], [2, 3.04], null, [4, 5]])).toBe("M0 1L2 3M4 5");
    expect(
      areaPath(
        [
          [0, 1],
          [2, 3],
        ],
        9,
      ),
    ).toBe("M0 1L2 3L2 9L0 9Z");
    expect(areaPath([], 9)).toBe("");
  });
});

describe("nextPlace()", () => {
  it("goes by arrows from either end, leaps by pages, and lets go with Escape", () => {
    expect(nextPlace("ArrowLeft", null, 29)).toBe(29);
    expect(nextPlace("ArrowRight", null, 29)).toBe(0);
    expect(nextPlace("ArrowLeft", 12, 29)).toBe(11);
    expect(nextPlace("PageUp", 12, 29)).toBe(15);
    expect([nextPlace("Home", 12, 29), nextPlace("End", 12, 29)]).toEqual([0, 29]);
    expect(nextPlace("Escape", 12, 29)).toBeNull();
    // What is not the chart's is left to others: Escape closes what floats.
    expect([nextPlace("Escape", null, 29), nextPlace("a", 12, 29)]).toEqual([undefined, undefined]);
  });
});

import { describe, expect, it } from "vitest";
import { keepCounts } from "../../../src/metrics/keep-counts.ts";
import { generous } from "../../support/adapters.ts";
import { createManualClock } from "../../support/manual-clock.ts";

describe("keepCounts()", () => {
  it("asks the store once a minute, and again after a failure", async () => {
    const clock = createManualClock();
    let asked = 0;
    let isDown = true;
    const read = async () => {
      asked++;
      if (isDown) throw new Error("down");
      return new Map([["a", asked]]);
    };
    const readCounts = keepCounts({ read }, clock.now);
    await expect(readCounts(generous())).rejects.toThrow("down");
    isDown = false;
    for (const [ms, expected] of [
      [0, 2],
      [59_999, 2],
      [1, 3],
      [1, 3],
    ] as const) {
      clock.advance(ms);
      expect((await readCounts(generous())).get("a")).toBe(expected);
    }
  });
});

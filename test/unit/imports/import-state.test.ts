import { describe, expect, it } from "vitest";
import { stateOf } from "../../../src/imports/import-state.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

describe("stateOf()", () => {
  it.each([
    ["queued", null, 0, 0, 0],
    ["running", null, 3, 1, 15 * MINUTE_MS - 1],
    ["queued", 10, 0, 0, DAY_MS],
    ["running", 10, 9, 0, DAY_MS],
    ["running", 10, 0, 9, 15 * DAY_MS - 1],
    ["done", 10, 8, 2, 30 * DAY_MS],
    ["done", 0, 0, 0, 0],
  ] as const)(
    "is %s with a total of %s, %i created and %i failed, after %i ms",
    (state, total, created, failed, ageMs) => {
      expect(stateOf({ total, created, failed, createdAt: 1_000 }, 1_000 + ageMs)).toEqual({ state, error: null });
    },
  );

  it("fails an upload that has not ended in time, and says so", () => {
    const { state, error } = stateOf({ total: null, created: 5, failed: 0, createdAt: 0 }, 15 * MINUTE_MS);
    expect([state, error]).toEqual(["failed", expect.stringContaining("the upload was cut off")]);
  });

  it("fails an import whose rows the Queue has forgotten", () => {
    const { state, error } = stateOf({ total: 10, created: 5, failed: 0, createdAt: 0 }, 15 * DAY_MS);
    expect([state, error]).toEqual(["failed", expect.stringContaining("rows were lost")]);
  });
});

import { describe, expect, it } from "vitest";
import { localTime } from "../../../src/web/home/local-time.ts";

describe("localTime()", () => {
  it("is what a field for a time takes, also of the year 2, which whoever types 2027 passes through", () => {
    const early = new Date(2027, 2, 1, 9, 5);
    expect(localTime(early)).toBe("2027-03-01T09:05");
    early.setFullYear(2);
    expect(localTime(early)).toBe("0002-03-01T09:05");
  });
});

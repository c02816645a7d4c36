import { describe, expect, it } from "vitest";
import { type Look, verdictOf } from "../../../src/checks/link-check.ts";

const verdict = (status: number | null, problem: Look["problem"] = null) => verdictOf({ status, problem });

describe("verdictOf()", () => {
  it.each([200, 204, 206])("%i works", (status) => expect(verdict(status)).toBe("works"));

  it.each([404, 410, 500, 502, 504, 530])("%i fails", (status) => expect(verdict(status)).toBe("fails"));

  it.each([401, 403, 405, 429, 451, 503, 304])("%i may be for programs alone, and decides nothing", (status) =>
    expect(verdict(status)).toBe("undecided"),
  );

  it("nobody there, or no answer in time, fails; what keeps a program out decides nothing", () => {
    expect(verdict(null, "unreachable")).toBe("fails");
    expect(verdict(null, "timeout")).toBe("fails");
    for (const problem of ["robots", "refused", "too-many-redirects"] as const)
      expect(verdict(302, problem)).toBe("undecided");
  });
});

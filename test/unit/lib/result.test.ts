import { describe, expect, it } from "vitest";
import { err, ok, type Result } from "../../../src/lib/result.ts";

const halve = (number: number): Result<number, "odd"> => (number % 2 === 0 ? ok(number / 2) : err("odd"));

describe("ok() and err()", () => {
  it("are told apart by `ok`, also where value and problem are falsy", () => {
    expect(halve(0)).toEqual({ ok: true, value: 0 });
    expect(halve(1)).toEqual({ ok: false, error: "odd" });
    expect(ok(null)).toEqual({ ok: true, value: null });
    expect(err(null)).toEqual({ ok: false, error: null });
  });
});

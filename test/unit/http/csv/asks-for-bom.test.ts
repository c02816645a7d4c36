import { describe, expect, it } from "vitest";
import { asksForBom } from "../../../../src/http/csv/asks-for-bom.ts";

describe("asksForBom()", () => {
  it.each([
    "text/csv; bom=true",
    "text/csv;charset=utf-8;BOM=true;q=0.5, */*",
    "application/json, text/csv; bom",
    "text/csv; bom=present",
  ])("hears it in Accept: %s", (accept) => {
    expect(asksForBom(accept, undefined)).toBe(true);
    expect(asksForBom(accept, "false")).toBe(false);
  });

  it.each([undefined, "text/csv", "text/csv; bom=false", "text/csv; bomb=true", "application/json; bom=true", "*/*"])(
    "does not hear it in Accept: %s, unless the query asks",
    (accept) => {
      expect(asksForBom(accept, undefined)).toBe(false);
      expect(asksForBom(accept, "true")).toBe(true);
    },
  );
});

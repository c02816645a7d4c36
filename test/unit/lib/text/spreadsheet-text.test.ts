import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromSpreadsheetText, toSpreadsheetText } from "../../../../src/lib/text/spreadsheet-text.ts";

describe("toSpreadsheetText()", () => {
  it.each(["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1", "\r=1"])("makes text of the formula %j", (text) => {
    expect(toSpreadsheetText(text)).toBe(`'${text}`);
  });

  it.each(["", "a=1", "https://example.com/", " =1"])("leaves %j as it is", (text) => {
    expect(toSpreadsheetText(text)).toBe(text);
  });
});

describe("fromSpreadsheetText()", () => {
  it("gives back whatever was made a cell of, apostrophes included", () => {
    const text = fc.string({ unit: fc.constantFrom("'", "=", "+", "-", "@", "\t", "\r", "a") });
    fc.assert(fc.property(text, (given) => fromSpreadsheetText(toSpreadsheetText(given)) === given));
  });

  it("leaves an apostrophe that protects nothing", () => {
    expect(fromSpreadsheetText("'tis")).toBe("'tis");
  });
});

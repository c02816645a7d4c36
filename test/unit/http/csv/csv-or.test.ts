import { describe, expect, it } from "vitest";
import { csvOr } from "../../../../src/http/csv/csv-or.ts";

describe("csvOr()", () => {
  it.each([
    "text/csv; bom=true",
    "text/csv;charset=UTF-8;BOM=true;q=0.5, */*;q=0.1",
    'text/csv; bom="present"',
    "text/csv; bom",
  ])("gives a CSV with a byte order mark for %s, unless the query says otherwise", (accept) => {
    expect(csvOr("application/json", accept, undefined)).toEqual({ isCsv: true, hasBom: true });
    expect(csvOr("application/json", accept, "false")).toEqual({ isCsv: true, hasBom: false });
  });

  it.each(["text/csv", "text/csv; bom=false", "text/*", "text/csv;bom=true;q=0, text/csv"])(
    "gives a CSV without it for %s, unless the query asks",
    (accept) => {
      expect(csvOr("application/json", accept, undefined)).toEqual({ isCsv: true, hasBom: false });
      expect(csvOr("application/json", accept, "true")).toEqual({ isCsv: true, hasBom: true });
    },
  );

  it.each([
    undefined,
    "*/*",
    "application/json, text/csv;q=0.9",
    "text/csv;q=0",
    "text/csvx",
    "application/json; bom=true",
  ])("gives the other type for %s", (accept) => {
    expect(csvOr("application/json", accept, undefined).isCsv).toBe(false);
  });
});

import { expect, it } from "vitest";
import { isCountry } from "../../../src/rules/countries.ts";

const LETTERS = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");

it("isCountry() knows 249 countries and XK, each with a name in CLDR, and none that is gone or a group", () => {
  const found = LETTERS.flatMap((one) => LETTERS.map((other) => one + other)).filter(isCountry);
  expect(found).toHaveLength(250);
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  expect(found.filter((code) => names.of(code) === undefined)).toEqual([]);
  for (const code of ["EU", "UN", "UK", "SU", "ZZ", "XX", "T1", "de", ""])
    expect([code, isCountry(code)]).toEqual([code, false]);
});

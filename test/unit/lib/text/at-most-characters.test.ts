import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atMostCharacters, hasMoreCharacters } from "../../../../src/lib/text/at-most-characters.ts";

describe("hasMoreCharacters()", () => {
  it.each([
    ["", 0, false],
    ["a", 0, true],
    ["🎈🎈", 2, false],
    ["🎈🎈🎈", 2, true],
    ["a🎈b", 3, false],
    ["a🎈b", 2, true],
    ["\ud83c\ud83c", 1, true],
  ])("of %j and %i is %j", (text, max, expected) => {
    expect(hasMoreCharacters(text, max)).toBe(expected);
  });

  it("counts as walking over the text does", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 20 }), fc.nat({ max: 20 }), (text, max) => {
        expect(hasMoreCharacters(text, max)).toBe(Array.from(text).length > max);
        expect(atMostCharacters(max)(text)).toBe(Array.from(text).length <= max);
      }),
    );
  });
});

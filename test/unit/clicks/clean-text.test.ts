import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText } from "../../../src/clicks/clean-text.ts";

describe("cleanText()", () => {
  it.each([
    ["Munich", "Munich"],
    ["São Paulo", "São Paulo"],
    [" a b ", "a b"],
    ["a\u0000\r\nb", "a b"],
    ["\u0000", null],
    ["  ", null],
    ["", null],
    [null, null],
    [undefined, null],
    ["abcdefghijk", "abcdefghij"],
    ["abcdefghi😀", "abcdefghi"],
    ["a\ud83db", "a\ufffdb"],
  ])("makes %j of 10 characters at most: %j", (text, clean) => {
    expect(cleanText(text, 10)).toBe(clean);
  });

  it("gives what Postgres takes and no line can be forged with, of any text", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
        (text) => {
          const clean = cleanText(text, 20) ?? "x";
          expect(clean.isWellFormed()).toBe(true);
          expect(clean).not.toMatch(/\p{Cc}/u);
          expect(clean.length).toBeLessThanOrEqual(20);
          expect(clean).toBe(clean.trim());
          expect(clean).not.toBe("");
        },
      ),
    );
  });

  it("leaves a well-formed text of the right length as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }), (text) => {
        fc.pre(text.trim() === text && !/\p{Cc}/u.test(text));
        expect(cleanText(text, 1_000)).toBe(text);
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { trimInvisible } from "../../../../src/lib/text/trim-invisible.ts";

const codePoints = [
  ...[0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0x85, 0xa0, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000],
  ...[0xad, 0x034f, 0x061c, 0x115f, 0x17b4, 0x180b, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202a, 0x202e],
  ...[0x2060, 0x2063, 0x2066, 0x2069, 0x206f, 0x2800, 0x3164, 0xfe0f, 0xfeff, 0xffa0, 0xfff9, 0x1d173, 0xe0001],
  ...[0xe0020, 0xe007f, 0xe0100],
];

describe("trimInvisible()", () => {
  it.each(codePoints.map((code) => [code.toString(16), String.fromCodePoint(code)]))(
    "takes away U+%s at both ends, any number of times, and not inside",
    (_, char) => {
      expect(trimInvisible(`${char}a${char}b${char}${char} `)).toBe(`a${char}b`);
      expect(trimInvisible(char.repeat(3))).toBe("");
    },
  );

  it.each(["a", "", "a b", "é", "e\u0301", "語", "😀", "1\ufe0f\u20e3", "\u0601", "\u06dd"])("keeps %j", (text) => {
    expect(trimInvisible(text)).toBe(text);
  });

  it("keeps what makes the look of the last character, and takes away what stands behind it", () => {
    const flag = "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}";
    for (const text of ["/❤\ufe0f", `/${flag}`, "/葛\u{e0100}"]) {
      expect(trimInvisible(`${text}\u200b`)).toBe(text);
    }
    expect(trimInvisible("/a\ufe0f")).toBe("/a");
    expect(trimInvisible("/🏴\u{e0067}")).toBe("/🏴");
  });

  it("keeps C0 controls, which are to be refused, and halves of surrogate pairs", () => {
    for (const text of ["\u0000a", "a\u001b", "a\ud83c", "\udc00a"]) expect(trimInvisible(text)).toBe(text);
  });

  it("takes a megabyte of spaces in one go", () => {
    expect(trimInvisible(`a${" ".repeat(1_000_000)}`)).toBe("a");
    const inside = `a${"\u200b".repeat(1_000_000)}b`;
    expect(trimInvisible(inside)).toBe(inside);
  });
});

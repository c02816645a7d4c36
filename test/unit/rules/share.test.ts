import { describe, expect, it } from "vitest";
import { isInShare, murmur3 } from "../../../src/rules/share.ts";

const VISITORS = Array.from({ length: 100_000 }, (_, i) => `203.0.${i >> 8}.${i & 255}\nMozilla/5.0`);
const shareOf = (isIn: (visitor: string) => boolean) => (100 * VISITORS.filter(isIn).length) / VISITORS.length;

describe("isInShare()", () => {
  it.each([1, 10, 50, 99])("%d per cent of 100,000 visitors are within a half per cent of that", (share) => {
    expect(Math.abs(shareOf((visitor) => isInShare(share, "4711", "A", visitor)) - share)).toBeLessThan(0.5);
  });

  it("says the same of a visitor each time, and something else of another link or rule", () => {
    const is = (link: string, rule: string) => VISITORS.map((visitor) => isInShare(50, link, rule, visitor));
    expect(is("1", "A")).toEqual(is("1", "A"));
    expect(is("1", "A")).not.toEqual(is("2", "A"));
    expect(is("1", "A")).not.toEqual(is("1", "B"));
  });

  it.each([
    ["1", "2"],
    ["4711", "4712"],
    ["1", "11"],
  ])("links %s and %s are independent: of who is in one share, that share is in the other", (one, other) => {
    const isInBoth = (visitor: string) => isInShare(50, one, "A", visitor) && isInShare(50, other, "A", visitor);
    expect(Math.abs(shareOf(isInBoth) - 25)).toBeLessThan(0.5);
  });

  it("two rules of one link are independent too: the second is of those whom the first left", () => {
    const left = VISITORS.filter((visitor) => !isInShare(50, "1", "A", visitor));
    const taken = left.filter((visitor) => isInShare(50, "1", "B", visitor));
    expect(Math.abs((100 * taken.length) / left.length - 50)).toBeLessThan(0.7);
  });
});

describe("murmur3()", () => {
  it.each([
    ["", 0],
    // The bytes of "test" in ASCII, whose hash is published: 0xba6bd213.
    ["\u6574\u7473", 0xba6bd213],
    // By another implementation, over the same bytes (UTF-16, little endian).
    ["a", 1867108634],
    ["visitor", 3379906308],
  ])("of %j is %d", (text, hash) => {
    expect(murmur3(text)).toBe(hash);
  });
});

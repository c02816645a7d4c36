import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { namesSpelledBy, parseAddress } from "../../../src/names/address.ts";
import { parseLinkNames } from "../../../src/names/link-name.ts";

const textsOf = (names: readonly { text: string }[]) => names.map(({ text }) => text);
const followed = (segment: string) => textsOf(parseAddress(segment).followed);
const shown = (segment: string) => textsOf(parseAddress(segment).shown);

describe("parseAddress()", () => {
  it.each([
    ["promo", ["promo"]],
    ["promo/", ["promo"]],
    ["promo//", ["promo"]],
    ["/promo", ["promo"]],
    ["//promo/", ["promo"]],
    ["promo.", ["promo.", "promo"]],
    ["promo.)", ["promo.)", "promo"]],
    ["promo./", ["promo.", "promo"]],
    ["promo./.", ["promo.", "promo"]],
    ["promo/.", ["promo"]],
    ["Promo.", ["Promo.", "Promo", "promo"]],
    ["dduprfW.", ["dduprfW.", "dduprfW"]],
    ["dduprfW/", ["dduprfW"]],
    ["promo\u00a0\u200b", ["promo\u00a0\u200b", "promo"]],
    ["promo \n", ["promo"]], // No name holds a control character.
    ["...", ["..."]],
    ["/", []],
    ["", []],
    ["a/b", []],
    ["a/b.", []],
    [" promo", [" promo"]],
    ["robots.txt.", ["robots.txt."]],
    ["api/", []],
  ])("follows for %j the names %j, the closest first", (segment, names) => {
    expect(followed(segment)).toEqual(names);
  });

  it.each([
    ["promo+", ["promo"]],
    ["promo+.", ["promo"]],
    ["promo.+", ["promo.", "promo"]],
    ["Promo+/", ["Promo", "promo"]],
    ["promo++", ["promo+"]],
    ["/promo+", ["promo"]],
    ["promo", []],
    ["+", []],
  ])("shows for %j the names %j", (segment, names) => {
    expect(shown(segment)).toEqual(names);
  });

  it("gives what parseLinkNames() gives for a text without an ending, and never a name twice", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 20 }), (text) => {
        const { followed: first, shown: then } = parseAddress(text);
        const names = textsOf([...first, ...then]);
        expect(new Set(names).size).toBe(names.length);
        expect(names.length).toBeLessThanOrEqual(8);
        for (const name of names) expect(name).not.toContain("/");
      }),
    );
    expect(namesSpelledBy("Pricing")).toEqual(parseLinkNames("Pricing"));
  });

  it("takes a time that grows with the text alone, whatever is in it", () => {
    const dots = `${".".repeat(100_000)}a`.repeat(5);
    expect(followed(dots)).toEqual([]);
    expect(followed(`${dots}${"/".repeat(500_000)}`)).toEqual([]);
  });
});

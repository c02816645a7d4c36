import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSlug, RESERVED_SLUGS } from "../../../src/names/slug.ts";

describe("parseSlug()", () => {
  it.each([
    ["a", "a"],
    ["0", "0"],
    ["-", "-"],
    ["-a_b-", "-a_b-"],
    ["spring-sale_2027", "spring-sale_2027"],
    ["Pricing", "pricing"],
    ["PRICING", "pricing"],
    ["dduprfW", "dduprfw"],
    ["apis", "apis"],
    ["health-", "health-"],
    ["x".repeat(64), "x".repeat(64)],
  ])("takes %j as %j", (text, slug) => {
    expect(parseSlug(text)).toEqual({ ok: true, value: slug });
  });

  it.each([
    ["", "length"],
    ["x".repeat(65), "length"],
    ["_a", "characters"],
    ["_", "characters"],
    ["a b", "characters"],
    ["a.b", "characters"],
    ["a/b", "characters"],
    ["a%20b", "characters"],
    ["a\n", "characters"],
    ["a\u0000", "characters"],
    ["caf\u00e9", "characters"],
  ] as const)("refuses %j for its %s", (text, problem) => {
    expect(parseSlug(text)).toEqual({ ok: false, error: problem });
  });

  it.each([
    ["the Kelvin sign, which folds to k", "\u212aey"],
    ["the dotted capital I, which folds to i and a mark", "\u0130d"],
    ["the long s, whose capital is S", "\u017fale"],
    ["a fullwidth letter", "\uff41bc"],
    ["a mathematical letter", "\u{1d41a}bc"],
    ["the Angstrom sign", "\u212b"],
    ["a ligature", "o\ufb03ce"],
    ["an Arabic-Indic digit", "\u0661"],
    ["a soft hyphen", "a\u00adb"],
    ["a lone surrogate", "a\ud800"],
  ])("refuses %s", (_, text) => {
    expect(parseSlug(text)).toEqual({ ok: false, error: "characters" });
  });

  it("refuses the reserved words of the first release, in any capitals", () => {
    const reserved = ["api", "bulk", "export", "health", "import", "livez", "mcp", "metrics"];
    expect([...RESERVED_SLUGS].sort()).toEqual(reserved);
    for (const word of reserved) {
      for (const spelling of [word, word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1)]) {
        expect(parseSlug(spelling)).toEqual({ ok: false, error: "reserved" });
      }
    }
  });

  it("takes nothing but 1 to 64 of a–z 0–9 - _, not starting with _, and folds it to lower case once", () => {
    const nearSlug = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...Array.from("aAkKzZ09-_")),
        fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
      ),
      maxLength: 70,
    });
    fc.assert(
      fc.property(nearSlug, (text) => {
        const slug = parseSlug(text);
        const isLegal = /^[a-zA-Z0-9-][a-zA-Z0-9_-]{0,63}$/.test(text) && !RESERVED_SLUGS.has(text.toLowerCase());
        expect(slug.ok).toBe(isLegal);
        if (!slug.ok) return;
        expect(slug.value).toMatch(/^[a-z0-9-][a-z0-9_-]{0,63}$/);
        expect(slug.value).toHaveLength(text.length);
        expect(parseSlug(slug.value)).toEqual(slug);
        expect(parseSlug(text.toUpperCase())).toEqual(slug);
      }),
      { numRuns: 3_000 },
    );
  });
});

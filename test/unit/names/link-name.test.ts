import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkNameOf, parseLinkNames } from "../../../src/names/link-name.ts";

describe("parseLinkNames()", () => {
  it("finds the slug pricing by /pricing alone", () => {
    expect(parseLinkNames("pricing")).toEqual([{ kind: "slug", text: "pricing" }]);
  });

  it.each(["Pricing", "PRICING", "priCes", "springSale2027", "spring-Sale", "Dduprfw", "DDUPRFW"])(
    "finds the slug by /%s too, behind a link that was imported with that very name",
    (segment) => {
      expect(parseLinkNames(segment)).toEqual([
        { kind: "imported", text: segment },
        { kind: "slug", text: segment.toLowerCase() },
      ]);
    },
  );

  it.each(["dduprfW", "5nEscc3", "Je6ACrX", "dDuprfW"])(
    "reads %s as a code, as it is spelled, and as nothing else",
    (segment) => {
      expect(parseLinkNames(segment)).toEqual([{ kind: "code", text: segment }]);
    },
  );

  it.each([
    ["a dot file", ".env"],
    ["a leading underscore", "_next"],
    ["the Kelvin sign in a slug", "\u212aelvin"],
    ["the Kelvin sign in a code", "ddupr\u212aW"],
    ["the long s, whose capital is S", "\u017fale"],
    ["the dotted capital I", "\u0130tem"],
    ["fullwidth letters", "\uff50\uff52icing"],
    ["65 characters", "x".repeat(65)],
    ["a reserved word in capitals", "API"],
    ["a name of Object.prototype with a leading underscore", "__proto__"],
  ])("reads %s as a name that only an import can have kept", (_, segment) => {
    expect(parseLinkNames(segment)).toEqual([{ kind: "imported", text: segment }]);
  });

  it.each([
    ["nothing", ""],
    ["a path", "a/b"],
    ["a trailing newline", "pricing\n"],
    ["a newline behind a code", "dduprfW\n"],
    ["a reserved word", "health"],
    ["129 characters", "x".repeat(129)],
    ["a lone surrogate", "a\ud800"],
  ])("finds no name in %s", (_, segment) => {
    expect(parseLinkNames(segment)).toEqual([]);
  });
});

describe("linkNameOf()", () => {
  it("gives the one name with the very text, whatever it is", () => {
    expect(linkNameOf("pricing")).toEqual({ kind: "slug", text: "pricing" });
    expect(linkNameOf("Pricing")).toEqual({ kind: "imported", text: "Pricing" });
    expect(linkNameOf("dduprfW")).toEqual({ kind: "code", text: "dduprfW" });
    expect(linkNameOf("a//b")).toBeNull();
    expect(linkNameOf("there.example/sale")).toEqual({ kind: "slug", text: "there.example/sale" });
  });

  it("gives no text two kinds, so that no two links share a name (P1)", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary", maxLength: 12 }), fc.stringMatching(/^[a-zA-Z0-9_.-]{1,12}$/)),
        (text) => {
          const names = parseLinkNames(text);
          expect(names.filter((name) => name.text === text).length).toBeLessThanOrEqual(1);
          expect(linkNameOf(text)?.text ?? text).toBe(text);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

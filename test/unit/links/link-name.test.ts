import { describe, expect, it } from "vitest";
import { parseLinkName } from "../../../src/links/link-name.ts";

describe("parseLinkName()", () => {
  it.each(["pricing", "Pricing", "PRICING"])("finds the slug pricing by /%s", (segment) => {
    expect(parseLinkName(segment)).toEqual({ kind: "slug", text: "pricing" });
  });

  it.each(["dduprfW", "5nEscc3", "Je6ACrX"])("reads %s as a code, as it is spelled", (segment) => {
    expect(parseLinkName(segment)).toEqual({ kind: "code", text: segment });
  });

  it("opens a code by one spelling: in one case or with a capital at the start alone it is a slug", () => {
    for (const segment of ["dduprfw", "DDUPRFW", "Dduprfw"]) {
      expect(parseLinkName(segment)).toEqual({ kind: "slug", text: "dduprfw" });
    }
    expect(parseLinkName("dDuprfW")).toEqual({ kind: "code", text: "dDuprfW" });
  });

  it("reads mixed capitals of another length than a code's as a slug", () => {
    expect(parseLinkName("priCes")).toEqual({ kind: "slug", text: "prices" });
    expect(parseLinkName("springSale2027")).toEqual({ kind: "slug", text: "springsale2027" });
    expect(parseLinkName("spring-Sale")).toEqual({ kind: "slug", text: "spring-sale" });
  });

  it.each([
    ["nothing", ""],
    ["a dot file", ".env"],
    ["a path", "a/b"],
    ["a leading underscore", "_next"],
    ["the Kelvin sign in a slug", "\u212aelvin"],
    ["the Kelvin sign in a code", "ddupr\u212aW"],
    ["the long s, whose capital is S", "\u017fale"],
    ["the dotted capital I", "\u0130tem"],
    ["fullwidth letters", "\uff50\uff52icing"],
    ["a trailing newline", "pricing\n"],
    ["a newline behind a code", "dduprfW\n"],
    ["65 characters", "x".repeat(65)],
    ["a reserved word", "health"],
    ["a reserved word in capitals", "API"],
    ["a name of Object.prototype with a leading underscore", "__proto__"],
  ])("is null for %s", (_, segment) => {
    expect(parseLinkName(segment)).toBeNull();
  });
});

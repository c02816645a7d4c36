import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { CardChangeShape, CardShape } from "../../../src/cards/card-shape.ts";
import { cards } from "../../support/card-arbitraries.ts";

const image = "https://example.com/a.png";
/** What is wrong, by its path. */
function wrong(card: unknown, shape: v.GenericSchema = CardShape): Record<string, string> {
  const { issues = [] } = v.safeParse(shape, card);
  return Object.fromEntries(
    issues.map((issue) => [(issue.path ?? []).map(({ key }) => String(key)).join("."), issue.message]),
  );
}

describe("the shape of a card", () => {
  it("takes null, and each member alone and beside the others", () => {
    for (const card of [null, { title: "T" }, { description: "D" }, { image }, { title: "T", description: "D", image }])
      expect(v.safeParse(CardShape, card)).toMatchObject({ success: true, output: card });
  });

  it("trims what cannot be seen, and has one order of members, so that a repeat is known by its text", () => {
    const { output } = v.safeParse(CardShape, { image, description: "\u200b D ", title: " T\u00a0" });
    expect(JSON.stringify(output)).toBe(JSON.stringify({ title: "T", description: "D", image }));
  });

  it("takes texts up to their length in code points, and no longer ones", () => {
    expect(wrong({ title: "😀".repeat(300), description: "😀".repeat(500) })).toEqual({});
    expect(wrong({ title: "a".repeat(301), description: "a".repeat(501) })).toEqual({
      title: "must have at most 300 characters",
      description: "must have at most 500 characters",
    });
  });

  it.each([
    ["a", "", "must be an object"],
    [[], "", "must have a title, a description or an image"],
    [["T"], "0", ""],
    [5, "", "must be an object"],
    [{}, "", "must have a title, a description or an image; null is for no card"],
    [{ title: null }, "title", "must be a string"],
    [{ title: 5 }, "title", "must be a string"],
    [{ title: "" }, "title", "must not be empty"],
    [{ title: " \u200b\u00ad" }, "title", "must not be empty"],
    [{ description: "\ufeff" }, "description", "must not be empty"],
    [{ title: "a\nb" }, "title", "must not contain control characters"],
    [{ description: "a\u0000b" }, "description", "must not contain control characters"],
    [{ title: "\ud800" }, "title", "lone surrogates"],
    [{ image: {} }, "image", "must be a string"],
    [{ title: "T", url: image }, "url", ""],
    [{ title: "T", Image: image }, "Image", ""],
  ])("refuses %j", (card, path, message) => {
    const found = wrong(card);
    expect(Object.keys(found)).toEqual([path]);
    expect(found[path]).toContain(message);
  });

  it("lets an edit take members away by null, but says nothing with nothing", () => {
    expect(wrong({ title: null, image: null }, CardChangeShape)).toEqual({});
    expect(wrong(null, CardChangeShape)).toEqual({});
    expect(wrong({}, CardChangeShape)).toEqual({
      "": "must have a title, a description or an image; null is for no card",
    });
    expect(wrong({ title: "" }, CardChangeShape)).toEqual({ title: "must not be empty" });
  });

  it("takes whatever a person writes on one line (property)", () => {
    fc.assert(
      fc.property(cards, (card) => {
        expect(wrong(card)).toEqual({});
      }),
    );
  });

  it("says something of any JSON (property)", () => {
    fc.assert(fc.property(fc.json(), (text) => typeof v.safeParse(CardShape, JSON.parse(text)).success === "boolean"));
  });
});

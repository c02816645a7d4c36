import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tagsIn, tagText } from "../../../src/web/parts/tag-text.ts";

describe("tagsIn()", () => {
  it.each([
    ["", []],
    [" one,two ,, one", ["one", "two"]],
    ["one, <i>two</i>", ["one", "<i>two</i>"]],
    ['"a, b", c', ["a, b", "c"]],
    ['"say ""hi""",c', ['say "hi"', "c"]],
    ['12" vinyl, b', ['12" vinyl', "b"]],
    ['"half, b', ['"half', "b"]],
    ['"', ['"']],
  ])("reads %j as %j", (text, tags) => {
    expect(tagsIn(text)).toEqual(tags);
  });

  it("reads back all tags that tagText() has written, whatever is in them", () => {
    const tag = fc.oneof(fc.string(), fc.stringMatching(/^[ab," ]{1,6}$/)).map((text) => text.trim());
    const tags = fc.uniqueArray(tag.filter((text) => text !== ""));
    fc.assert(
      fc.property(tags, (given) => {
        expect(tagsIn(tagText(given))).toEqual(given);
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromTagCell, toTagCell } from "../../../src/links/tag-cell.ts";

describe("toTagCell()", () => {
  it("writes tags as people do, and as JSON where that could be read in another way", () => {
    expect(toTagCell([])).toBe("");
    expect(toTagCell(["red", "light green"])).toBe("red, light green");
    expect(toTagCell(["a,b", "c"])).toBe('["a,b","c"]');
  });
});

describe("fromTagCell()", () => {
  it("gives back the tags that a link can have", () => {
    const tag = fc
      .string({ unit: fc.constantFrom("a", ",", " ", '"', "[", "]", "|"), minLength: 1 })
      .map((text) => text.trim())
      .filter((text) => text !== "");
    fc.assert(
      fc.property(fc.array(tag), (tags) => {
        expect(fromTagCell(toTagCell(tags))).toEqual(tags);
      }),
    );
  });

  it("takes what is not JSON array of texts for tags with commas between", () => {
    expect(fromTagCell("[a, b")).toEqual(["[a", "b"]);
    expect(fromTagCell("[1,2]")).toEqual(["[1", "2]"]);
    expect(fromTagCell(" a ,, b,")).toEqual(["a", "b"]);
  });
});

import { describe, expect, it } from "vitest";
import { foreignTags, foreignText, foreignTime } from "../../../../src/imports/reading/foreign-values.ts";
import { parseRfc3339 } from "../../../../src/lib/rfc3339.ts";

describe("foreignText()", () => {
  it("takes texts and numbers, without what can't be seen around them, and nothing else", () => {
    expect([foreignText("a"), foreignText(4), foreignText("\u200b a b\u00a0\ufeff")]).toEqual(["a", "4", "a b"]);
    for (const value of ["", " \u200b", null, undefined, true, {}, []]) expect(foreignText(value)).toBeNull();
  });
});

describe("foreignTags()", () => {
  it("reads lists, and texts with commas or bars between", () => {
    expect(foreignTags(["a", 5])).toEqual(["a", 5]);
    expect(foreignTags("a, b|c")).toEqual(["a", " b|c"]);
    expect(foreignTags("a|b")).toEqual(["a", "b"]);
  });
});

describe("foreignTime()", () => {
  it.each([
    ["2021-03-04T05:06:07Z", "2021-03-04T05:06:07Z"],
    ["2021-03-04T05:06:07+0200", "2021-03-04T05:06:07+02:00"],
    ["2021-03-04 05:06:07", "2021-03-04T05:06:07Z"],
    ["2021-03-04 05:06:07.5", "2021-03-04T05:06:07.5Z"],
    ["2021-03-04", "2021-03-04T00:00:00.000Z"],
    [1_614_834_367, "2021-03-04T05:06:07.000Z"],
    [1_614_834_367_000, "2021-03-04T05:06:07.000Z"],
    [-1, "1969-12-31T23:59:59.000Z"],
  ])("reads %j", (value, time) => {
    expect(foreignTime(value)).toBe(time);
    expect(parseRfc3339(time)).not.toBeNull();
  });

  it("leaves what is none for the rules to refuse, and is null only where there is nothing", () => {
    for (const value of ["soon", 1e15, Number.POSITIVE_INFINITY, "05/04/2024"]) {
      expect(parseRfc3339(foreignTime(value) ?? "")).toBeNull();
      expect(foreignTime(value)).not.toBeNull();
    }
    for (const value of [null, undefined, "", {}]) expect(foreignTime(value)).toBeNull();
  });
});

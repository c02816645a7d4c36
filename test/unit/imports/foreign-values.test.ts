import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foreignTags, foreignText, foreignTime, foreignTitle, nameInUrl } from "../../../src/imports/foreign-values.ts";
import { parseRfc3339 } from "../../../src/lib/rfc3339.ts";

describe("foreignText()", () => {
  it("takes texts and numbers, and nothing else", () => {
    expect([foreignText("a"), foreignText(4)]).toEqual(["a", "4"]);
    for (const value of ["", null, undefined, true, {}, []]) expect(foreignText(value)).toBeNull();
  });
});

describe("foreignTitle()", () => {
  it("makes one line of it, without what the rules refuse", () => {
    expect(foreignTitle("  a\r\n\tb\u0000c ")).toBe("a b c");
    expect(foreignTitle("\n")).toBeNull();
  });

  it("cuts it at 300 characters, and never through one", () => {
    const title = fc.string({ unit: "grapheme", minLength: 290, maxLength: 320 });
    fc.assert(
      fc.property(title, (given) => {
        const cut = foreignTitle(given) ?? "";
        return cut.length <= 300 && cut.isWellFormed();
      }),
    );
    expect(foreignTitle(`${"a".repeat(299)}😀`)).toBe("a".repeat(299));
  });
});

describe("foreignTags()", () => {
  it("reads lists, and texts with commas or bars between", () => {
    expect(foreignTags(["a", " b ", "a", "", 5, null])).toEqual(["a", "b", "5"]);
    expect(foreignTags("a, b|c")).toEqual(["a", "b|c"]);
    expect(foreignTags("a|b")).toEqual(["a", "b"]);
    for (const value of [undefined, "", {}, 5]) expect(foreignTags(value)).toEqual([]);
  });

  it("keeps twenty of them, of fifty characters", () => {
    expect(foreignTags(Array.from({ length: 30 }, (_, i) => String(i)))).toHaveLength(20);
    expect(foreignTags(["a".repeat(60)])).toEqual(["a".repeat(50)]);
  });
});

describe("foreignTime()", () => {
  it.each([
    ["2021-03-04T05:06:07Z", "2021-03-04T05:06:07Z"],
    ["2021-03-04T05:06:07+0200", "2021-03-04T05:06:07+02:00"],
    ["2021-03-04 05:06:07", "2021-03-04T05:06:07Z"],
    ["2021-03-04 05:06:07.5", "2021-03-04T05:06:07.5Z"],
    [1_614_834_367, "2021-03-04T05:06:07.000Z"],
    [-1, "1969-12-31T23:59:59.000Z"],
  ])("reads %j", (value, time) => {
    expect(foreignTime(value)).toBe(time);
    expect(parseRfc3339(time)).not.toBeNull();
  });

  it("leaves what is none for the rules to refuse, and is null only where there is nothing", () => {
    for (const value of ["soon", 1e15, Number.POSITIVE_INFINITY]) {
      expect(parseRfc3339(foreignTime(value) ?? "")).toBeNull();
      expect(foreignTime(value)).not.toBeNull();
    }
    for (const value of [null, undefined, "", {}]) expect(foreignTime(value)).toBeNull();
  });
});

describe("nameInUrl()", () => {
  it.each([
    ["https://bit.ly/Ab3", "Ab3"],
    ["bit.ly/Ab3", "Ab3"],
    ["HTTP://bit.ly/%C3%9Cber?x=y#z", "Über"],
    ["https://bit.ly/a/b", "a/b"],
    ["https://bit.ly/%zz", "%zz"],
  ])("finds the name in %s", (url, name) => {
    expect(nameInUrl(url)).toBe(name);
  });

  it.each(["", "https://bit.ly/", "https://", "::", null, 5, {}])("is null for %j", (url) => {
    expect(nameInUrl(url)).toBeNull();
  });
});

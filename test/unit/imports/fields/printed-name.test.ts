import { describe, expect, it } from "vitest";
import { printedName } from "../../../../src/imports/fields/printed-name.ts";

describe("printedName()", () => {
  it.each([
    ["Ab3", "Ab3"],
    ["foo.bar", "foo.bar"],
    [42, "42"],
    ["https://bit.ly/Ab3", "Ab3"],
    ["bit.ly/Ab3", "Ab3"],
    ["//bit.ly/Ab3", "Ab3"],
    ["go.example:8443/Ab3", "Ab3"],
    ["http://localhost:8787/Ab3", "Ab3"],
    ["localhost:8787/Ab3", "Ab3"],
    ["https://bit.ly/Ab3/", "Ab3"],
    ["HTTP://bit.ly/%C3%9Cber?x=y#z", "Über"],
    ["https://sho.rt/in/a/Ab3", "Ab3"],
    ["https://bit.ly/%zz", "%zz"],
    ["/Ab3/", "Ab3"],
    ["//Ab3", "Ab3"],
    ["go/Ab3", "go/Ab3"],
    [" \u00a0Ab3\u200b\ufeff", "Ab3"],
    ["\u200bhttps://bit.ly/Ab3\u3000", "Ab3"],
    ["https://bit.ly/Ab3%20", "Ab3"],
    ["spring sale", "spring sale"],
  ])("finds the name in %j", (value, name) => {
    expect(printedName(value)).toBe(name);
  });

  it.each(["", " ", "\u200b", "https://bit.ly/", "bit.ly/", "https://", "/", "///", null, undefined, true, {}, ["a"]])(
    "is null for %j",
    (value) => {
      expect(printedName(value)).toBeNull();
    },
  );
});

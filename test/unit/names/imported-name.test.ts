import { describe, expect, it } from "vitest";
import { parseImportedName } from "../../../src/names/imported-name.ts";

describe("parseImportedName()", () => {
  it.each(["AbC", "foo.bar", "Über", "a b", "_x", "a+", "%41", "日本", "dduprfW", "a".repeat(65), "A".repeat(128)])(
    "keeps %s as it is spelled",
    (text) => {
      expect(parseImportedName(text)).toEqual({ ok: true, value: text });
    },
  );

  it.each([
    ["length", ""],
    ["length", "A".repeat(129)],
    ["characters", "a/B"],
    ["characters", "A\n"],
    ["characters", "A\u0000"],
    ["characters", "A\u007f"],
    ["characters", "A\udc00"],
    ["reserved", "api"],
    ["reserved", "robots.txt"],
    ["reserved", "."],
    ["reserved", ".."],
    ["slug", "pricing"],
    ["slug", "a_b-1"],
  ])("refuses for its %s: %j", (error, text) => {
    expect(parseImportedName(text)).toEqual({ ok: false, error });
  });
});

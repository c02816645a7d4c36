import { describe, expect, it } from "vitest";
import { preferredLanguage } from "../../../src/http/preferred-language.ts";

describe("preferredLanguage()", () => {
  it.each([
    [null, "en"],
    ["", "en"],
    ["de", "de"],
    ["de-AT,en;q=0.8", "de"],
    ["DE-ch", "de"],
    ["en;q=0.5, de;q=0.9", "de"],
    ["fr, de;q=0.7, en;q=0.3", "de"],
    ["fr", "en"],
    ["de;q=0", "en"],
    ["*, de;q=0.5", "en"],
    ["den", "en"],
    ["de;q=x", "en"],
    [`${"x,".repeat(5_000)}de`, "en"],
  ])("takes of %j %s", (header, language) => {
    expect(preferredLanguage(header, ["en", "de"])).toBe(language);
  });
});

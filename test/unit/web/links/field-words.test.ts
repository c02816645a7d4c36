import { beforeAll, describe, expect, it } from "vitest";
import { fieldName, valueText } from "../../../../src/web/links/field-words.ts";
import { loadWords } from "../../../../src/web/words/words.ts";

describe("the words for a link's fields", () => {
  beforeAll(() => loadWords("en"));

  it("name a field as its form does, and one of a later release as the API does", () => {
    expect(fieldName("url")).toBe("Destination");
    expect(fieldName("password")).toBe("Password");
    expect(fieldName("colour")).toBe("colour");
    expect(fieldName("constructor")).toBe("constructor");
  });

  it.each([
    [null, "nothing"],
    ["", "nothing"],
    [[], "nothing"],
    [true, "yes"],
    [false, "no"],
    [302, "302"],
    ["https://example.com/", "https://example.com/"],
    [["a", "b"], "a, b"],
    [[{ name: "Germans", when: { country: ["DE"] }, url: "https://example.com/de" }], "Germans"],
    [{ title: "A title", image: "https://example.com/a.png" }, "A title · https://example.com/a.png"],
  ])("say %j as %s", (value, text) => {
    expect(valueText(value)).toBe(text);
  });

  it("say a time as people write it, and a text that is no time as it is", () => {
    expect(valueText("2030-01-31T12:00:00.000Z")).toContain("2030");
    expect(valueText("2030-01-31T12:00:00.000Z")).not.toContain("T12");
    expect(valueText("2030-01-31")).toBe("2030-01-31");
  });
});

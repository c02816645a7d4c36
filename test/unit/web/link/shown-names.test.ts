import { describe, expect, it } from "vitest";
import { createShownNames } from "../../../../src/web/link/shown-names.ts";

const own = {
  ...{ unknown: "Unbekannt", direct: "Direkt", other: "Andere" },
  ...{ mobile: "Telefon", tablet: "Tablet", desktop: "Computer" },
};
const shown = createShownNames("de", own);

describe("createShownNames()", () => {
  it("says countries and languages as the page's language does", () => {
    expect(shown("JP", "country")).toBe("Japan");
    expect(shown("NL", "country")).toBe("Niederlande");
    expect(shown("pt", "language")).toBe("Portugiesisch");
    expect(shown("mobile", "device")).toBe("Telefon");
    expect(["unknown", "direct", "other"].map((name) => shown(name, "other"))).toEqual([
      "Unbekannt",
      "Direkt",
      "Andere",
    ]);
  });

  it("shows what is no code as it is: visitors write it", () => {
    expect(shown("T1", "country")).toBe("T1");
    expect(shown("not a language", "language")).toBe("not a language");
    expect(shown("constructor", "device")).toBe("constructor");
    expect(shown("<b>", "other")).toBe("<b>");
  });
});

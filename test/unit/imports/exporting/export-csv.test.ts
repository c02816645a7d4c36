import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { createCsvWriter } from "../../../../src/imports/exporting/export-csv.ts";
import type { ExportedLink } from "../../../../src/imports/exporting/exported-link.ts";
import { destinationOf } from "../../../support/sample-links.ts";

const writer = createCsvWriter({ keyFingerprint: "ab12" });

const link: ExportedLink = {
  ...{
    id: "9150170662961151",
    slug: "-sale",
    domain: "there.example",
    custom: true,
    shortUrl: "https://go.example/-sale",
  },
  ...{ url: 'https://example.com/?q="a",b', title: "=cmd|' /C calc'!A0", tags: ["+x", "y"], redirectStatus: 302 },
  ...{ enabled: false, createdAt: "2026-01-01T00:00:00.000Z", updatedAt: "2026-01-02T00:00:00.000Z" },
  ...{ expiresAt: null, expiredUrl: null, maxVisits: null, passwordProtected: false, forwardQuery: true, note: null },
  passwordHash: "pbkdf2-sha256$…",
};

describe("createCsvWriter()", () => {
  it("writes a row that a spreadsheet runs nothing of, in the order of the first row", () => {
    const text = writer.begin() + writer.links([link]);
    expect(text.endsWith("\r\n")).toBe(true);
    const [names = [], cells = [], ...rest] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
    expect(rest).toEqual([]);
    expect(Object.fromEntries(names.map((name, index) => [name, cells[index]]))).toEqual({
      ...{ id: "9150170662961151", slug: "'-sale", custom: "true", shortUrl: "https://go.example/-sale" },
      ...{ url: 'https://example.com/?q="a",b', title: "'=cmd|' /C calc'!A0", tags: "'+x, y", redirectStatus: "302" },
      ...{ enabled: "false", createdAt: "2026-01-01T00:00:00.000Z", updatedAt: "2026-01-02T00:00:00.000Z" },
      ...{
        expiresAt: "",
        expiredUrl: "",
        maxVisits: "",
        passwordProtected: "false",
        forwardQuery: "true",
        rules: "",
        card: "",
        domain: "there.example",
        note: "",
      },
      keyFingerprint: "ab12",
    });
  });

  it("keeps the columns of each release where they were: somebody may count them", () => {
    const released =
      "id,slug,custom,shortUrl,url,title,tags,redirectStatus,enabled,createdAt,updatedAt,expiresAt,expiredUrl,maxVisits,passwordProtected,forwardQuery,note";
    expect(writer.begin().startsWith(`${released},`)).toBe(true);
  });

  it("writes rules and a card as JSON, which a spreadsheet runs nothing of, and behind the columns that were there", () => {
    const card = { title: "=1+1", image: destinationOf("https://example.com/a.png") };
    const [cells = []] = Papa.parse<string[]>(writer.links([{ ...link, card }])).data;
    const [names = []] = Papa.parse<string[]>(writer.begin()).data;
    expect(names.slice(-3)).toEqual(["card", "domain", "keyFingerprint"]);
    expect(cells[names.indexOf("card")]).toBe(JSON.stringify(card));
  });

  it("never writes a hash of a password", () => {
    expect(writer.begin() + writer.links([link])).not.toContain("pbkdf2");
  });

  it("writes nothing for no links", () => {
    expect(writer.links([])).toBe("");
  });
});

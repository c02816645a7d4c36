import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { RulesShape } from "../../../../src/rules/rule-shape.ts";
import { readFile, rowOf } from "../../../support/read-import-file.ts";

const url = {
  shortCode: "12C18",
  shortUrl: "https://s.test/12C18",
  longUrl: "https://example.com/a",
  dateCreated: "2016-08-21T20:34:16+02:00",
  visitsSummary: { total: 328, nonBots: 328, bots: 0 },
  tags: ["games", "tech"],
  meta: { validSince: "2017-01-21T00:00:00+02:00", validUntil: "2027-01-21T00:00:00+02:00", maxVisits: null },
  domain: null,
  title: "A title",
  crawlable: false,
  forwardQuery: true,
  hasRedirectRules: true,
};

describe("shlink", () => {
  it("reads a page of its API", async () => {
    expect(await readFile("json", { shortUrls: { data: [url], pagination: { currentPage: 1 } } })).toEqual({
      ...{ format: "shlink", header: null },
      ignored: ["visitsSummary", "crawlable"],
      rows: [
        rowOf(1, {
          name: "12C18",
          fields: {
            url: "https://example.com/a",
            title: "A title",
            tags: ["games", "tech"],
            expiresAt: "2027-01-21T00:00:00+02:00",
            forwardQuery: true,
          },
          createdAt: "2016-08-21T20:34:16+02:00",
          notes: ["without its redirect rules, which are not in the file"],
        }),
      ],
    });
  });

  it("reads redirect rules that stand beside their short URL, in their order, and notes those that can't be said here", async () => {
    const rule = (
      priority: number,
      name: string,
      ...conditions: (readonly [string, string | null, string | null])[]
    ) => ({
      ...{ priority, longUrl: `https://example.com/${name}` },
      conditions: conditions.map(([type, matchKey, matchValue]) => ({ type, matchKey, matchValue })),
    });
    const redirectRules = [
      rule(3, "ip", ["ip-address", null, "192.168.1.*"], ["device", null, "ios"]),
      rule(1, "phones", ["device", null, "ios"], ["language", null, "es-ES"], ["geolocation-country-code", null, "es"]),
      rule(
        2,
        "ad",
        ["query-param", "a", "1"],
        ["any-value-query-param", "b", null],
        ["valueless-query-param", "c", null],
      ),
      rule(
        4,
        "fair",
        ["before-date", null, "2027-01-01T00:00:00+01:00"],
        ["after-date", null, "2026-12-01T00:00:00+01:00"],
      ),
      rule(5, "both", ["language", null, "de"], ["language", null, "fr"]),
      rule(6, "desk", ["device", null, "desktop"], ["device", null, "linux"]),
      rule(7, "hand", ["device", null, "mobile"], ["language", null, "en_US"]),
      rule(8, "twice", ["query-param", "a", "1"], ["any-value-query-param", "a", null]),
    ];
    for (const given of [redirectRules, { defaultLongUrl: url.longUrl, redirectRules }]) {
      const { rows } = await readFile("json", { shortUrls: { data: [{ ...url, redirectRules: given }] } });
      const [row] = rows;
      if (row === undefined || !("fields" in row)) throw new Error("The row was not read");
      const to = (name: string) => `https://example.com/${name}`;
      expect(row.fields["rules"]).toEqual([
        { name: "Rule 1", when: { os: ["ios"], language: ["es-ES"], country: ["ES"] }, url: to("phones") },
        { name: "Rule 2", when: { query: { a: "1", b: null, c: "" } }, url: to("ad") },
        {
          name: "Rule 4",
          when: { until: "2027-01-01T00:00:00+01:00", from: "2026-12-01T00:00:00+01:00" },
          url: to("fair"),
        },
        { name: "Rule 6", when: { device: ["desktop"], os: ["linux"] }, url: to("desk") },
        { name: "Rule 7", when: { device: ["mobile", "tablet"], language: ["en-US"] }, url: to("hand") },
      ]);
      expect(row.notes).toEqual([
        "its redirect rule 1 also counts for visitors who read that language less well",
        "without its redirect rule 3, which asks for ip-address",
        "without its redirect rule 5, which asks for language twice",
        "its redirect rule 7 also counts for visitors who read that language less well",
        "without its redirect rule 8, which asks for any-value-query-param twice",
      ]);
      expect(v.safeParse(RulesShape, row.fields["rules"])).toMatchObject({ success: true });
    }
  });

  it("leaves out what would be open to more people than it is there", async () => {
    const lines = [
      { ...url, meta: { ...url.meta, validSince: "2026-11-24T13:00:01+01:00" } },
      { ...url, meta: { ...url.meta, validSince: "whenever" } },
    ];
    const { rows } = await readFile("ndjson", lines.map((line) => JSON.stringify(line)).join("\n"));
    expect(rows).toEqual([
      { line: 1, problem: "is valid only from a later time on, which can't be imported" },
      { line: 2, problem: "is valid only from a later time on, which can't be imported" },
    ]);
  });

  it("brings a limit of visits along, and none where there is none", async () => {
    const lines = [3, null, undefined].map((maxVisits) => ({ ...url, meta: { ...url.meta, maxVisits } }));
    const { rows } = await readFile("ndjson", lines.map((line) => JSON.stringify(line)).join("\n"));
    expect(rows.map((row) => "fields" in row && row.fields["maxVisits"])).toEqual([3, undefined, undefined]);
  });

  it("keeps the domain of each short URL, and none for those of its default one", async () => {
    const lines = ["s.test", null, "DEFAULT", 7].map((domain) => ({ ...url, domain }));
    const { rows } = await readFile("ndjson", lines.map((line) => JSON.stringify(line)).join("\n"));
    expect(rows.map((row) => "fields" in row && row.domain)).toEqual(["s.test", undefined, undefined, "7"]);
  });

  it("reads the export of its web client", async () => {
    const csv = `"createdAt","domain","shortCode","shortUrl","longUrl","title","tags","visits"
"2016-08-21T20:34:16+02:00","s.test","12C18","https://s.test/12C18","https://example.com/a","A title","games|tech",328`;
    expect(await readFile("csv", csv)).toEqual({
      ...{ format: "shlink", header: null, ignored: ["visits"] },
      rows: [
        rowOf(2, {
          ...{ name: "12C18", domain: "s.test" },
          fields: { url: "https://example.com/a", title: "A title", tags: ["games", "tech"] },
          createdAt: "2016-08-21T20:34:16+02:00",
        }),
      ],
    });
  });

  it("reads the CSV that Shlink imports, with a short URL in place of the code", async () => {
    const csv = "Long URL;Short URL;Tags\nhttps://example.com/a;https://s.test/12C18;games,tech";
    expect((await readFile("csv", csv)).rows).toEqual([
      rowOf(2, { name: "12C18", fields: { url: "https://example.com/a", tags: ["games", "tech"] } }),
    ]);
  });
});

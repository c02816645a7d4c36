import { describe, expect, it } from "vitest";
import type { Link } from "../../../../src/client/client.ts";
import { csvOf, ndjsonOf } from "../../../../src/web/links/chosen/chosen-export.ts";
import { headersOf } from "../../../../src/web/links/import/upload.ts";
import type { ListedLink } from "../../../../src/web/links/list/link-list.ts";
import { linesIn } from "../../../../src/web/links/paste/paste.ts";

const LINK: Link = {
  ...{ domain: "go.example", slug: "a", custom: true, shortUrl: "https://go.example/a", url: "https://example.com/" },
  ...{ title: '=cmd|"x"', tags: ["a", "b"], note: "two\nlines", redirectStatus: 302, enabled: true },
  ...{
    forwardQuery: false,
    expiresAt: null,
    expiredUrl: null,
    maxVisits: 3,
    passwordProtected: true,
    rules: null,
    card: null,
  },
  ...{ createdAt: "2026-01-01T00:00:00.000Z", updatedAt: "2026-01-01T00:00:00.000Z", createdBy: null },
};
const WITH_VISITS: ListedLink = { ...LINK, visits: { total: 12, series: [] } };

describe("files of links", () => {
  it("are a CSV that a spreadsheet reads and runs nothing of", () => {
    const [head, row] = csvOf([WITH_VISITS]).split("\r\n");
    expect(head).toMatch(/^\ufeffslug,shortUrl,url,title,tags,.*,visits30d$/);
    expect(row).toContain(`,"'=cmd|""x""","a, b",true,`);
    expect(row).toContain(`,"two\nlines",,,go.example,12`);
    const rules = [{ name: "A", when: { bot: true }, url: "https://example.com/b" }];
    expect(csvOf([{ ...LINK, rules }])).toContain(`,"${JSON.stringify(rules).replaceAll('"', '""')}"`);
    expect(csvOf([{ ...LINK, card: { title: "T" } }])).toContain(`,"{""title"":""T""}"`);
  });

  it("are one link a line, as an import takes it", () => {
    const lines = ndjsonOf([WITH_VISITS, WITH_VISITS]).split("\n");
    expect(lines).toHaveLength(3);
    expect(JSON.parse(String(lines[0]))).toEqual(JSON.parse(JSON.stringify(LINK)));
  });

  it("are sent as what their name says", () => {
    expect(headersOf("a.b.CSV")).toEqual({ "Content-Type": "text/csv" });
    expect(headersOf("links.jsonl.gz")).toEqual({ "Content-Type": "application/x-ndjson", "Content-Encoding": "gzip" });
    expect([headersOf("a.png"), headersOf("csv")]).toEqual([null, null]);
  });

  it("know the line of each URL that is pasted, as an editor counts them", () => {
    expect(linesIn("a\r\n\n  b \rc")).toEqual([
      { line: 1, text: "a" },
      { line: 3, text: "b" },
      { line: 4, text: "c" },
    ]);
  });
});

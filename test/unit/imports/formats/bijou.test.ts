import { describe, expect, it } from "vitest";
import { readFile, rowOf } from "../../../support/read-import-file.ts";

const header = { bijou: "export", format: 1, keyFingerprint: "ab12", lastId: "57" };
const link = {
  id: "7",
  slug: "dduprfW",
  custom: false,
  shortUrl: "https://go.example/dduprfW",
  url: "https://example.com/a",
  title: "=A title",
  tags: ["b", "a"],
  redirectStatus: 301,
  enabled: false,
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-02T00:00:00.000Z",
  expiresAt: null,
  expiredUrl: null,
  maxVisits: null,
  passwordProtected: true,
  forwardQuery: true,
  passwordHash: "a hash",
};
const fields = {
  url: "https://example.com/a",
  title: "=A title",
  tags: ["b", "a"],
  redirectStatus: 301,
  enabled: false,
  forwardQuery: true,
};
const times = { createdAt: link.createdAt, updatedAt: link.updatedAt };
const ndjson = (...records: object[]) => records.map((record) => JSON.stringify(record)).join("\n");

describe("bijou", () => {
  it("reads its own NDJSON, with ids and all that a link has", async () => {
    expect(await readFile("ndjson", ndjson(header, link))).toEqual({
      ...{ format: "bijou", ignored: [] },
      header: { keyFingerprint: "ab12", lastId: 57n },
      rows: [
        rowOf(2, {
          ...times,
          name: "dduprfW",
          id: "7",
          fields: { ...fields, expiresAt: null, expiredUrl: null, maxVisits: null },
          passwordHash: "a hash",
        }),
      ],
    });
  });

  it("leaves out a link whose password the export did not bring along", async () => {
    const { rows } = await readFile("ndjson", ndjson(header, { ...link, passwordHash: undefined }));
    expect(rows).toEqual([{ line: 2, problem: "has a password, which can't be imported" }]);
  });

  it("brings a limit of visits along, from NDJSON and from CSV", async () => {
    const { rows } = await readFile("ndjson", ndjson(header, { ...link, maxVisits: 3 }));
    expect(rows).toMatchObject([{ fields: { maxVisits: 3 } }]);
    const csv = "keyFingerprint,url,maxVisits\nab12,https://example.com/a,3\nab12,https://example.com/b,";
    expect((await readFile("csv", csv)).rows.map((row) => "fields" in row && row.fields["maxVisits"])).toEqual([
      3,
      undefined,
    ]);
  });

  it("takes no id beyond the one that the export began at: somebody else could draw it", async () => {
    const { rows } = await readFile("ndjson", ndjson(header, ...["57", "58", "0"].map((id) => ({ ...link, id }))));
    expect(rows.map((row) => ("id" in row ? row.id : row.problem))).toEqual([
      "57",
      "has an id above the last id of the export",
      "has an id above the last id of the export",
    ]);
  });

  it("refuses a header of another format, and one without what it is for", async () => {
    await expect(readFile("ndjson", { ...header, format: 2 })).rejects.toThrow("is an export of format 2");
    for (const lastId of [57, "-1", "9150170662961152", null]) {
      await expect(readFile("ndjson", { ...header, lastId })).rejects.toThrow("without keyFingerprint and lastId");
    }
  });

  it("reads its own CSV, takes the apostrophes before formulas away, and leaps beyond the first id", async () => {
    const csv = `id,slug,custom,shortUrl,url,title,tags,redirectStatus,enabled,createdAt,updatedAt,expiresAt,expiredUrl,passwordProtected,forwardQuery,keyFingerprint
7,dduprfW,false,https://go.example/dduprfW,https://example.com/a,'=A title,"b, a",301,FALSE,${link.createdAt},${link.updatedAt},,,false,TRUE,ab12`;
    expect(await readFile("csv", csv)).toEqual({
      ...{ format: "bijou", ignored: [] },
      header: { keyFingerprint: "ab12", lastId: 7n + 2n ** 20n },
      rows: [rowOf(2, { ...times, name: "dduprfW", id: "7", fields })],
    });
  });
});

describe("generic", () => {
  it("reads a CSV with the names of Bijou's fields, or of others that mean the same", async () => {
    const csv = 'Destination,Short URL,redirect_status,Tags\nhttps://example.com/a,go.example/Ab3,308,"[x, y"\n';
    expect(await readFile("csv", csv)).toEqual({
      ...{ format: "generic", header: null, ignored: [] },
      rows: [
        rowOf(2, { name: "Ab3", fields: { url: "https://example.com/a", redirectStatus: 308, tags: ["[x", "y"] } }),
      ],
    });
  });

  it("reads NDJSON and a document of links with the names of Bijou's fields", async () => {
    const given = { url: "https://example.com/a", slug: "Ab3", createdAt: "2026-01-01T00:00:00Z", unheardOf: 1 };
    const rows = [rowOf(1, { name: "Ab3", fields: { url: given.url }, createdAt: given.createdAt })];
    const expected = { format: "generic", header: null, ignored: ["unheardOf"], rows };
    expect(await readFile("ndjson", given)).toEqual(expected);
    expect(await readFile("json", { links: [given] })).toEqual(expected);
    expect(await readFile("json", [given])).toEqual(expected);
  });

  it("hands values on as they are, for the rules to refuse", async () => {
    const { rows } = await readFile("csv", "url,redirectStatus,enabled\n,abc,maybe\n");
    expect(rows).toEqual([rowOf(2, { fields: { url: "", redirectStatus: "abc", enabled: "maybe" } })]);
  });

  it("leaves out what would be open to more people than its maker asked for", async () => {
    const url = "https://example.com/a";
    const { rows } = await readFile("ndjson", ndjson({ url, password: "x" }, { url, hasPassword: true }));
    expect(rows).toEqual([
      { line: 1, problem: "has a password, which can't be imported" },
      { line: 2, problem: "has a password, which can't be imported" },
    ]);
    expect((await readFile("ndjson", { url, password: false })).rows).toEqual([rowOf(1, { fields: { url } })]);
    expect((await readFile("csv", "url,password\nhttps://example.com/a,x")).rows).toEqual([
      { line: 2, problem: "has a password, which can't be imported" },
    ]);
  });

  it("keeps a limit of visits that is no number for the rules to refuse: through the Queue NaN is null, and no limit", async () => {
    const cells = ["x", "3x", "-1", "1.5", "1e999", "9".repeat(400)];
    const csv = await readFile(
      "csv",
      `url,maxVisits\n${cells.map((cell) => `https://example.com/,${cell}`).join("\n")}`,
    );
    const limits = csv.rows.map((row) => "fields" in row && row.fields["maxVisits"]);
    expect(JSON.parse(JSON.stringify(limits))).toEqual(cells);
    const json = await readFile("ndjson", '{"url":"https://example.com/","maxVisits":1e999}');
    expect(json.rows).toMatchObject([{ fields: { maxVisits: "Infinity" } }]);
  });
});

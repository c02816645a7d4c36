import { describe, expect, it } from "vitest";
import { readFile } from "../../../support/read-import-file.ts";

describe("generic", () => {
  it("keeps the domain of Dub's links, in CSV and JSON, and takes no other column of that name for one", async () => {
    const domainsIn = async (type: "csv" | "ndjson", file: string) =>
      (await readFile(type, file)).rows.map((row) => "fields" in row && [row.name, row.domain]);
    const dub =
      "key,domain,url\nsale,a.example,https://example.com/1\nsale,b.example,https://example.com/2\nx,,https://example.com/3";
    const expected = [
      ["sale", "a.example"],
      ["sale", "b.example"],
      ["x", undefined],
    ];
    expect(await domainsIn("csv", dub)).toEqual(expected);
    const lines = expected.map(([key, domain]) => JSON.stringify({ key, domain, url: "https://example.com/" }));
    expect(await domainsIn("ndjson", lines.join("\n"))).toEqual(expected);
    expect(await domainsIn("csv", "slug,domain,url\nsale,example.com,https://example.com/1")).toEqual([
      ["sale", undefined],
    ]);
  });
});

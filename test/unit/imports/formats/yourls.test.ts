import { describe, expect, it } from "vitest";
import { readFile, rowOf } from "../../../support/read-import-file.ts";

const facts = {
  url: "https://example.com/a",
  title: "A title",
  timestamp: "2021-03-04 05:06:07",
  ip: "203.0.113.7",
  clicks: "12",
};
const row = (line: number, name: string) =>
  rowOf(line, {
    name,
    fields: { url: "https://example.com/a", title: "A title" },
    createdAt: "2021-03-04T05:06:07Z",
  });

describe("yourls", () => {
  it("reads the answer of its API's stats, whose links have numbered names", async () => {
    const stats = {
      links: {
        link_1: { shorturl: "https://sho.rt/Ab3", ...facts },
        link_2: { shorturl: "https://sho.rt/in/a/4", ...facts },
      },
      stats: { total_links: "2", total_clicks: "24" },
      statusCode: "200",
      message: "success",
    };
    expect(await readFile("json", stats)).toEqual({
      ...{ format: "yourls", header: null, ignored: ["ip", "clicks"] },
      rows: [row(1, "Ab3"), row(2, "4")],
    });
  });

  it("reads the list of Shlink's plugin", async () => {
    const list = { statusCode: 200, message: "success", result: [{ keyword: "Ab3", ...facts }] };
    expect((await readFile("json", list)).rows).toEqual([row(1, "Ab3")]);
    expect((await readFile("ndjson", list.result[0] ?? {})).rows).toEqual([row(1, "Ab3")]);
  });

  it("reads the CSV of its export plugin", async () => {
    const csv = 'source,target,hits\r\n/Ab3/,https://example.com/a,12\r\n/4/,"https://example.com/?a=""b"",c",0\r\n';
    expect(await readFile("csv", csv)).toEqual({
      ...{ format: "yourls", header: null, ignored: ["hits"] },
      rows: [
        rowOf(2, { name: "Ab3", fields: { url: "https://example.com/a" } }),
        rowOf(3, { name: "4", fields: { url: 'https://example.com/?a="b",c' } }),
      ],
    });
  });

  it("keeps nobody's address", async () => {
    expect(JSON.stringify(await readFile("ndjson", { keyword: "Ab3", ...facts }))).not.toContain("203.0.113.7");
  });
});

import fc from "fast-check";
import Papa from "papaparse";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readCsv } from "../../../src/imports/read-csv.ts";
import { byteStream, collect } from "../../support/byte-stream.ts";

async function read(content: string | Uint8Array, size?: number) {
  const csv = await readCsv(byteStream(content, size));
  return csv === null ? null : collect(csv.records);
}

afterEach(() => vi.restoreAllMocks());

describe("readCsv()", () => {
  it("reads quotes, commas and newlines in fields, and counts lines as an editor does", async () => {
    const text = 'url,Title\r\nhttps://a.example/,"b, ""c""\r\nd"\r\n\r\nhttps://e.example/,f\r\n';
    for (const size of [1, 3, 1_000]) {
      expect(await read(text, size)).toEqual([
        { line: 2, record: { url: "https://a.example/", title: 'b, "c"\r\nd' } },
        { line: 5, record: { url: "https://e.example/", title: "f" } },
      ]);
    }
  });

  it("gives columns by their letters and digits, and leaves empty fields out", async () => {
    const csv = await readCsv(byteStream("\ufeffLong URL,short_code,\nhttps://a.example/,,\n"));
    expect(csv?.columns).toEqual(new Set(["longurl", "shortcode", ""]));
    expect(csv && (await collect(csv.records))).toEqual([{ line: 2, record: { longurl: "https://a.example/" } }]);
  });

  it.each([
    ["semicolons", ";"],
    ["tabs", "\t"],
  ])("takes %s for commas where the first row has more of them", async (_, delimiter) => {
    expect(await read(`url${delimiter}title\nhttps://a.example/?b,c${delimiter}d`)).toEqual([
      { line: 2, record: { url: "https://a.example/?b,c", title: "d" } },
    ]);
  });

  it("reads whatever a writer of CSV wrote, in whatever chunks it comes", async () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "ä", '"', ",", "\n", " ", "'", "=") });
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 50 }), async (rows, size) => {
        const text = Papa.unparse([["a", "b", "c"], ...rows], { newline: "\n" });
        const records = (await read(text, size)) ?? [];
        const given = rows.filter((row) => row.some((value) => value.trim() !== ""));
        expect(records.map((row) => ("record" in row ? row.record : row))).toEqual(
          given.map(([a, b, c]) => ({ ...(a && { a }), ...(b && { b }), ...(c && { c }) })),
        );
      }),
    );
  });

  it("says of a row with more fields than columns that it has, unless they are empty", async () => {
    expect(await read("url,title\na,b,c\na,b,,\n")).toEqual([
      { line: 2, problem: "has 3 fields, and the first row 2" },
      { line: 3, record: { url: "a", title: "b" } },
    ]);
  });

  it("loses one line to a quote that is never closed, and goes on after it", async () => {
    const rows = Array.from({ length: 5_000 }, (_, i) => `https://a.example/${i},t`);
    rows[1_000] = 'https://a.example/,"open';
    const records = (await read(`url,title\n${rows.join("\n")}`)) ?? [];
    expect(records).toHaveLength(5_000);
    expect(records.filter((row) => "problem" in row)).toEqual([
      { line: 1_002, problem: "has a quote that is not closed" },
    ]);
    expect(await read('url\na\n"b')).toEqual([
      { line: 2, record: { url: "a" } },
      { line: 3, problem: "has a quote that is not closed" },
    ]);
  });

  it("says of a record with a false byte that it is not UTF-8, by the line that it begins in", async () => {
    const text = new TextEncoder().encode('url,title\na,"b\nX\nc"\nd,e\n').map((byte) => (byte === 0x58 ? 0xff : byte));
    expect(await read(text)).toEqual([
      { line: 2, problem: "is not UTF-8" },
      { line: 5, record: { url: "d", title: "e" } },
    ]);
  });

  it("says of a line without end that it is too long, and keeps none of it", async () => {
    expect(await read(`url\n${"a".repeat(1_000_000)}\nb\n`)).toEqual([
      { line: 2, problem: "is longer than 24576 bytes" },
      { line: 3, record: { url: "b" } },
    ]);
  });

  it("returns null without a first row that can be read", async () => {
    expect(await read("")).toBeNull();
    expect(await read("\n\n")).toBeNull();
    expect(await read(Uint8Array.from([0xff, 0x0a]))).toBeNull();
    expect(await read('"url\n')).toBeNull();
  });

  it.each(['"\n', '"a"b\n', '"a" x', `"${"a\n".repeat(50)}`, `"${'" x'.repeat(5_000)}\n`, `${'"'.repeat(1_001)}\n`])(
    "never parses much more than there is: a file of %j",
    async (text) => {
      let parsed = 0;
      const Parser = Papa.Parser;
      vi.spyOn(Papa, "Parser").mockImplementation(function counted(config) {
        const parser = new Parser(config);
        const { parse } = parser;
        return Object.assign(parser, {
          parse(input: string, ...others: [number, boolean]): unknown {
            parsed += input.length;
            return parse(input, ...others);
          },
        });
      });
      const size = 500_000;
      await read(`url\n${text.repeat(size / text.length)}`, 65_536);
      expect(parsed).toBeLessThan(6 * size);
    },
  );
});

import fc from "fast-check";
import Papa from "papaparse";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readCsv } from "../../../../src/imports/reading/read-csv.ts";
import { byteStream, collect } from "../../../support/byte-stream.ts";

async function read(content: string | Uint8Array, size?: number) {
  const csv = await readCsv(byteStream(content, size));
  return csv.ok ? collect(csv.value.records) : [{ line: 0, problem: csv.error }];
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
    if (!csv.ok) throw new Error(csv.error);
    expect([...csv.value.columns]).toEqual([
      ["longurl", "Long URL"],
      ["shortcode", "short_code"],
      ["", ""],
    ]);
    expect(await collect(csv.value.records)).toEqual([{ line: 2, record: { longurl: "https://a.example/" } }]);
  });

  it.each([
    ["semicolons", ";"],
    ["tabs", "\t"],
    ["bars", "|"],
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
        const records = await read(text, size);
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
    const records = await read(`url,title\n${rows.join("\n")}`);
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

  it.each([
    ["", "has no first row with the names of its columns"],
    ["\n\n", "has no first row with the names of its columns"],
    ["sep=;\n", "has no first row with the names of its columns"],
    [Uint8Array.from([0xff, 0x0a]), "begins with a row that is not UTF-8"],
    ['"url\n', "begins with a row that has a quote that is not closed"],
  ])("says of %j why it has no first row: it %s", async (content, message) => {
    expect(await readCsv(byteStream(content))).toEqual({ ok: false, error: message });
  });

  it("reads the first row that is not empty, and what sep= says before it", async () => {
    for (const said of ["sep=;\r\n", "SEP=;\r\n", '\ufeff"sep=;"\r', "\n\nsep=;\n"]) {
      const lines = (said.match(/\r\n|\r|\n/g) ?? []).length;
      expect(await read(`${said}url;title\nhttps://a.example/,;b,c\n`, 2)).toEqual([
        { line: lines + 2, record: { url: "https://a.example/,", title: "b,c" } },
      ]);
    }
    expect(await read("sep=^\nurl^title\na^b,c|d\n")).toEqual([{ line: 3, record: { url: "a", title: "b,c|d" } }]);
    expect(await read("sep=\t\nurl\ttitle\na\tb,c\n")).toEqual([{ line: 3, record: { url: "a", title: "b,c" } }]);
  });

  it("is not misled by a comma in the name of a column", async () => {
    expect(await read('"url, of course, the long one";title\na;b\n')).toEqual([
      { line: 2, record: { urlofcoursethelongone: "a", title: "b" } },
    ]);
  });

  it("reads lines that end in carriage returns, as Excel for Mac writes them, and line feeds in their fields", async () => {
    for (const size of [1, 2, 1_000]) {
      expect(await read('url,title\rhttps://a.example/,"b\nc"\r\rhttps://d.example/,e\r', size)).toEqual([
        { line: 2, record: { url: "https://a.example/", title: "b\nc" } },
        { line: 5, record: { url: "https://d.example/", title: "e" } },
      ]);
    }
  });

  it("keeps a second column of the same name apart, and one without a name", async () => {
    expect(await read("url,URL,,\na,b,c,d\n")).toEqual([
      { line: 2, record: { url: "a", "url 2": "b", "": "c", " 4": "d" } },
    ]);
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

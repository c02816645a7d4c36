import { describe, expect, it } from "vitest";
import { readImport } from "../../../../src/imports/reading/read-import.ts";
import { byteStream, collect, singleBytes, utf16Bytes } from "../../../support/byte-stream.ts";
import { readFile, rowOf } from "../../../support/read-import-file.ts";

const text = 'url,slug,title\r\nhttps://example.com/,Grüße,"Straße 😀, 7"\r\n';
const rows = [rowOf(2, { name: "Grüße", fields: { url: "https://example.com/", title: "Straße 😀, 7" } })];

async function readAt(content: Uint8Array, size: number, charset: string | null = null) {
  const file = await readImport(byteStream(content, size), "csv", null, 0, charset);
  return file.ok ? collect(file.value.rows) : file.error;
}

describe("toUtf8()", () => {
  it.each([
    ["little endian", utf16Bytes(`\ufeff${text}`)],
    ["big endian", utf16Bytes(`\ufeff${text}`, true)],
    ["without a mark", utf16Bytes(text)],
    ["big endian without a mark", utf16Bytes(text, true)],
  ])("reads UTF-16 %s, in whatever chunks it comes", async (_, content) => {
    for (const size of [1, 2, 3, 7, 10_000]) expect(await readAt(content, size)).toEqual(rows);
  });

  it("reads what the sender says that it is in, unless a byte order mark says otherwise", async () => {
    const latin = singleBytes("url,slug,title\nhttps://example.com/,Gr\u00fc\u00dfe,\u0080 7\n");
    const euro = [rowOf(2, { name: "Grüße", fields: { url: "https://example.com/", title: "€ 7" } })];
    for (const charset of ["windows-1252", "iso-8859-1", "latin1"]) {
      for (const size of [1, 1_000]) expect(await readAt(latin, size, charset)).toEqual(euro);
    }
    const utf8 = new TextEncoder().encode(`\ufeff${text}`);
    expect(await readAt(utf8, 3, "windows-1252")).toEqual(rows);
    expect(await readAt(utf16Bytes(`\ufeff${text}`), 3, "utf-8")).toEqual(rows);
    expect(await readAt(utf16Bytes(text), 3, "utf-16le")).toEqual(rows);
  });

  it("reads NDJSON and a document in UTF-16 too", async () => {
    const line = '{"url":"https://example.com/","slug":"Grüße"}';
    const expected = [rowOf(1, { name: "Grüße", fields: { url: "https://example.com/" } })];
    expect((await readFile("ndjson", utf16Bytes(`\ufeff${line}\r\n`))).rows).toEqual(expected);
    expect((await readFile("json", utf16Bytes(`\ufeff[${line}]`, true))).rows).toEqual(expected);
  });

  it("says of a row that holds no text in its encoding that it does, and reads the others", async () => {
    const content = utf16Bytes(`\ufeff${text}https://example.com/b,a\ud800b,\r\nhttps://example.com/c,c,\r\n`);
    const expected = [
      ...rows,
      { line: 3, problem: "is not UTF-16LE" },
      rowOf(4, { name: "c", fields: { url: "https://example.com/c" } }),
    ];
    for (const size of [1, 5, 1_000]) expect(await readAt(content, size)).toEqual(expected);
  });

  it("never holds more than a chunk of it", async () => {
    let given = 0;
    let read = 0;
    async function* large() {
      yield utf16Bytes("\ufeffurl\r\n");
      for (; given < 200; given++) yield utf16Bytes(`https://example.com/${given}\r\n`.repeat(100));
    }
    const file = await readImport(large(), "csv", null, 0);
    if (!file.ok) throw new Error(file.error.message);
    for await (const row of file.value.rows) {
      read += "problem" in row ? 0 : 1;
      // What is ahead: the chunk at hand, and what the parser takes at once.
      expect(100 * given - read).toBeLessThan(1_000);
    }
    expect(read).toBe(20_000);
  });

  it("refuses UTF-32, and says why", async () => {
    const content = Uint8Array.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x75]);
    expect(await readAt(content, 1)).toEqual({
      reason: "unreadable",
      message: "is UTF-32, which is not read here: save it as UTF-8",
    });
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FORMAT_NAMES } from "../../../../src/imports/import-format.ts";
import { type MediaType, readImport } from "../../../../src/imports/reading/read-import.ts";
import { byteStream, collect } from "../../../support/byte-stream.ts";
import { PATIENCE } from "../../../support/patience.ts";
import { NOW, readFile, rowOf } from "../../../support/read-import-file.ts";

const TYPES: readonly MediaType[] = ["csv", "ndjson", "json"];

describe("readImport()", () => {
  it.each([
    ["csv", "", "has no first row with the names of its columns"],
    ["csv", "a,b\n1,2\n", "has columns of no format that is known here, and none that is called url"],
    ["ndjson", "", "is empty"],
    ["ndjson", "\n  \n", "is empty"],
    ["ndjson", "{", "begins with a line that is no JSON"],
    ["ndjson", "[1]", "begins with a line that is no JSON object"],
    ["ndjson", '{"a":1}', "has records of no format that is known here, and without a url"],
    ["json", "", "is no JSON"],
    ["json", "[]", "is an empty array"],
    ["json", "5", "is no JSON object and no array"],
    ["json", "[1]", "is a JSON document of no format that is known here"],
    ["json", "{}", "is a JSON document of no format that is known here"],
    [
      "csv",
      Uint8Array.from([0x75, 0xfc, 0x0a]),
      "begins with a row that is not UTF-8: save it as such, or name its charset, as in Content-Type: text/csv; charset=windows-1252",
    ],
    ["csv", Uint8Array.from([0xff, 0xfe, 0, 0, 0x75, 0, 0, 0]), "is UTF-32, which is not read here: save it as UTF-8"],
    ["json", Uint8Array.from([0x22, 0xff, 0x22]), "is not UTF-8"],
  ] as const)("says of a %s of %j that it %s", async (type, content, message) => {
    expect(await readImport(byteStream(content), type, null, NOW)).toEqual({
      ok: false,
      error: { reason: "unreadable", message },
    });
  });

  it("takes a JSON document of 4 MiB, and says of a longer one that it can be sent as NDJSON", async () => {
    const document = (bytes: number) => {
      const text = '{"links":[{"url":"https://example.com/a"}]}';
      return text + " ".repeat(bytes - text.length);
    };
    expect((await readFile("json", document(4 * 1_048_576))).rows).toHaveLength(1);
    const error = { reason: "too-large", message: "may have 4194304 bytes at most as JSON; send it as NDJSON" };
    const tooLong = await readImport(byteStream(document(4 * 1_048_576 + 1), 65_536), "json", null, NOW);
    expect(tooLong).toEqual({ ok: false, error });
  });

  it("reads by the format that it is told, and says so when the file is none of it", async () => {
    const record = { address: "Ab3", target: "https://example.com/a", url: "https://example.com/b" };
    expect((await readFile("ndjson", record)).format).toBe("kutt");
    expect((await readFile("ndjson", record, "generic")).rows).toEqual([
      rowOf(1, { fields: { url: "https://example.com/b" } }),
    ]);
    await expect(readFile("json", { total: 1, data: [record] }, "sink")).rejects.toThrow("of no format");
    await expect(readFile("csv", "url\nhttps://example.com/", "yourls")).rejects.toThrow("of no format");
  });

  it("says of each line what is wrong with it, and reads the others", async () => {
    const good = '{"url":"https://example.com/a"}';
    const lines = [
      good,
      "{",
      "5",
      "",
      `{"url":"${"a".repeat(70_000)}"}`,
      '{"url":{"a":1}}',
      '{"url":"a","expiredUrl":["b"]}',
      '{"url":"a","expiredUrl":[["b"]]}',
      good,
    ];
    expect((await readFile("ndjson", `\ufeff${lines.join("\r\n")}`)).rows).toEqual([
      rowOf(1, { fields: { url: "https://example.com/a" } }),
      { line: 2, problem: "is no JSON" },
      { line: 3, problem: "is no JSON object" },
      { line: 5, problem: "is longer than 65536 bytes" },
      { line: 6, problem: "url must be no object" },
      rowOf(7, { fields: { url: "a", expiredUrl: ["b"] } }),
      { line: 8, problem: "expiredUrl must be no object" },
      rowOf(9, { fields: { url: "https://example.com/a" } }),
    ]);
    expect((await readFile("json", { links: [null, { url: "a" }] })).rows).toEqual([
      { line: 1, problem: "is no JSON object" },
      rowOf(2, { fields: { url: "a" } }),
    ]);
  });

  it("gives rows that a message can carry, however deep a value is nested", async () => {
    const deep = `{"url":"https://example.com/a","expiredUrl":${"[".repeat(30_000)}${"]".repeat(30_000)}}`;
    for (const [type, text] of [
      ["ndjson", deep],
      ["json", `{"links":[${deep}]}`],
    ] as const) {
      const { rows } = await readFile(type, text);
      expect(JSON.stringify(rows)).toBe('[{"line":1,"problem":"expiredUrl must be no object"}]');
    }
  });

  it("reads whatever bytes come in, by any format, without an error of its own", PATIENCE, async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "url,slug\n",
        "source,target\n",
        '{"url":"',
        '{"links":[',
        "https://example.com/",
        '"',
        ",",
        "\n",
        "}",
        "]",
      ),
      fc.string({ unit: "binary" }),
    );
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => new TextEncoder().encode(pieces.join("")));
    const format = fc.constantFrom(null, ...FORMAT_NAMES);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(text, fc.uint8Array({ maxLength: 300 })),
        fc.constantFrom(...TYPES),
        format,
        async (bytes, type, named) => {
          const file = await readImport(byteStream(bytes, 7), type, named, NOW);
          if (!file.ok) return file.error.message.length > 0;
          const lines = (await collect(file.value.rows)).map(({ line }) => line);
          return lines.every((line, index) => line > (lines[index - 1] ?? 0));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

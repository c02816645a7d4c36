import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLines } from "../../../../src/imports/reading/read-lines.ts";
import { byteStream, collect } from "../../../support/byte-stream.ts";

const read = (content: string | Uint8Array, size?: number, maxBytes = 100) =>
  collect(readLines(byteStream(content, size), maxBytes));

const line = (number: number, text: string) => ({ number, text, problem: null });

describe("readLines()", () => {
  it("gives the same lines whatever chunks they come in", async () => {
    const text = fc.array(fc.string({ unit: "grapheme", maxLength: 20 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 30 }), async (texts, size) => {
        const expected = texts.flatMap((given) => given.replace(/^\ufeff/, "").split(/\r\n|\r|\n/));
        const lines = await read(`${expected.join("\n")}\n`, size, 1_000);
        expect(lines).toEqual(expected.length === 0 ? [line(1, "")] : expected.map((given, i) => line(i + 1, given)));
      }),
    );
  });

  it("ends a line at a line feed, a carriage return, or both, wherever the chunks end", async () => {
    const end = fc.constantFrom("\n", "\r", "\r\n");
    const lines = fc.array(fc.tuple(fc.string({ unit: fc.constantFrom("a", "ä", "😀") }), end), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(lines, fc.integer({ min: 1, max: 8 }), async (given, size) => {
        const text = given.map(([line, ending]) => line + ending).join("");
        const expected = text.split(/\r\n|\r|\n/).slice(0, -1);
        const found = await read(text, size, 1_000);
        expect(found.map(({ number, text }) => [number, text.replace(/\r$/, "")])).toEqual(
          expected.map((line, index) => [index + 1, line]),
        );
      }),
    );
    expect(await read("a\r\rb\n\rc")).toEqual(["a", "", "b", "", "c"].map((text, i) => line(i + 1, text)));
    expect(await read("a\r", 1)).toEqual([line(1, "a")]);
  });

  it("keeps a carriage return before a line feed, and gives a last line without a line feed", async () => {
    expect(await read("a\r\n\nb")).toEqual([line(1, "a\r"), line(2, ""), line(3, "b")]);
    expect(await read("")).toEqual([]);
  });

  it("skips the byte order mark at the start, and there alone", async () => {
    expect(await read("\ufeffa\n\ufeffb", 1)).toEqual([line(1, "a"), line(2, "\ufeffb")]);
  });

  it("spoils the one line that a false byte is in", async () => {
    const bytes = Uint8Array.from([0x61, 0x0a, 0xc3, 0x0a, 0xff, 0x62, 0x0a, 0xc3, 0xa4]);
    for (const size of [1, 2, 100]) {
      expect(await read(bytes, size)).toEqual([
        line(1, "a"),
        { number: 2, text: "", problem: "not-utf-8" },
        { number: 3, text: "", problem: "not-utf-8" },
        line(4, "ä"),
      ]);
    }
  });

  it("drops a line that is too long, by bytes, and goes on after it", async () => {
    const lines = await read(`${"ä".repeat(50)}\n${"ä".repeat(51)}\nb`, 7);
    expect(lines).toEqual([line(1, "ä".repeat(50)), { number: 2, text: "", problem: "too-long" }, line(3, "b")]);
  });
});

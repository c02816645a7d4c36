import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ImportRow } from "../../../../src/imports/import-row.ts";
import { chunkRows, MAX_CHUNK_BYTES, MAX_CHUNK_ROWS } from "../../../../src/imports/reading/chunk-rows.ts";
import { collect } from "../../../support/byte-stream.ts";
import { rowOf } from "../../../support/read-import-file.ts";

async function* stream(rows: readonly ImportRow[]): AsyncGenerator<ImportRow> {
  yield* rows;
}

const titled = (line: number, title: string) => rowOf(line, { fields: { title } });

describe("chunkRows()", () => {
  it("keeps all rows in order, in pieces that a message can carry", async () => {
    const title = fc.string({ unit: fc.constantFrom("a", "ä", "😀", "\u0001", '"'), maxLength: 4_000 });
    await fc.assert(
      fc.asyncProperty(fc.array(title, { maxLength: 60 }), async (titles) => {
        const rows = titles.map((text, index) => titled(index + 1, text));
        const chunks = await collect(chunkRows(stream(rows)));
        expect(chunks.flatMap((chunk) => chunk.rows)).toEqual(rows);
        for (const chunk of chunks) {
          const bytes = new TextEncoder().encode(JSON.stringify(chunk.rows)).length;
          expect(bytes).toBeLessThanOrEqual(MAX_CHUNK_BYTES + 2);
          expect(bytes).toBeLessThanOrEqual(chunk.bytes + 2);
        }
      }),
    );
  });

  it("fills pieces up to what a statement inserts", async () => {
    const rows = Array.from({ length: 2 * MAX_CHUNK_ROWS + 1 }, (_, index) => titled(index + 1, ""));
    const chunks = await collect(chunkRows(stream(rows)));
    expect(chunks.map((chunk) => chunk.rows.length)).toEqual([MAX_CHUNK_ROWS, MAX_CHUNK_ROWS, 1]);
    expect(await collect(chunkRows(stream([])))).toEqual([]);
  });

  it("says of a row that is longer than any link that it is, also where only JSON makes it so", async () => {
    const rows = [titled(1, "a".repeat(70_000)), titled(2, "\u0001".repeat(12_000)), titled(3, "a")];
    const [chunk] = await collect(chunkRows(stream(rows)));
    expect(chunk?.rows).toEqual([
      { line: 1, problem: "is too long for a link" },
      { line: 2, problem: "is too long for a link" },
      rows[2],
    ]);
  });
});

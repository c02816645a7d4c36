import type { ImportRow } from "../import-row.ts";

/**
 * Cuts the rows of a file into pieces that fit into a message of the Queue (128 kB) and into one statement. `bytes` is the
 * size of the rows as JSON.
 */
export interface RowChunk {
  readonly rows: readonly ImportRow[];
  readonly bytes: number;
}

export const MAX_CHUNK_ROWS = 500;
/** A message may have 128 kB, of which about 100 bytes are Cloudflare's own. */
export const MAX_CHUNK_BYTES = 100_000;
/** More than any link that the rules let in; what is longer would be refused anyway. */
const MAX_ROW_BYTES = 65_536;

export async function* chunkRows(rows: AsyncIterable<ImportRow>): AsyncGenerator<RowChunk> {
  const encoder = new TextEncoder();
  let chunk: ImportRow[] = [];
  let bytes = 0;
  for await (const given of rows) {
    let row = given;
    let rowBytes = encoder.encode(JSON.stringify(row)).length;
    if (rowBytes > MAX_ROW_BYTES) {
      row = { line: given.line, problem: "is too long for a link" };
      rowBytes = encoder.encode(JSON.stringify(row)).length;
    }
    if (chunk.length === MAX_CHUNK_ROWS || bytes + rowBytes > MAX_CHUNK_BYTES) {
      yield { rows: chunk, bytes };
      chunk = [];
      bytes = 0;
    }
    chunk.push(row);
    bytes += rowBytes + 1; // And the comma.
  }
  if (chunk.length > 0) yield { rows: chunk, bytes };
}

import type { FormatName } from "../../src/imports/import-format.ts";
import type { ImportRow } from "../../src/imports/import-row.ts";
import { type ImportFile, type MediaType, readImport } from "../../src/imports/reading/read-import.ts";
import { byteStream, collect } from "./byte-stream.ts";

export const NOW = Date.parse("2026-11-24T12:00:00Z");

/** A file as it was read, with all of its rows. @param charset as the sender says. */
export async function readFile(
  type: MediaType,
  content: string | object | Uint8Array,
  named: FormatName | null = null,
  charset: string | null = null,
): Promise<Pick<ImportFile, "format" | "header"> & { rows: ImportRow[]; ignored: readonly string[] }> {
  const text = typeof content === "string" || content instanceof Uint8Array ? content : JSON.stringify(content);
  const file = await readImport(byteStream(text), type, named, NOW, charset);
  if (!file.ok) throw new Error(`Cannot read the file: it ${file.error.message}`);
  const { format, header, ignoredColumns } = file.value;
  const rows = await collect(file.value.rows);
  return { format, header, rows, ignored: ignoredColumns() };
}

/** A row that brings nothing but what is given. */
export function rowOf(line: number, facts: Partial<Exclude<ImportRow, { problem: string }>>): ImportRow {
  return { line, name: null, id: null, fields: {}, createdAt: null, updatedAt: null, passwordHash: null, ...facts };
}

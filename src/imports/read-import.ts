import { err, ok, type Result } from "../lib/result.ts";
import type { LinkId } from "../links/link-id.ts";
import { type ExportHeader, headerOfCsv, headerOfNdjson } from "./export-header.ts";
import { FORMATS } from "./formats.ts";
import {
  type FileProblem,
  type FormatName,
  type ImportFormat,
  isJsonRecord,
  type JsonRecord,
  type RowContent,
} from "./import-format.ts";
import type { ImportRow } from "./import-row.ts";
import { readCsv } from "./read-csv.ts";
import { readJsonDocument } from "./read-json-document.ts";
import { type NumberedRecord, readJsonLines } from "./read-json-lines.ts";

/**
 * An uploaded file, as rows: whatever it was written by. The first record decides on the format, unless
 * it was named, and all that follow are read by it. What is wrong with a row is said of that row; what
 * is wrong with the file as a whole is said before the first.
 */
export interface ImportFile {
  readonly format: FormatName;
  /** Of Bijou's own export alone. */
  readonly header: ExportHeader | null;
  readonly rows: AsyncIterable<ImportRow>;
}

export type MediaType = "csv" | "ndjson" | "json";

/**
 * @param named the format that the sender says it is; null to find out.
 * @param now milliseconds since the epoch.
 */
export async function readImport(
  stream: AsyncIterable<Uint8Array>,
  type: MediaType,
  named: FormatName | null,
  now: number,
): Promise<Result<ImportFile, FileProblem>> {
  const formats = FORMATS.filter(({ name }) => named === null || name === named);
  switch (type) {
    case "csv":
      return readCsvFile(stream, formats);
    case "ndjson":
      return readNdjsonFile(stream, formats, named, now);
    case "json":
      return readJsonFile(stream, formats, now);
  }
}

async function readCsvFile(
  stream: AsyncIterable<Uint8Array>,
  formats: readonly ImportFormat[],
): Promise<Result<ImportFile, FileProblem>> {
  const file = await readCsv(stream);
  if (file === null) return err(unreadable("has no first row with the names of its columns"));
  for (const { name, csv } of formats) {
    if (csv?.recognises(file.columns) !== true) continue;
    const [first, records] = await peek(file.records);
    const header = name === "bijou" && first !== undefined && "record" in first ? headerOfCsv(first.record) : null;
    const rows = mapRows(records, (record) => csv.read(record));
    return ok({ format: name, header, rows: header === null ? rows : withIdsUpTo(header.lastId, rows) });
  }
  return err(unreadable("has columns of no format that is known here, and none that is called url"));
}

async function readNdjsonFile(
  stream: AsyncIterable<Uint8Array>,
  formats: readonly ImportFormat[],
  named: FormatName | null,
  now: number,
): Promise<Result<ImportFile, FileProblem>> {
  const [first, records] = await peek(readJsonLines(stream));
  if (first === undefined) return err(unreadable("is empty"));
  if (!("record" in first)) return err(unreadable(`begins with a line that ${first.problem}`));
  for (const { name, json } of formats) {
    if (json === undefined || (named === null && !json.recognises(first.record))) continue;
    const read = (record: JsonRecord) => json.read(record, now);
    if (name !== "bijou") return ok({ format: name, header: null, rows: mapRows(records, read) });
    const header = headerOfNdjson(first.record);
    if (!header.ok) return err(unreadable(header.error));
    await records.next(); // The header is no row.
    return ok({ format: name, header: header.value, rows: withIdsUpTo(header.value.lastId, mapRows(records, read)) });
  }
  return err(unreadable("has records of no format that is known here, and without a url"));
}

async function readJsonFile(
  stream: AsyncIterable<Uint8Array>,
  formats: readonly ImportFormat[],
  now: number,
): Promise<Result<ImportFile, FileProblem>> {
  const document = await readJsonDocument(stream);
  if (!document.ok) return document;
  for (const { name, json } of formats) {
    const links = json?.linksIn(document.value) ?? null;
    if (json === undefined || links === null) continue;
    return ok({ format: name, header: null, rows: rowsOf(links, (record) => json.read(record, now)) });
  }
  return err(unreadable("is a JSON document of no format that is known here"));
}

function unreadable(message: string): FileProblem {
  return { reason: "unreadable", message };
}

/** The first item, without taking it away. */
async function peek<Item>(
  items: AsyncGenerator<Item>,
): Promise<[first: Item | undefined, items: AsyncGenerator<Item>]> {
  const first = await items.next();
  async function* all(): AsyncGenerator<Item> {
    if (first.done !== true) yield first.value;
    yield* items;
  }
  return [first.done === true ? undefined : first.value, all()];
}

async function* mapRows<Record>(
  records: AsyncIterable<NumberedRecord<Record>>,
  read: (record: Record) => RowContent,
): AsyncGenerator<ImportRow> {
  for await (const numbered of records) {
    yield "record" in numbered ? rowOf(numbered.line, read(numbered.record)) : numbered;
  }
}

async function* rowsOf(links: readonly unknown[], read: (record: JsonRecord) => RowContent): AsyncGenerator<ImportRow> {
  for (const [index, link] of links.entries()) {
    const line = index + 1;
    yield isJsonRecord(link) ? rowOf(line, read(link)) : { line, problem: "is no JSON object" };
  }
}

/** The Queue's messages are JSON, and what is nested deeper than a link ever is can't be written as such. */
function rowOf(line: number, content: RowContent): ImportRow {
  if ("problem" in content) return { line, ...content };
  const nested = Object.entries(content.fields).find(([, value]) => ![value].flat().every(isFlat));
  return nested === undefined ? { line, ...content } : { line, problem: `${nested[0]} must be no object` };
}

function isFlat(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}

/** An id beyond the header's could be drawn by somebody else at the same time. */
async function* withIdsUpTo(lastId: LinkId, rows: AsyncIterable<ImportRow>): AsyncGenerator<ImportRow> {
  for await (const row of rows) {
    const isBeyond = "id" in row && row.id !== null && (BigInt(row.id) > lastId || BigInt(row.id) === 0n);
    yield isBeyond ? { line: row.line, problem: "has an id beyond the one that the export began at" } : row;
  }
}

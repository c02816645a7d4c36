import { err, ok, type Result } from "../../lib/result.ts";
import type { LinkId } from "../../names/link-id.ts";
import { type ExportHeader, headerOfCsv, headerOfNdjson } from "../exporting/export-header.ts";
import { cleanRow } from "../fields/clean-row.ts";
import { createIgnoredColumns, type IgnoredColumns } from "../fields/ignored-columns.ts";
import { FORMATS } from "../formats.ts";
import {
  type CsvRecord,
  type FileProblem,
  type FormatName,
  type ImportFormat,
  isJsonRecord,
  type JsonRecord,
  type RecordReader,
} from "../import-format.ts";
import type { ImportRow } from "../import-row.ts";
import { toUtf8 } from "../text/to-utf8.ts";
import { type Csv, readCsv } from "./read-csv.ts";
import { readJsonDocument } from "./read-json-document.ts";
import { type NumberedRecord, readJsonLines } from "./read-json-lines.ts";

/**
 * Reads the rows of an uploaded file, whatever wrote it. The first records decide on the format, unless the sender named
 * it, and on the meaning of the columns. All other records are read the same way. An error in a row is reported for that
 * row; an error of the whole file is reported before the first row.
 */
export interface ImportFile {
  readonly format: FormatName;
  /** Only Bijou's own export has one. */
  readonly header: ExportHeader | null;
  readonly rows: AsyncIterable<ImportRow>;
  /** Columns and fields that mean nothing here, as the file spells them. More may come while rows are read. */
  ignoredColumns(): readonly string[];
}

export type MediaType = "csv" | "ndjson" | "json";

/** So many rows tell what a column holds that could mean two things. */
const SAMPLE_SIZE = 20;

/**
 * @param named the format that the sender says it is; null to find out.
 * @param now milliseconds since the epoch.
 * @param charset that the sender says it is in, as `TextDecoder` knows it; null to find out.
 */
export async function readImport(
  stream: AsyncIterable<Uint8Array>,
  type: MediaType,
  named: FormatName | null,
  now: number,
  charset: string | null = null,
): Promise<Result<ImportFile, FileProblem>> {
  const text = await toUtf8(stream, charset);
  if (!text.ok) return text;
  const formats = FORMATS.filter(({ name }) => named === null || name === named);
  const { encoding } = text.value;
  switch (type) {
    case "csv": {
      const csv = await readCsv(text.value.stream, encoding);
      return csv.ok ? openCsv(csv.value, formats) : err(unreadable(withCharsetHint(csv.error)));
    }
    case "ndjson": {
      const [sample, records] = await peek(readJsonLines(text.value.stream, encoding));
      const [first] = sample;
      if (first === undefined) return err(unreadable("is empty"));
      if (!("record" in first)) return err(unreadable(`begins with a line that ${first.problem}`));
      return openJson(sample, records, formats, named, now);
    }
    case "json": {
      const document = await readJsonDocument(text.value.stream, encoding);
      if (!document.ok) return document;
      const { value } = document;
      return isJsonRecord(value) ? openDocument(value, formats, now) : openArray(value, formats, named, now);
    }
  }
}

function withCharsetHint(problem: string): string {
  if (!problem.endsWith("is not UTF-8")) return problem;
  return `${problem}: save it as such, or name its charset, as in Content-Type: text/csv; charset=windows-1252`;
}

async function openCsv(file: Csv, formats: readonly ImportFormat[]): Promise<Result<ImportFile, FileProblem>> {
  const columns = new Set(file.columns.keys());
  const [sample, records] = await peek(file.records);
  for (const { name, csv } of formats) {
    if (csv?.recognises(columns) !== true) continue;
    const reader = csv.open(columns, recordsIn(sample));
    if (reader === null) continue;
    const [first] = sample;
    const header = name === "bijou" && first !== undefined && "record" in first ? headerOfCsv(first.record) : null;
    const ignored = createIgnoredColumns();
    for (const [column, title] of file.columns) if (title !== "" && !reader.understands(column)) ignored.add(title);
    const rows = mapRows(records, tellingNameless(reader, file.columns, ignored));
    return ok(fileOf(name, header, rows, ignored));
  }
  return err(unreadable("has columns of no known format, and no column called url"));
}

/** A column without a name is one where something stands in it: spreadsheets write many that are empty. */
function tellingNameless(
  reader: RecordReader<CsvRecord>,
  columns: Csv["columns"],
  ignored: IgnoredColumns,
): RecordReader<CsvRecord> {
  const nameless = [...columns].flatMap(([column, title], index) => (title === "" ? [{ column, index }] : []));
  if (nameless.length === 0) return reader;
  return {
    ...reader,
    read(record) {
      for (const { column, index } of nameless) if (record[column] !== undefined) ignored.add(`column ${index + 1}`);
      return reader.read(record);
    },
  };
}

function openJson(
  sample: readonly NumberedRecord<JsonRecord>[],
  records: AsyncGenerator<NumberedRecord<JsonRecord>>,
  formats: readonly ImportFormat[],
  named: FormatName | null,
  now: number,
): Promise<Result<ImportFile, FileProblem>> | Result<ImportFile, FileProblem> {
  const known = recordsIn(sample);
  const [first] = known;
  for (const { name, json } of formats) {
    if (first === undefined || json === undefined || (named === null && !json.recognises(first))) continue;
    const reader = json.open(known, now);
    if (reader === null) continue;
    const ignored = createIgnoredColumns();
    const rows = mapRows(records, tellingFields(reader, ignored));
    if (name !== "bijou") return ok(fileOf(name, null, rows, ignored));
    const header = headerOfNdjson(first);
    if (!header.ok) return err(unreadable(header.error));
    // Skip the header: it is not a row.
    return records.next().then(() => ok(fileOf(name, header.value, rows, ignored)));
  }
  return err(unreadable("has records of no known format, and without a url"));
}

async function openArray(
  links: readonly unknown[],
  formats: readonly ImportFormat[],
  named: FormatName | null,
  now: number,
): Promise<Result<ImportFile, FileProblem>> {
  if (links.length === 0) return err(unreadable("is an empty array"));
  const [sample, records] = await peek(numbered(links));
  if (recordsIn(sample).length === 0) return err(unreadable("is a JSON document of no known format"));
  return openJson(sample, records, formats, named, now);
}

function openDocument(
  document: JsonRecord,
  formats: readonly ImportFormat[],
  now: number,
): Result<ImportFile, FileProblem> {
  for (const { name, json } of formats) {
    const links = json?.linksIn(document) ?? null;
    if (json === undefined || links === null) continue;
    const ignored = createIgnoredColumns();
    const reader = json.open(links.filter(isJsonRecord).slice(0, SAMPLE_SIZE), now);
    if (reader !== null)
      return ok(fileOf(name, null, mapRows(numbered(links), tellingFields(reader, ignored)), ignored));
    if (links.length === 0) return ok(fileOf(name, null, numbered([]) as AsyncGenerator<never>, ignored)); // It gives none.
  }
  return err(unreadable("is a JSON document of no known format"));
}

async function* numbered(links: readonly unknown[]): AsyncGenerator<NumberedRecord<JsonRecord>> {
  for (const [index, link] of links.entries()) {
    const line = index + 1;
    yield isJsonRecord(link) ? { line, record: link } : { line, problem: "is not a JSON object" };
  }
}

function fileOf(
  format: FormatName,
  header: ExportHeader | null,
  rows: AsyncIterable<ImportRow>,
  ignored: IgnoredColumns,
): ImportFile {
  const ownRows = header === null ? rows : withIdsUpTo(header.lastId, rows);
  return { format, header, rows: ownRows, ignoredColumns: () => ignored.list() };
}

function tellingFields(reader: RecordReader<JsonRecord>, ignored: IgnoredColumns): RecordReader<JsonRecord> {
  return {
    ...reader,
    read(record) {
      const content = reader.read(record);
      for (const field of Object.keys(record)) if (!reader.understands(field)) ignored.add(field);
      return content;
    },
  };
}

function unreadable(message: string): FileProblem {
  return { reason: "unreadable", message };
}

/** The first items, without taking them away. */
async function peek<Item>(items: AsyncGenerator<Item>): Promise<[first: Item[], items: AsyncGenerator<Item>]> {
  const first: Item[] = [];
  while (first.length < SAMPLE_SIZE) {
    const next = await items.next();
    if (next.done === true) break;
    first.push(next.value);
  }
  async function* all(): AsyncGenerator<Item> {
    yield* first;
    yield* items;
  }
  return [first, all()];
}

function recordsIn<Fields>(sample: readonly NumberedRecord<Fields>[]): Fields[] {
  return sample.flatMap((row) => ("record" in row ? [row.record] : []));
}

async function* mapRows<Fields>(
  records: AsyncIterable<NumberedRecord<Fields>>,
  reader: RecordReader<Fields>,
): AsyncGenerator<ImportRow> {
  for await (const row of records) {
    yield "record" in row ? cleanRow(row.line, reader.read(row.record)) : row;
  }
}

/** An id beyond the header's could be drawn by somebody else at the same time. */
async function* withIdsUpTo(lastId: LinkId, rows: AsyncIterable<ImportRow>): AsyncGenerator<ImportRow> {
  for await (const row of rows) {
    const isBeyond = "id" in row && row.id !== null && (BigInt(row.id) > lastId || BigInt(row.id) === 0n);
    yield isBeyond ? { line: row.line, problem: "has an id above the last id of the export" } : row;
  }
}

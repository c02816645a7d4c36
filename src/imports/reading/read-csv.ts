// papaparse: the best kept reader of CSV that needs no Node (7 kB gzipped), right about quotes, commas and
// newlines in fields, and forgiving about the rest. Its core is used, which is fed text and tells how far
// it got: the streaming of the library itself wants a Node stream, a File or a URL.
import Papa from "papaparse";
import { err, ok, type Result } from "../../lib/result.ts";
import { type CsvRecord, columnName } from "../import-format.ts";
import type { UnreadableRow } from "../import-row.ts";
import { delimiterIn, delimiterSaid } from "../text/csv-delimiter.ts";
import type { NumberedRecord } from "./read-json-lines.ts";
import { type Line, readLines } from "./read-lines.ts";

/**
 * The records of a CSV file (RFC 4180), by the names in its first row.
 *
 * Memory and time are bounded by the longest record: what the parser could not finish is parsed again
 * with what follows, so without a bound a quote that is never closed would cost the square of the file.
 * Where a record grows longer, its lines are read one by one: the line with the open quote is lost, and
 * what follows it is not.
 */
export interface Csv {
  /** The column names as a person reads them, by the names that records use. */
  readonly columns: ReadonlyMap<string, string>;
  readonly records: AsyncGenerator<NumberedRecord<CsvRecord>>;
}

/** Twice what the longest row of Bijou's own export has with every quote doubled, for the columns of others. */
const MAX_RECORD_CHARACTERS = 24_576;
const MAX_LINE_BYTES = MAX_RECORD_CHARACTERS;
/** What is parsed at once: the parser's worst case is the square of the text it gets. */
const CHARACTERS_AT_ONCE = 8_192;

type Row = { readonly line: number; readonly cells: readonly string[] } | UnreadableRow;

/**
 * @param encoding that the file was in before it was UTF-8, to say so of lines that are none.
 * @returns why there is no first row that can be read.
 */
export async function readCsv(stream: AsyncIterable<Uint8Array>, encoding = "utf-8"): Promise<Result<Csv, string>> {
  const rows = readRows(readLines(stream, MAX_LINE_BYTES), encoding.toUpperCase());
  const first = await rows.next();
  if (first.done === true) return err("has no first row with the names of its columns");
  if (!("cells" in first.value)) return err(`begins with a row that ${first.value.problem}`);
  const columns = columnsOf(first.value.cells);
  return ok({ columns: new Map(columns), records: records([...columns.keys()], rows) });
}

/** A column that has the name of an earlier one gets one that nobody reads, so that it is told as such. */
function columnsOf(header: readonly string[]): Map<string, string> {
  const columns = new Map<string, string>();
  for (const [index, cell] of header.entries()) {
    const name = columnName(cell);
    columns.set(columns.has(name) ? `${name} ${index + 1}` : name, cell.trim());
  }
  return columns;
}

async function* records(
  columns: readonly string[],
  rows: AsyncGenerator<Row>,
): AsyncGenerator<NumberedRecord<CsvRecord>> {
  for await (const row of rows) {
    if (!("cells" in row)) yield row;
    else if (row.cells.slice(columns.length).some((cell) => cell !== "")) {
      yield { line: row.line, problem: `has ${row.cells.length} fields, and the first row ${columns.length}` };
    } else {
      const entries = columns.flatMap((column, index) => (row.cells[index] ? [[column, row.cells[index]]] : []));
      yield { line: row.line, record: Object.fromEntries(entries) as CsvRecord }; // Texts by columns.
    }
  }
}

async function* readRows(lines: AsyncIterable<Line>, encoding: string): AsyncGenerator<Row> {
  let parser: Papa.Parser | undefined;
  let delimiter: string | null = null;
  let held: Line[] = [];
  let characters = 0;
  let parsedCharacters = 0;

  for await (const line of lines) {
    if (parser === undefined) {
      delimiter ??= delimiterSaid(line.text);
      if (line.problem === null && (line.text.trim() === "" || delimiterSaid(line.text) !== null)) continue;
      parser = new Papa.Parser({ delimiter: delimiter ?? delimiterIn(line.text), newline: "\n", quoteChar: '"' });
    }
    held.push(line);
    characters += line.text.length + 1;
    if (characters - parsedCharacters < CHARACTERS_AT_ONCE) continue;
    held = yield* finishedRows(parser, held, encoding);
    characters = held.reduce((sum, { text }) => sum + text.length + 1, 0);
    parsedCharacters = characters;
    if (characters <= MAX_RECORD_CHARACTERS) continue;
    yield* rowsByLine(parser, held, encoding);
    held = [];
    characters = 0;
    parsedCharacters = 0;
  }
  if (parser === undefined) return;
  held = yield* finishedRows(parser, held, encoding);
  yield* rowsByLine(parser, held, encoding);
}

/** @returns the lines of the record that is still open at the end. */
function* finishedRows(parser: Papa.Parser, lines: readonly Line[], encoding: string): Generator<Row, Line[]> {
  let at = 0;
  for (const cells of parse(parser, lines)) {
    const next = at + 1 + newlinesIn(cells);
    yield* rowOf(lines.slice(at, next), cells, encoding);
    at = next;
  }
  return lines.slice(at);
}

/** The rows of lines that belong to a record which is not closed, or not soon. */
function* rowsByLine(parser: Papa.Parser, lines: readonly Line[], encoding: string): Generator<Row> {
  for (const line of lines) {
    const [cells] = parse(parser, [line]);
    if (cells === undefined) yield { line: line.number, problem: "has a quote that is not closed" };
    else yield* rowOf([line], cells, encoding);
  }
}

function parse(parser: Papa.Parser, lines: readonly Line[]): readonly (readonly string[])[] {
  // The library's types say `any`. With this last argument it gives only the rows that are complete.
  const { data } = parser.parse(lines.map(({ text }) => `${text}\n`).join(""), 0, true) as { data: string[][] };
  return data;
}

function* rowOf(lines: readonly Line[], cells: readonly string[], encoding: string): Generator<Row> {
  const [{ number: line } = { number: 0 }] = lines;
  const spoilt = lines.find(({ problem }) => problem !== null);
  if (spoilt !== undefined) {
    const problem = spoilt.problem === "too-long" ? `is longer than ${MAX_LINE_BYTES} bytes` : `is not ${encoding}`;
    yield { line, problem };
    return;
  }
  // The parser ends a row at its line feed. If the last cell is not quoted, it keeps the carriage return.
  const clean = cells.map((cell, index) => (index === cells.length - 1 ? cell.replace(/\r$/, "") : cell));
  if (clean.some((cell) => cell.trim() !== "")) yield { line, cells: clean };
}

function newlinesIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
}

import { isJsonRecord, type JsonRecord } from "../import-format.ts";
import type { UnreadableRow } from "../import-row.ts";
import { type Line, readLines } from "./read-lines.ts";

/**
 * The records of an NDJSON file, one JSON object a line. An error in a line is reported for that line, and reading goes on.
 * Empty lines are skipped.
 */
export type NumberedRecord<Record> = { readonly line: number; readonly record: Record } | UnreadableRow;

/** The longest that a body of one link may be, as for `POST /api/links`. */
const MAX_LINE_BYTES = 65_536;

/** @param encoding that the file was in before it was UTF-8. */
export async function* readJsonLines(
  stream: AsyncIterable<Uint8Array>,
  encoding = "utf-8",
): AsyncGenerator<NumberedRecord<JsonRecord>> {
  for await (const line of readLines(stream, MAX_LINE_BYTES)) {
    if (line.problem === null && line.text.trim() === "") continue;
    yield recordOf(line, encoding.toUpperCase());
  }
}

function recordOf({ number: line, text, problem }: Line, encoding: string): NumberedRecord<JsonRecord> {
  if (problem === "too-long") return { line, problem: `is longer than ${MAX_LINE_BYTES} bytes` };
  if (problem === "not-utf-8") return { line, problem: `is not ${encoding}` };
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    return { line, problem: "is not JSON" };
  }
  return isJsonRecord(record) ? { line, record } : { line, problem: "is not a JSON object" };
}

import type { ReadableRow } from "./import-row.ts";

/** How to recognise and read the exports of one shortener. */
export interface ImportFormat {
  readonly name: FormatName;
  /** How to read its CSV, if it has one. */
  readonly csv?: {
    /** @param columns as `columnName` gives them. */
    recognises(columns: ReadonlySet<string>): boolean;
    /** @param sample the first rows. @returns null if no column says where links lead. */
    open(columns: ReadonlySet<string>, sample: readonly CsvRecord[]): RecordReader<CsvRecord> | null;
  };
  /**
   * How to read its JSON, if it has one. A record is one link. A file is NDJSON, an array, or one document that holds
   * the links.
   */
  readonly json?: {
    recognises(record: JsonRecord): boolean;
    /** @param sample the first records. @param now milliseconds since the epoch. @returns null as above. */
    open(sample: readonly JsonRecord[], now: number): RecordReader<JsonRecord> | null;
    /** The links of a whole document; null if it is not of this format. */
    linksIn(document: JsonRecord): readonly unknown[] | null;
  };
}

/** Reads the rows of one file. */
export interface RecordReader<Fields> {
  /** Whether a column or field means something here. The report lists the others. */
  understands(field: string): boolean;
  read(record: Fields): RowContent;
}

export const FORMAT_NAMES = ["bijou", "bitly", "yourls", "shlink", "sink", "kutt", "generic"] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];

/** A row of a CSV: its fields by `columnName`; an empty one is absent. */
export type CsvRecord = Readonly<Record<string, string>>;
export type JsonRecord = Readonly<Record<string, unknown>>;

/** A row but for its line, with its cosmetic fields as the file has them, or why it must not be brought along. */
export type RowContent =
  | (Omit<ReadableRow, "line" | "createdAt" | "updatedAt"> & {
      readonly createdAt: unknown;
      readonly updatedAt: unknown;
    })
  | { readonly problem: string };

/** What is wrong with a file as a whole; `message` follows on "Cannot read the file: it …". */
export type FileProblem = { readonly reason: "unreadable" | "too-large"; readonly message: string };

/** A column by its letters and digits alone: people write `Long URL`, `long_url` and `longUrl` for the same. */
export function columnName(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

export function isJsonRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

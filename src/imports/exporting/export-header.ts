import { err, ok, type Result } from "../../lib/result.ts";
import { MAX_LINK_ID } from "../../names/code.ts";
import { type LinkId, linkId } from "../../names/link-id.ts";
import type { CsvRecord, JsonRecord } from "../import-format.ts";

/** What Bijou's own export tells of the database that it comes from. */
export interface ExportHeader {
  /** The fingerprint of the CODE_KEY that its codes were made with. */
  readonly keyFingerprint: string;
  /** The highest id that was drawn when the export began. Links that were deleted since had ids up to this too. */
  readonly lastId: LinkId;
}

export const EXPORT_FORMAT = 1;

/** How many links the newest one of a CSV may have been made before: that has no place for a header. As after a restore. */
const CSV_LEAP = 2n ** 20n;

/** The first line of an NDJSON export. */
export function headerLine({ keyFingerprint, lastId }: ExportHeader): string {
  return JSON.stringify({ bijou: "export", format: EXPORT_FORMAT, keyFingerprint, lastId: lastId.toString() });
}

/** @returns what is wrong with it, to follow on "Cannot read the file: it …". */
export function headerOfNdjson(record: JsonRecord): Result<ExportHeader, string> {
  const { format, keyFingerprint, lastId } = record;
  if (format !== EXPORT_FORMAT) return err(`is an export of format ${JSON.stringify(format)}, and must be of format 1`);
  const id = idOf(lastId);
  if (id === null || typeof keyFingerprint !== "string") return err("has a header without keyFingerprint and lastId");
  return ok({ keyFingerprint, lastId: id });
}

/** @param record the first row, which has the highest id; null when it has not what a header needs. */
export function headerOfCsv(record: CsvRecord): ExportHeader | null {
  const id = idOf(record["id"]);
  const keyFingerprint = record["keyfingerprint"];
  if (id === null || keyFingerprint === undefined) return null;
  const lastId = id + CSV_LEAP < MAX_LINK_ID ? linkId(id + CSV_LEAP) : MAX_LINK_ID;
  return { keyFingerprint, lastId };
}

/** @returns null when the value is no id that a link could have. */
function idOf(value: unknown): LinkId | null {
  if (typeof value !== "string" || !/^\d{1,16}$/.test(value)) return null;
  const id = linkId(value);
  return id <= MAX_LINK_ID ? id : null;
}

// papaparse: it reads our CSV, and knows what has to be quoted in it; see `read-csv.ts`.
import Papa from "papaparse";
import { toSpreadsheetText } from "../../lib/text/spreadsheet-text.ts";
import { FIELD_NAMES } from "../../links/field-values.ts";
import { toTagCell } from "../../links/tag-cell.ts";
import type { ExportHeader } from "./export-header.ts";
import type { ExportedLink, ExportWriter } from "./exported-link.ts";

/** What a release has written stays where it was: somebody may count columns. */
const COLUMNS_SO_FAR = [
  ...["id", "slug", "custom", "shortUrl", "url", "title", "tags", "redirectStatus", "enabled", "createdAt"],
  ...["updatedAt", "expiresAt", "expiredUrl", "maxVisits", "passwordProtected", "forwardQuery", "note"],
  ...["rules", "card", "domain"],
];
/** In one order, whatever links have; hashes of passwords are no business of a spreadsheet. */
const COLUMNS: readonly string[] = [...new Set([...COLUMNS_SO_FAR, ...FIELD_NAMES])];

/**
 * An export for spreadsheets (RFC 4180). It can be read back too: each row says whose the ids are.
 * @param options.hasBom whether it begins with a byte order mark, which Excel on Windows needs to read UTF-8.
 */
export function createCsvWriter({
  keyFingerprint,
  hasBom = false,
}: Pick<ExportHeader, "keyFingerprint"> & { hasBom?: boolean }): ExportWriter {
  const cellsOf = (link: ExportedLink) => [...COLUMNS.map((field) => cellOf(link[field] ?? null)), keyFingerprint];
  const rows = (cells: readonly (readonly string[])[]) =>
    cells.length === 0
      ? ""
      : `${Papa.unparse(
          cells.map((row) => [...row]),
          { newline: "\r\n" },
        )}\r\n`;
  return {
    contentType: "text/csv; charset=utf-8; header=present",
    fileName: "links.csv",
    begin: () => (hasBom ? "\ufeff" : "") + rows([[...COLUMNS, "keyFingerprint"]]),
    links: (links) => rows(links.map(cellsOf)),
  };
}

function cellOf(value: ExportedLink[string]): string {
  if (value === null) return "";
  if (typeof value === "string") return toSpreadsheetText(value);
  if (typeof value === "object") return toSpreadsheetText(isTags(value) ? toTagCell(value) : JSON.stringify(value));
  return String(value);
}

function isTags(value: object): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === "string");
}

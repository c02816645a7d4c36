import { fromSpreadsheetText } from "../../lib/text/spreadsheet-text.ts";
import type { ImportFormat } from "../import-format.ts";
import { isOwnColumn, isOwnField, readOwnCsv, readOwnJson } from "../reading/read-own-fields.ts";

/** Bijou's own export: NDJSON behind a header line (`export-ndjson.ts`), or a CSV of the same fields (`export-csv.ts`). */
export const bijou: ImportFormat = {
  name: "bijou",
  csv: {
    recognises: (columns) => columns.has("url") && columns.has("keyfingerprint"),
    open: () => ({
      understands: isOwnColumn,
      read: (record) =>
        readOwnCsv(Object.fromEntries(Object.entries(record).map(([name, cell]) => [name, fromSpreadsheetText(cell)]))),
    }),
  },
  json: {
    recognises: (record) => record["bijou"] === "export",
    open: () => ({ understands: isOwnField, read: readOwnJson }),
    linksIn: () => null,
  },
};

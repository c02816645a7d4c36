import type { ImportFormat } from "../import-format.ts";
import { readOwnCsv, readOwnJson, URL_COLUMNS } from "../read-own-fields.ts";

/** Files made by hand or by a program of one's own, with the names of Bijou's fields. */
export const generic: ImportFormat = {
  name: "generic",
  csv: {
    recognises: (columns) => URL_COLUMNS.some((name) => columns.has(name)),
    read: readOwnCsv,
  },
  json: {
    recognises: (record) => "url" in record,
    read: readOwnJson,
    linksIn: ({ links }) => (Array.isArray(links) ? links : null),
  },
};

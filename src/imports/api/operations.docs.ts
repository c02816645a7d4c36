import * as v from "valibot";
import { described } from "../../http/openapi/described.ts";
import type { RoomDocs } from "../../http/openapi/described-operation.ts";
import * as answers from "./answers.docs.ts";
import { IMPORT_NOTES } from "./notes.docs.ts";
import { exportLinks, getImport, importLinks } from "./operations.ts";
import { ExportLinksQuery, ImportLinksQuery } from "./queries.ts";

const tag = "Import and export";
const JOB_ID = "0b1e0d43-5b8f-4bfa-9d0b-6a8a3a8d6a5c";

/** A spreadsheet of links. */
const LINKS_CSV = "url,slug\r\nhttps://example.com/,printed-name\r\n";

/** `form-file.ts` reads it by hand. */
const ImportForm = v.strictObject({ file: v.string() });

const IMPORT_JOB = {
  state: "done",
  total: 3,
  created: 2,
  failed: 1,
  format: "bitly",
  ignoredColumns: ["Clicks"],
  unnamed: 0,
  errors: [
    { line: 3, message: "its name is taken" },
    { line: 4, message: "was made, but its title was cut to 300 characters" },
  ],
  renamed: [],
} as const;

const importId = {
  name: "id",
  in: "path",
  required: true,
  description: "The `jobId` of an import.",
  schema: { type: "string" },
  example: JOB_ID,
};

/** `/api/links/export`, `/api/links/import` and `/api/imports` */
export const IMPORTS_DOCS: RoomDocs = {
  operations: [
    described(exportLinks, {
      tag,
      summary: "Export all links",
      description:
        "A stream of NDJSON, or of CSV where `Accept` prefers it. NDJSON can be imported again; with the admin key it " +
        "has the password hashes. `Accept: text/csv; bom=true` asks for a byte order mark. An export that breaks off " +
        "ends in the middle of the file.",
      answers: {
        200: {
          description: "A header line, then one link on each line.",
          headers: { "Content-Disposition": true },
          content: { "application/x-ndjson": { schema: null }, "text/csv": { schema: null } },
        },
      },
    }),
    described(importLinks, {
      tag,
      summary: "Import links",
      description:
        "Send an export of Bijou or of another shortener: at most 100 MB (unpacked) and 1,000,000 rows, or a JSON " +
        "document of at most 4 MiB. The body is the file, or a form with one `file`: its type says what it is, or the end of " +
        "its name (`links.csv`, `links.ndjson.gz`). `Content-Encoding: gzip` is read too. The rows become links in the background. The file is UTF-8, unless its byte order mark or the " +
        "`charset` of `Content-Type` says otherwise. `ignoredColumns` and `unnamed` show whether the columns were " +
        "understood.",
      body: {
        content: {
          "text/csv": { schema: null, example: LINKS_CSV },
          "application/x-ndjson": { schema: null, example: '{"url":"https://example.com/","slug":"printed-name"}\n' },
          "application/json": { schema: null },
          "multipart/form-data": { schema: ImportForm },
        },
      },
      answers: {
        202: {
          description: "The file is accepted. Its progress is at `Location`.",
          headers: { Location: true },
          content: { "application/json": { schema: answers.ImportAccepted, example: { jobId: JOB_ID } } },
        },
      },
      // Where the file was cut off in the middle.
      cutOffHeaders: ["Location"],
    }),
    described(getImport, {
      tag,
      summary: "Ask how far an import is",
      params: { id: importId },
      answers: {
        200: {
          description: "How far it is.",
          content: { "application/json": { schema: answers.ImportJob, example: IMPORT_JOB } },
        },
      },
    }),
  ],
  schemas: { ImportForm, ...answers },
  queries: { ExportLinks: ExportLinksQuery, ImportLinks: ImportLinksQuery },
  parameters: { importId },
  notes: IMPORT_NOTES,
};

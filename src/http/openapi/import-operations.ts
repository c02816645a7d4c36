import type { DescribedOperation } from "./described-operation.ts";
import { IMPORT_JOB, LINKS_CSV } from "./examples.ts";

const tag = "Import and export";
const KEY_PROBLEMS = ["unauthorized", "forbidden", "rate-limited", "unavailable"] as const;
const JOB_ID = "0b1e0d43-5b8f-4bfa-9d0b-6a8a3a8d6a5c";

/** `/api/links/export`, `/api/links/import` and `/api/imports` */
export const IMPORT_OPERATIONS: readonly DescribedOperation[] = [
  {
    operationId: "exportLinks",
    method: "get",
    path: "/api/links/export",
    tag,
    summary: "Export all links",
    description:
      "NDJSON, or CSV where `Accept` would rather have it, streamed. The NDJSON can be imported again; the admin key's " +
      "has the hashes of passwords. `Accept: text/csv; bom=true` asks for the byte order mark too. An export that is cut " +
      "off ends in the middle.",
    access: { scope: "links:read" },
    isLimited: true,
    query: "ExportLinks",
    answers: {
      200: {
        description: "A header line, then one link a line.",
        headers: { "Content-Disposition": true },
        content: { "application/x-ndjson": { schema: null }, "text/csv": { schema: null } },
      },
    },
    problems: ["validation", ...KEY_PROBLEMS],
  },
  {
    operationId: "importLinks",
    method: "post",
    path: "/api/links/import",
    tag,
    summary: "Import links",
    description:
      "Bijou's own export, or another shortener's, of up to 100 MB and 1,000,000 rows; a JSON document or array of up to " +
      "4 MiB. It is taken at once, and its rows become links in the background. A byte order mark or the `charset` of " +
      "`Content-Type` says what a file is in, UTF-8 where neither does. `ignoredColumns` and `unnamed` of the import tell " +
      "whether names were understood.",
    access: { scope: "links:write" },
    isLimited: true,
    parameters: ["importFormat"],
    body: {
      content: {
        "text/csv": { schema: null, example: LINKS_CSV },
        "application/x-ndjson": { schema: null, example: '{"url":"https://example.com/","slug":"printed-name"}\n' },
        "application/json": { schema: null },
      },
    },
    answers: {
      202: {
        description: "Taken; its progress is at `Location`.",
        headers: { Location: true },
        content: { "application/json": { schema: "ImportAccepted", example: { jobId: JOB_ID } } },
      },
    },
    problems: ["malformed", "validation", "request-timeout", "too-large", "unsupported-media-type", ...KEY_PROBLEMS],
    // Where the file was cut off in the middle.
    cutOffHeaders: ["Location"],
  },
  {
    operationId: "getImport",
    method: "get",
    path: "/api/imports/{id}",
    tag,
    summary: "Ask how far an import is",
    access: { scope: "links:write" },
    isLimited: true,
    parameters: ["importId"],
    answers: {
      200: {
        description: "How far it is.",
        content: { "application/json": { schema: "ImportJob", example: IMPORT_JOB } },
      },
    },
    problems: ["not-found", ...KEY_PROBLEMS],
  },
];

import { type ExportHeader, headerLine } from "./export-header.ts";
import type { ExportWriter } from "./exported-link.ts";

/** An export that can be read back to the letter: a header, then one link a line. */
export function createNdjsonWriter(header: ExportHeader): ExportWriter {
  return {
    contentType: "application/x-ndjson",
    fileName: "links.ndjson",
    begin: () => `${headerLine(header)}\n`,
    links: (links) => links.map((link) => `${JSON.stringify(link)}\n`).join(""),
  };
}

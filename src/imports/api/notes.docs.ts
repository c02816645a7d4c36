import type { Schema } from "../../http/openapi/described-operation.ts";

/** What schemas leave unsaid about their fields. */
export const IMPORT_NOTES: Readonly<Record<string, Readonly<Record<string, Schema>>>> = {
  ExportLinks: {
    bom: {
      description:
        "Whether a CSV begins with a byte order mark, which Excel on Windows needs. The default is what `Accept` " +
        "says.",
    },
  },
  ImportAccepted: { jobId: { description: "Read the progress with it: `GET /api/imports/{jobId}`." } },
  ImportJob: {
    state: { description: "`done` once every row has an outcome; `failed` if some rows were lost on the way." },
    total: { description: "Rows in the file; null until the file is read to its end." },
    created: { description: "Links that the import made." },
    failed: { description: "Rows that made no link." },
    format: { description: "Which shortener's export the file was read as; null for imports of older releases." },
    ignoredColumns: {
      description:
        "Columns and fields that were not understood, as the file spells them, at most 100. They are not imported.",
    },
    unnamed: { description: "Rows without a name, which get a code; null until the file is read to its end." },
    errors: {
      description:
        "At most 1,000, sorted by line, failed rows first. `was made, but …` says what a link lost, such as the end " +
        "of its title or an ambiguous time. Line 0 is the whole file.",
    },
    renamed: {
      description: "The first 1,000 links that could not keep their name, sorted by line, with the code they got.",
    },
  },
};

import type { Schema } from "../../http/openapi/described-operation.ts";

/** What schemas leave unsaid about their fields. */
export const IMPORT_NOTES: Readonly<Record<string, Readonly<Record<string, Schema>>>> = {
  ExportLinks: {
    bom: {
      description:
        "Whether a CSV begins with a byte order mark, as Excel on Windows needs it. Without it, `Accept` says.",
    },
  },
  ImportLinks: { format: { description: "Whose export the file is. Without it that is found out." } },
  ImportForm: {
    file: { description: "The file, which may be packed with gzip.", format: "binary" },
  },
  ImportAccepted: { jobId: { description: "To ask for its progress with." } },
  ImportJob: {
    state: { description: "`done` once every row is settled; `failed` where some were lost on the way." },
    total: { description: "How many rows the file has; null until it is read to its end." },
    created: { description: "Links that were made." },
    failed: { description: "Rows that made none." },
    format: { description: "Whose export the file was read as; null for an import before this was kept." },
    ignoredColumns: {
      description:
        "Columns and fields that say nothing here, as the file spells them, up to 100: nothing of them is imported.",
    },
    unnamed: { description: "Rows that came with no name, and so get a code; null until the file is read to its end." },
    errors: {
      description:
        "By line, up to 1,000, and rows that failed before others. `was made, but …` says what a link has lost, such as " +
        "the end of its title or a time that could be two; line 0 is the file as a whole.",
    },
    renamed: { description: "By line, the first 1,000 links that could not keep their name, and the code they have." },
  },
};

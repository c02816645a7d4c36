import { createRowReader } from "../../lib/row-reader.ts";
import { StoreError } from "../../lib/store-error.ts";
import type { KeyConfirmation } from "../../names/key-confirmation.ts";
import { linkId } from "../../names/link-id.ts";
import { fingerprintOf } from "../../names/stores/meta-table.ts";
import type { Postgres, Row } from "../../postgres/postgres.ts";
import type { ImportLog, ImportRecord } from "../import-log.ts";
import { beginImport, endImport, findImport } from "./import-statements.ts";

/** @param options.timeoutMs limit of each statement, within the deadline. */
export function createPostgresImportLog(options: {
  postgres: Postgres;
  timeoutMs: number;
  fingerprint: string;
  confirmation: KeyConfirmation;
}): ImportLog {
  const { postgres, timeoutMs, fingerprint, confirmation } = options;

  return {
    async begin(start, deadline) {
      const operation = "begin an import";
      const begin = () => postgres.run(operation, () => deadline.signal(timeoutMs), beginImport(start, fingerprint));
      // No row means that somebody else claimed the database at the same moment. A second try sees that claim.
      const begun = (await begin())[0] ?? (await begin())[0];
      if (begun === undefined) throw new StoreError({ store: "postgres", operation, reason: "0 rows instead of 1" });
      if (confirmation.observe(fingerprintOf(begun)) === "wrong") return "wrong-code-key";
      return begun["keeps_ids"] === true ? "keeps-ids" : "new-ids";
    },

    async end(id, counts, deadline) {
      await postgres.run("end an upload", () => deadline.signal(timeoutMs), endImport(id, counts));
    },

    async get(id, owner, deadline) {
      const [row] = await postgres.run("find an import", () => deadline.signal(timeoutMs), findImport(id, owner));
      return row === undefined ? null : recordOf(row);
    },
  };
}

function recordOf(row: Row): ImportRecord {
  return {
    total: row["total"] === null ? null : Number(row["total"]),
    format: typeof row["format"] === "string" ? row["format"] : null,
    ignoredColumns: textsOf(row["ignored_columns"]),
    unnamed: row["unnamed"] === null ? null : Number(row["unnamed"]),
    created: Number(row["created"]),
    failed: Number(row["failed"]),
    createdAt: createRowReader("an import", row).moment("created_at"),
    errors: reportsOf(row, "errors").map(({ line, message }) => ({ line, message })),
    renamed: reportsOf(row, "renamed").map(({ line, message, linkId: id }) => ({
      line,
      name: message,
      linkId: linkId(id ?? 0),
    })),
  };
}

/** As `beginImport` and `endImport` write them; null where an earlier release did. */
function textsOf(json: unknown): readonly string[] {
  return typeof json === "string" ? (JSON.parse(json) as string[]) : [];
}

function reportsOf(row: Row, column: string) {
  // As `findImport` builds it.
  return JSON.parse(String(row[column])) as { line: number; message: string; linkId: string | null }[];
}

import { sql } from "drizzle-orm";
import { boolean, check, pgTable, smallint, text } from "drizzle-orm/pg-core";
import type { Row } from "../../postgres/postgres.ts";
import type { DatabaseMeta } from "../issued-names.ts";

/** One row: what this database as a whole was made with. */
export const meta = pgTable(
  "meta",
  {
    isOnlyRow: boolean("is_only_row").primaryKey().default(true),
    /** HMAC of a fixed label under CODE_KEY (P9); written by the first create. */
    keyFingerprint: text("key_fingerprint").notNull(),
    /**
     * The lengths, in UTF-16 code units, of names that imported links have kept and that are not legal slugs. The list
     * only grows.
     */
    importedNameLengths: smallint("imported_name_lengths").array().notNull().default(sql`'{}'`),
  },
  (table) => [check("meta_one_row_check", sql`${table.isOnlyRow}`)],
);

export function fingerprintOf(row: Row): string | null {
  const fingerprint = row["key_fingerprint"];
  return typeof fingerprint === "string" ? fingerprint : null;
}

export function metaOf(row: Row): DatabaseMeta {
  const lengths = row["imported_name_lengths"];
  return { keyFingerprint: fingerprintOf(row), importedNameLengths: Array.isArray(lengths) ? lengths.map(Number) : [] };
}

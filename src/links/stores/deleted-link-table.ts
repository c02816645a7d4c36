import { sql } from "drizzle-orm";
import { bigint, boolean, index, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/**
 * Links that were deleted, for 30 days. A trigger on `links` moves them here, in the transaction of the statement that deletes.
 * Nothing but a restore, a purge, and the two that ask whether the database ever had links, looks at them.
 */
export const deletedLinks = pgTable(
  "deleted_links",
  {
    /** Of `links`. */
    id: bigint("id", { mode: "bigint" }).primaryKey(),
    slug: text("slug"),
    /** The row as it was, but for what is worked out: as JSON, so that it has the columns of later releases too. */
    row: jsonb("row").notNull(),
    deletedAt: moment("deleted_at").notNull(),
    /** Whether the administrator deleted it: then nobody else restores it. */
    byAdmin: boolean("by_admin").notNull(),
  },
  (table) => [
    // For a restore by name: the newest of several.
    index("deleted_links_slug_index").on(table.slug, table.deletedAt),
    // For clearing out what is older than 30 days.
    index("deleted_links_deleted_at_index").on(table.deletedAt),
  ],
);

/** The domain of a deleted link: its row has it, since triggers that a later release wrote put the row there as it was. */
export const DELETED_DOMAIN = sql.raw("(row->>'domain')");

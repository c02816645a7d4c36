import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { REPORT_REASONS } from "../report.ts";

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** Domains that no link may lead to: see `src/abuse/block-list.ts`. */
export const blockedDomains = pgTable("blocked_domains", {
  /** In ASCII and lower case. Its subdomains are blocked too. */
  domain: text("domain").primaryKey(),
  reason: text("reason"),
  createdAt: moment("created_at").notNull().defaultNow(),
  createdBy: text("created_by").notNull(),
});

/** What people say of links, for 90 days or until the administrator has dealt with it: see `src/abuse/report.ts`. */
export const reports = pgTable(
  "reports",
  {
    id: uuid("id").primaryKey(),
    linkId: bigint("link_id", { mode: "bigint" }).notNull(),
    /** The name that it was reported by: the link may be gone when somebody reads this. */
    slug: text("slug").notNull(),
    reason: text("reason", { enum: REPORT_REASONS }).notNull(),
    details: text("details"),
    email: text("email"),
    time: moment("time").notNull().defaultNow(),
  },
  (table) => [
    // For lists, read backwards from the newest; and to delete reports older than 90 days.
    index("reports_time_id_index").on(table.time, table.id),
    // To count the reports that a link got in the last day.
    index("reports_link_id_time_index").on(table.linkId, table.time),
  ],
);

/** One row, from the first stretch on: how far the walk over all links has come. See `src/abuse/recheck-store.ts`. */
export const recheckCursor = pgTable(
  "recheck_cursor",
  {
    isOnlyRow: boolean("is_only_row").primaryKey().default(true),
    /** Links up to this id were checked in this round. */
    roundId: bigint("round_id", { mode: "bigint" }).notNull(),
    /** Links above this id are new since the last run, and are checked first. */
    newId: bigint("new_id", { mode: "bigint" }).notNull(),
  },
  (table) => [check("recheck_cursor_one_row_check", sql`${table.isOnlyRow}`)],
);

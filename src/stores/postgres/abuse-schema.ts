import { bigint, index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { REPORT_REASONS } from "../../abuse/report.ts";

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** Domains that no link may lead to: see `src/abuse/block-list.ts`. */
export const blockedDomains = pgTable("blocked_domains", {
  /** In ASCII and lower case; it stands for its subdomains too. */
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
    // Read backwards, newest first; and for clearing out what is older than 90 days.
    index("reports_time_id_index").on(table.time, table.id),
    // For counting those that a link has of the last day.
    index("reports_link_id_time_index").on(table.linkId, table.time),
  ],
);

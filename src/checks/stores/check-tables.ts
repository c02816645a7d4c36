import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, pgTable, smallint, text, timestamp } from "drizzle-orm/pg-core";
import { CHECK_PROBLEMS } from "../link-check.ts";

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/**
 * What is known of the destinations of links. A table of its own: no look touches a link, so versions, history and caches know
 * nothing of it. A row whose `url` is not the link's any more says nothing.
 */
export const linkChecks = pgTable(
  "link_checks",
  {
    /** Of `links`, without a foreign key: a delete need not pay for it, and the walk forgets who is gone. */
    linkId: bigint("link_id", { mode: "bigint" }).primaryKey(),
    host: text("host").notNull(),
    url: text("url").notNull(),
    /** null until its first look. */
    checkedAt: moment("checked_at"),
    status: smallint("status"),
    finalUrl: text("final_url"),
    problem: text("problem", { enum: CHECK_PROBLEMS }),
    durationMs: integer("duration_ms"),
    failingSince: moment("failing_since"),
    isBroken: boolean("is_broken").notNull().default(false),
  },
  (table) => [
    // Of a host, the link that waited longest.
    index("link_checks_host_index").on(table.host, table.checkedAt.asc().nullsFirst(), table.linkId),
    // For lists of what is broken: few.
    index("link_checks_broken_index").on(table.linkId).where(sql`${table.isBroken}`),
  ],
);

/** Hosts that links lead to, or were led on to. */
export const checkedHosts = pgTable(
  "checked_hosts",
  {
    host: text("host").primaryKey(),
    /** When it was asked last, be it on the way to another host. */
    askedAt: moment("asked_at"),
    /** When a link of its own was looked at. Hosts wait by this one: else one that others redirect to would never come up. */
    lookedAt: moment("looked_at"),
  },
  (table) => [index("checked_hosts_looked_at_index").on(table.lookedAt.asc().nullsFirst(), table.host)],
);

/** One row: how far the walk that takes in links has come. */
export const checkCursor = pgTable(
  "check_cursor",
  {
    isOnlyRow: boolean("is_only_row").primaryKey().default(true),
    walkedId: bigint("walked_id", { mode: "bigint" }).notNull(),
  },
  (table) => [check("check_cursor_one_row_check", sql`${table.isOnlyRow}`)],
);

import { index, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** What the scheduled pings saw, for 30 days, and what was alerted: see `src/health`. */
export const healthPings = pgTable(
  "health_pings",
  {
    time: timestamp("time", { withTimezone: true, precision: 3 }).notNull(),
    status: text("status", { enum: ["healthy", "unhealthy"] }).notNull(),
    components: jsonb("components").notNull(),
    /** The state of alerting after this ping. */
    alerts: jsonb("alerts").notNull(),
  },
  (table) => [
    // Read backwards, newest first; and for clearing out what is older than 30 days.
    index("health_pings_time_index").on(table.time),
  ],
);

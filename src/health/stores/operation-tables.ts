import { bigint, index, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

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

/** The counts of all isolates: see `src/metrics`. */
export const counters = pgTable("counters", {
  /** `bijou_reads_total memory hit`. */
  key: text("key").primaryKey(),
  value: bigint("value", { mode: "number" }).notNull(),
});

/** Which batches of counts are in there, so that a repeated delivery adds nothing; for 35 days, longer than the queues keep them. */
export const counterBatches = pgTable(
  "counter_batches",
  { id: uuid("id").primaryKey(), time: timestamp("time", { withTimezone: true, precision: 3 }).notNull().defaultNow() },
  (table) => [
    // For clearing out.
    index("counter_batches_time_index").on(table.time),
  ],
);

import { bigint, date, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

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

/** What `health_days` calls a ping as a whole: no component has that name. */
export const WHOLE_PING = "";

/** The sums of those pings by UTC day and component, for 30 days. */
export const healthDays = pgTable(
  "health_days",
  {
    day: date("day").notNull(),
    component: text("component").notNull(),
    pings: integer("pings").notNull(),
    failed: integer("failed").notNull(),
  },
  (table) => [primaryKey({ columns: [table.day, table.component] })],
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

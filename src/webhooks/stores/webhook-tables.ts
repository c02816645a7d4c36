import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, jsonb, pgTable, smallint, text, timestamp, uuid } from "drizzle-orm/pg-core";

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** Where events go. A secret is derived from its salt under CODE_KEY, so this table holds none. */
export const webhooks = pgTable("webhooks", {
  id: uuid("id").primaryKey(),
  url: text("url").notNull(),
  events: text("events").array().notNull(),
  /** Only events of links that have it; null for all. */
  tag: text("tag"),
  /** A deleted one is a row without its secrets until its deliveries are gone: no statement deletes them all. */
  state: text("state", { enum: ["on", "off", "deleted"] }).notNull(),
  /** Why Bijou switched it off. */
  stateReason: text("state_reason"),
  salt: text("salt").notNull(),
  /** Of the secret before, which signs too until `rotated_at` is a day ago. */
  saltBefore: text("salt_before"),
  rotatedAt: moment("rotated_at"),
  createdAt: moment("created_at").notNull(),
  lastSuccessAt: moment("last_success_at"),
  lastFailureAt: moment("last_failure_at"),
  /** The first failure since the last success; null while there is none. */
  failingSince: moment("failing_since"),
  /** The run that delivers now, and until when nobody else may. */
  lease: text("lease"),
  leasedUntil: moment("leased_until"),
  /** Somebody called while a run had the lease. It looks again before it ends. */
  calledAgain: boolean("called_again").notNull().default(false),
  /** When a message of the Queue calls again. */
  wakeAt: moment("wake_at"),
  /** How often it was switched on again. What is pending from an era before is never tried. */
  era: integer("era").notNull().default(0),
});

/** What goes, or went, to a webhook: its queue of work, and its log. */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    /** The `webhook-id` of every try. */
    id: uuid("id").primaryKey(),
    /** Deliveries of a webhook have them in the order of their events. */
    seq: bigint("seq", { mode: "bigint" })
      .notNull()
      .generatedByDefaultAsIdentity({ name: "webhook_deliveries_seq_seq" }),
    webhookId: uuid("webhook_id")
      .notNull()
      .references(() => webhooks.id, { onDelete: "cascade" }),
    type: text("type").notNull(),
    /** When it happened. */
    time: moment("time").notNull(),
    linkId: bigint("link_id", { mode: "bigint" }),
    /** The link whose events come in order; null for what has no order, such as what is sent again by hand. */
    orderLinkId: bigint("order_link_id", { mode: "bigint" }),
    /** Whose visits it tells; null for all else. */
    linkIds: bigint("link_ids", { mode: "bigint" }).array(),
    /** What the body is made of; null once that was deleted with its link. */
    payload: jsonb("payload"),
    status: text("status", { enum: ["pending", "delivered", "failed"] })
      .notNull()
      .default("pending"),
    attempts: smallint("attempts").notNull().default(0),
    /** The HTTP status of the last answer; null where there was none. */
    lastStatus: integer("last_status"),
    /** null unless it is pending. */
    nextAttemptAt: moment("next_attempt_at"),
    firstFailedAt: moment("first_failed_at"),
    /** The era of its webhook in which it became pending. */
    era: integer("era").notNull().default(0),
  },
  (table) => [
    // The log of a webhook, newest first.
    index("webhook_deliveries_webhook_id_index").on(table.webhookId, table.seq),
    // What is to be sent, in order.
    index("webhook_deliveries_pending_index").on(table.webhookId, table.seq).where(sql`${table.status} = 'pending'`),
    // When the next is due.
    index("webhook_deliveries_due_index")
      .on(table.webhookId, table.nextAttemptAt)
      .where(sql`${table.status} = 'pending'`),
    // What holds back a link's later events.
    index("webhook_deliveries_link_index")
      .on(table.webhookId, table.orderLinkId, table.seq)
      .where(sql`${table.status} = 'pending'`),
    // To delete what they say of a link.
    index("webhook_deliveries_link_id_index").on(table.linkId).where(sql`${table.linkId} IS NOT NULL`),
    index("webhook_deliveries_link_ids_index").using("gin", table.linkIds).where(sql`${table.linkIds} IS NOT NULL`),
    // To drop the old ones.
    index("webhook_deliveries_time_index").on(table.time),
  ],
);

import { sql } from "drizzle-orm";
import { bigint, boolean, index, jsonb, pgTable, smallint, text, timestamp } from "drizzle-orm/pg-core";

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/**
 * What an event has for the slug of a link that was deleted for good, and for a code whose domain nobody knows any more; no link
 * has such a slug. The trigger writes it too.
 */
export const FORGOTTEN_SLUG = "";

/**
 * What happened to links. Triggers on `links` write it, in the transaction of the statement that makes the change: so no
 * statement can forget it, the last release's and what somebody types at psql included.
 */
export const linkEvents = pgTable(
  "link_events",
  {
    /**
     * From a sequence, drawn after the link's row is locked: the events of a link are in the order of their commits. Those of
     * different links may become visible in another order, so it is no high-water mark.
     */
    id: bigint("id", { mode: "bigint" }).primaryKey().generatedByDefaultAsIdentity({ name: "link_events_id_seq" }),
    /** As of the beginning of the statement, so the `updated_at` of the change. Order goes by the id. */
    time: moment("time").notNull(),
    /** `link.created`, `link.updated`, `link.deleted`, `link.restored`, `link.disabled`. */
    type: text("type").notNull(),
    linkId: bigint("link_id", { mode: "bigint" }).notNull(),
    /** As `links` has it, or {@link FORGOTTEN_SLUG}. */
    slug: text("slug"),
    /** As `created_by` of `links` has it; `system` for a job, and for whoever did not say; null for nobody that is known. */
    actor: text("actor"),
    byAdmin: boolean("by_admin").notNull(),
    /** Which release at the least can read it: see `reader` of `links`. */
    reader: smallint("reader").notNull(),
    /**
     * By column of `links`. Of a create the values that are not null and no default, else `[from, to]`. The password is
     * `set` or `none`, never its hash. Empty once the values were deleted.
     */
    changes: jsonb("changes").notNull(),
    /** Whether it was handed over to the webhooks. It is born so where none listens. */
    handedOver: boolean("handed_over").notNull().default(true),
    /** The link as it was then, until it is handed over: see `src/webhooks`. */
    row: jsonb("row"),
  },
  (table) => [
    // For the history of one link.
    index("link_events_link_id_index").on(table.linkId, table.id),
    // For what is still to be handed over, in order.
    index("link_events_waiting_index").on(table.id).where(sql`NOT ${table.handedOver}`),
  ],
);

import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
} from "drizzle-orm/pg-core";
import { MAX_LINK_ID } from "../../links/code.ts";

/** Times carry milliseconds, as JavaScript does: a time read, sent out and compared again is the same. */
const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

export const links = pgTable(
  "links",
  {
    /**
     * From a sequence that never goes back and stops at the last id that has a code. By default and not
     * always, so that an import can bring its ids.
     */
    id: bigint("id", { mode: "bigint" }).primaryKey().generatedByDefaultAsIdentity({
      name: "links_id_seq",
      startWith: 1,
      minValue: 1,
      maxValue: MAX_LINK_ID.toString(),
      cache: 1,
    }),
    /** null where the link's name is its code, which is derived from the id and never stored. */
    slug: text("slug").unique("links_slug_unique"),
    url: text("url").notNull(),
    title: text("title"),
    tags: text("tags").array().notNull().default(sql`'{}'`),
    redirectStatus: smallint("redirect_status").notNull().default(302),
    enabled: boolean("enabled").notNull().default(true),
    expiresAt: moment("expires_at"),
    expiredUrl: text("expired_url"),
    /** Who made it: `key:admin`; null for a public create. */
    createdBy: text("created_by"),
    createdAt: moment("created_at").notNull().defaultNow(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (table) => [
    check("links_redirect_status_check", sql`${table.redirectStatus} IN (301, 302, 307, 308)`),
    // For findIfExists: the newest link of a key to a URL. By digest, since a URL can be longer than a B-tree entry.
    index("links_created_by_url_index")
      .on(table.createdBy, sql`md5(${table.url})`, table.id.desc().nullsFirst())
      .where(sql`${table.createdBy} IS NOT NULL`),
  ],
);

/** One row: what this database as a whole was made with. */
export const meta = pgTable(
  "meta",
  {
    isOnlyRow: boolean("is_only_row").primaryKey().default(true),
    /** HMAC of a fixed label under CODE_KEY (P9); written by the first create. */
    keyFingerprint: text("key_fingerprint").notNull(),
  },
  (table) => [check("meta_one_row_check", sql`${table.isOnlyRow}`)],
);

/** The first answers of creates that came with an Idempotency-Key. Rows older than 24 h count as absent. */
export const idempotency = pgTable(
  "idempotency",
  {
    /** The API key, or the HMAC of an address: `key:admin`, `address:…`. */
    owner: text("owner").notNull(),
    key: text("key").notNull(),
    bodyHash: text("body_hash").notNull(),
    /** The id that the create which made this row drew: equal to a statement's own draw only where that one was first. */
    claimId: bigint("claim_id", { mode: "bigint" }).notNull(),
    answer: jsonb("answer").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [
    primaryKey({ name: "idempotency_pkey", columns: [table.owner, table.key] }),
    // For clearing out what is older than 24 h.
    index("idempotency_created_at_index").on(table.createdAt),
  ],
);

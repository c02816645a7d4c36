import { type SQL, sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
} from "drizzle-orm/pg-core";
import { domains } from "../../domains/stores/domains-table.ts";
import { MAX_LINK_ID } from "../../names/code.ts";
import { SEARCHED_FIELDS } from "../field-values.ts";

/** Times carry milliseconds, as JavaScript does: a time read, sent out and compared again is the same. */
const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/**
 * The words of a text: runs of letters and digits, since PostgreSQL's own parser takes a host or a path as one word. The
 * `simple` configuration stems nothing, in any language. A search finds an index by this very expression.
 */
export const wordsOf = (text: AnyPgColumn | SQL) =>
  sql`to_tsvector('simple'::regconfig, regexp_replace(${text}, '[^[:alnum:]]+', ' ', 'g'))`;

/** Searched fields that the column `words` does not have: a change to it would write it anew for all links. */
export const SEARCHED_APART = SEARCHED_FIELDS.filter(({ name }) => name !== "url" && name !== "title");

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

export const links = pgTable(
  "links",
  {
    /**
     * From a sequence that never goes back, and that stops at the last id that has a code. "By default" and not
     * "always", so that an import can bring its own ids.
     */
    id: bigint("id", { mode: "bigint" }).primaryKey().generatedByDefaultAsIdentity({
      name: "links_id_seq",
      startWith: 1,
      minValue: 1,
      maxValue: MAX_LINK_ID.toString(),
      cache: 1,
    }),
    /**
     * A custom slug, or the name that an imported link was printed with; null if the link's name is its code, which is
     * derived from the id and never stored. The three kinds never collide: see `link-name.ts`. On a second domain it has the domain
     * in front (`go.example/sale`): so one index keeps names apart on all domains, and the last release's look-ups and conflicts
     * go on as they were, for the default one.
     */
    slug: text("slug").unique("links_slug_unique"),
    /** The domain that it opens on; null for the default one. Such a link needs a release that knows domains: see `reader`. */
    domain: text("domain").references(() => domains.domain),
    url: text("url").notNull(),
    title: text("title"),
    tags: text("tags").array().notNull().default(sql`'{}'`),
    redirectStatus: smallint("redirect_status").notNull().default(302),
    enabled: boolean("enabled").notNull().default(true),
    expiresAt: moment("expires_at"),
    expiredUrl: text("expired_url"),
    /** Whether a visit's query goes on to the destination. */
    forwardQuery: boolean("forward_query").notNull().default(false),
    /** As `password-hash.ts` writes it; null where the link is open to all. */
    passwordHash: text("password_hash"),
    /** How many visits it may have; null for any number. Counted here alone, and strictly: see `visit-limit.ts`. */
    maxVisits: integer("max_visits"),
    visitsUsed: integer("visits_used").notNull().default(0),
    /**
     * As `rule.ts` has them; null for none. A link with rules is served only by releases that know rules: see `reader`.
     */
    rules: jsonb("rules"),
    /** As `card.ts` has it; null for none. */
    card: jsonb("card"),
    note: text("note"),
    /** Who made it: `key:admin`, `key:{id of api_keys}`; null for a public create. */
    createdBy: text("created_by"),
    createdAt: moment("created_at").notNull().defaultNow(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
    /** The lowest release that can serve it: see `KNOWN_READER`. */
    reader: smallint("reader").notNull().default(0),
    /**
     * Raised by every update except those that count a visit. The link's ETag is made from it. Bijou's statements raise
     * it themselves, so that they can answer with it. For updates by others (the release before, somebody at psql), a
     * trigger raises it.
     */
    version: integer("version").notNull().default(0),
    /**
     * The words in custom slug, url and title.
     *
     * They are stored, which takes 120 bytes a link: a list looks at the words of some 2,000 links. Computing them took
     * 50 ms, and reading them takes 1.
     */
    words: tsvector("words").generatedAlwaysAs((): SQL => {
      const text = sql`coalesce(${links.slug}, '') || ' ' || ${links.url} || ' ' || coalesce(${links.title}, '')`;
      return wordsOf(text);
    }),
  },
  (table) => [
    check("links_redirect_status_check", sql`${table.redirectStatus} IN (301, 302, 307, 308)`),
    // For findIfExists: the newest link of a key to a URL. By digest, since a URL can be longer than a B-tree entry.
    index("links_created_by_url_index")
      .on(table.createdBy, sql`md5(${table.url})`, table.id.desc().nullsFirst())
      .where(sql`${table.createdBy} IS NOT NULL`),
    // For lists of what one key or person made, in the order of the list.
    index("links_created_by_index")
      .on(table.createdBy, table.createdAt, table.id)
      .where(sql`${table.createdBy} IS NOT NULL`),
    // For lists of the few links that are switched off, in the order of the list.
    index("links_disabled_index").on(table.createdAt, table.id).where(sql`NOT ${table.enabled}`),
    // For lists of links that have expired.
    index("links_expires_at_index").on(table.expiresAt).where(sql`${table.expiresAt} IS NOT NULL`),
    // For lists of a domain, and whether it has links.
    index("links_domain_index").on(table.domain, table.createdAt, table.id).where(sql`${table.domain} IS NOT NULL`),
    // For lists: read backwards from the newest, or from a cursor. Also for words and tags that many links have.
    index("links_created_at_index").on(table.createdAt, table.id),
    // For lists by a tag that few links have.
    index("links_tags_index").using("gin", table.tags),
    // For searches by words that few links have.
    index("links_words_index").using("gin", table.words),
    // The same for each searched field that is not part of `words` and that few links have.
    ...SEARCHED_APART.map(({ name, column }) =>
      index(`links_${column}_words_index`).using("gin", wordsOf(table[name])).where(sql`${table[name]} IS NOT NULL`),
    ),
  ],
);

/** The first answers of creates that came with an Idempotency-Key. Rows older than 24 h count as absent. */
export const idempotency = pgTable(
  "idempotency",
  {
    /** The API key, or the HMAC of an address: `key:admin`, `address:…`. */
    owner: text("owner").notNull(),
    key: text("key").notNull(),
    bodyHash: text("body_hash").notNull(),
    /**
     * The id that was drawn by the create that made this row. It equals a statement's own draw only if that statement
     * was first.
     */
    claimId: bigint("claim_id", { mode: "bigint" }).notNull(),
    answer: jsonb("answer").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [
    primaryKey({ name: "idempotency_pkey", columns: [table.owner, table.key] }),
    // To delete rows older than 24 h.
    index("idempotency_created_at_index").on(table.createdAt),
  ],
);

/** Keys of the API. What a key is, nobody can read from here. */
export const apiKeys = pgTable("api_keys", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  scopes: text("scopes").array().notNull(),
  /** SHA-256 of the key, 64 hex digits. */
  keyHash: text("key_hash").notNull().unique("api_keys_key_hash_unique"),
  createdAt: moment("created_at").notNull(),
  expiresAt: moment("expires_at"),
  /** May be ten minutes behind: not every request writes it. */
  lastUsedAt: moment("last_used_at"),
});

/** Imports, which go on in the background after they were accepted. Cleared out after 30 days. */
export const imports = pgTable(
  "imports",
  {
    id: text("id").primaryKey(),
    /** Who makes the links: `key:admin`, `key:{id}`. */
    owner: text("owner").notNull(),
    /** Whether the rows bring their ids: our own export, read into an empty database under the same CODE_KEY. */
    keepsIds: boolean("keeps_ids").notNull(),
    /** Rows that were read; null until the upload has ended. */
    total: integer("total"),
    created: integer("created").notNull().default(0),
    failed: integer("failed").notNull().default(0),
    /** How the file was read. Like the two columns below, null in imports of releases that lacked this column. */
    format: text("format"),
    /** Columns that mean nothing here, as the file spells them: a list in JSON. */
    ignoredColumns: jsonb("ignored_columns"),
    /** Rows that came without a name; null until the upload has ended. */
    unnamed: integer("unnamed"),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [
    // To delete rows older than 30 days.
    index("imports_created_at_index").on(table.createdAt),
  ],
);

/** The parts of imports that are in `links`: written by the statement that makes their links, so a repeat makes none. */
export const importChunks = pgTable(
  "import_chunks",
  {
    importId: text("import_id")
      .notNull()
      .references(() => imports.id, { onDelete: "cascade" }),
    /** Number of the first and of the last row in the file. */
    firstLine: integer("first_line").notNull(),
    lastLine: integer("last_line").notNull(),
  },
  (table) => [primaryKey({ name: "import_chunks_pkey", columns: [table.importId, table.firstLine, table.lastLine] })],
);

/** What there is to tell of single rows: why one failed, that it got another name, or what it lost on the way. */
export const importReports = pgTable(
  "import_reports",
  {
    importId: text("import_id")
      .notNull()
      .references(() => imports.id, { onDelete: "cascade" }),
    line: integer("line").notNull(),
    kind: text("kind", { enum: ["failed", "renamed", "noted"] }).notNull(),
    /** Why the row failed, its old name, or what it lost. */
    message: text("message").notNull(),
    /** What a row lost that also got another name. */
    note: text("note"),
    /** The link that got another name. */
    linkId: bigint("link_id", { mode: "bigint" }),
  },
  (table) => [primaryKey({ name: "import_reports_pkey", columns: [table.importId, table.line] })],
);

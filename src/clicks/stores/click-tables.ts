import { bigint, boolean, date, index, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

/**
 * The access log, and what statistics are read from. A statement that writes a click to the log adds it to the
 * roll-ups, and only where it was not in the log yet (P7).
 *
 * `clicks` and `click_visitors` are partitioned by week, which drizzle can't say: the migration does, and brings the
 * functions `add_click_partitions` and `drop_click_partitions`. Roll-ups have rows of all links together under link 0,
 * so that a sum over a million links is not read from a million rows; and under -1, -2, … what was counted while
 * another statement held link 0 ({@link ALL_LINKS_PARTS}).
 */
const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const linkId = () => bigint("link_id", { mode: "bigint" }).notNull();
const count = (name: string) => bigint(name, { mode: "number" }).notNull().default(0);

/** Where the sums over all links are. No link has this id, or one below. */
export const ALL_LINKS = 0;

/**
 * In how many parts they are: under 0, -1, … Each statement that counts visits writes to the first that no other one is
 * writing to, so that they don't wait for each other; alone, it is always 0. As many as there may be consumers at once.
 * The last release reads and writes the first part alone: beside it, and after a way back to it, sums over all links lack
 * what was counted at the same time.
 */
export const ALL_LINKS_PARTS = 8;

/** One row for each visit; kept until its week's partition is dropped, longer than any queue keeps a message. */
export const clicks = pgTable(
  "clicks",
  {
    time: moment("time").notNull(),
    /** UUIDv7 (RFC 9562), made where the visit was answered. */
    id: uuid("id").notNull(),
    linkId: linkId(),
    isBot: boolean("is_bot").notNull(),
    /** HMAC of address and agent under the salt of the UTC day; null where there was no salt, or none was wanted. */
    visitor: text("visitor"),
    /** ISO 3166-1 alpha-2. */
    country: text("country"),
    region: text("region"),
    city: text("city"),
    /** Host alone. */
    referrer: text("referrer"),
    device: text("device"),
    browser: text("browser"),
    os: text("os"),
    /** BCP 47 primary subtag. */
    language: text("language"),
    utmSource: text("utm_source"),
    utmMedium: text("utm_medium"),
    utmCampaign: text("utm_campaign"),
    utmTerm: text("utm_term"),
    utmContent: text("utm_content"),
    /** The name of the rule that decided; empty where none matched, null for a link without rules. */
    rule: text("rule"),
  },
  (table) => [
    // This key also shows a repeated delivery.
    primaryKey({ name: "clicks_pkey", columns: [table.time, table.id] }),
    // For the access log of a link: read backwards, newest first, and on from a cursor.
    index("clicks_link_id_index").on(table.linkId, table.time, table.id),
  ],
);

/** Visits and bots' visits per quarter of an hour, since time zones are whole quarters apart. */
export const clickTotals = pgTable(
  "click_totals",
  { linkId: linkId(), time: moment("time").notNull(), visits: count("visits"), bots: count("bots") },
  (table) => [primaryKey({ name: "click_totals_pkey", columns: [table.linkId, table.time] })],
);

/** Visits by country, browser and the like, per UTC day. */
export const clickDimensions = pgTable(
  "click_dimensions",
  {
    linkId: linkId(),
    day: date("day").notNull(),
    /** `country`, `referrer`, …: see `click.ts`. Of a link also `rule`; under link 0 also `link`, whose names are links' ids. */
    dimension: text("dimension").notNull(),
    name: text("name").notNull(),
    visits: count("visits"),
    bots: count("bots"),
  },
  (table) => [
    primaryKey({ name: "click_dimensions_pkey", columns: [table.linkId, table.day, table.dimension, table.name] }),
  ],
);

/**
 * A row for each link and day that has had a new name: statements that bring new ones wait for each other on it, so
 * that none of them passes the bound. Forgotten with the week's clicks.
 */
export const clickNameGuards = pgTable(
  "click_name_guards",
  { day: date("day").notNull(), linkId: linkId() },
  // The day comes first, since all rows of an old day are deleted together.
  (table) => [primaryKey({ name: "click_name_guards_pkey", columns: [table.day, table.linkId] })],
);

/** Who visited on a UTC day, so that each counts once; dropped with the week's clicks. */
export const clickVisitors = pgTable(
  "click_visitors",
  {
    linkId: linkId(),
    day: date("day").notNull(),
    visitor: text("visitor").notNull(),
  },
  (table) => [primaryKey({ name: "click_visitors_pkey", columns: [table.linkId, table.day, table.visitor] })],
);

/** How many they were. Bots are counted apart. */
export const clickDays = pgTable(
  "click_days",
  { linkId: linkId(), day: date("day").notNull(), visitors: count("visitors"), botVisitors: count("bot_visitors") },
  (table) => [primaryKey({ name: "click_days_pkey", columns: [table.linkId, table.day] })],
);

/** Links whose visits were deleted, and the last moment that is gone: what comes later from before then is no visit. */
export const clickErasures = pgTable("click_erasures", {
  linkId: bigint("link_id", { mode: "bigint" }).primaryKey(),
  erasedAt: moment("erased_at").notNull(),
});

/** Names that people asked for and that no link has: a bounded number of them a day. */
export const unknownSlugs = pgTable(
  "unknown_slugs",
  { day: date("day").notNull(), slug: text("slug").notNull(), requests: count("requests") },
  (table) => [primaryKey({ name: "unknown_slugs_pkey", columns: [table.day, table.slug] })],
);

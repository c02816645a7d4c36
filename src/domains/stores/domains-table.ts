import { pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** What the default domain has for a name here: it is BASE_URL's host, and that may change. No host is empty. */
export const DEFAULT_ROW = "";

/** The domains that links open on, with where strays of each are sent. The default one needs no row. */
export const domains = pgTable("domains", {
  /** A host in its normal form, or {@link DEFAULT_ROW}. */
  domain: text("domain").primaryKey(),
  homeUrl: text("home_url"),
  notFoundUrl: text("not_found_url"),
  expiredUrl: text("expired_url"),
  /** As they are served. As text: some readers care for the order of members, and `jsonb` keeps none. */
  appleAppSiteAssociation: text("apple_app_site_association"),
  assetLinks: text("asset_links"),
  createdAt: timestamp("created_at", { withTimezone: true, precision: 3 }).notNull().defaultNow(),
});

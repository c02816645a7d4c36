CREATE TABLE "domains" (
	"domain" text PRIMARY KEY NOT NULL,
	"home_url" text,
	"not_found_url" text,
	"expired_url" text,
	"apple_app_site_association" text,
	"asset_links" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
-- By hand: with the column, and not by a statement of its own, which would read all links.
-- contract: PostgreSQL looks at no row for a column that is null everywhere, and the last release leaves it null. A domain that
-- has links can't be deleted, however late a create of another isolate comes.
ALTER TABLE "links" ADD COLUMN "domain" text CONSTRAINT "links_domain_domains_domain_fk" REFERENCES "domains"("domain");

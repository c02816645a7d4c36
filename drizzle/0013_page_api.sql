-- On a big table build them by hand before, CONCURRENTLY: as long as they are built here, links wait to be written.
CREATE INDEX IF NOT EXISTS "links_created_by_index" ON "links" USING btree ("created_by","created_at","id") WHERE "links"."created_by" IS NOT NULL;--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "links_disabled_index" ON "links" USING btree ("created_at","id") WHERE NOT "links"."enabled";--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "links_expires_at_index" ON "links" USING btree ("expires_at") WHERE "links"."expires_at" IS NOT NULL;

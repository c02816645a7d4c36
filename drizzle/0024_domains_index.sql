-- On a big table build it by hand before, CONCURRENTLY: as long as it is built here, links wait to be written.
CREATE INDEX IF NOT EXISTS "links_domain_index" ON "links" USING btree ("domain","created_at","id") WHERE "links"."domain" IS NOT NULL;

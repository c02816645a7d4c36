DROP INDEX "links_words_index";--> statement-breakpoint
ALTER TABLE "links" ADD COLUMN "words" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, regexp_replace(coalesce("links"."slug", '') || ' ' || "links"."url" || ' ' || coalesce("links"."title", ''), '[^[:alnum:]]+', ' ', 'g'))) STORED;--> statement-breakpoint
CREATE INDEX "links_words_index" ON "links" USING gin ("words");
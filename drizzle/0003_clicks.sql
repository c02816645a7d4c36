CREATE TABLE "click_days" (
	"link_id" bigint NOT NULL,
	"day" date NOT NULL,
	"visitors" bigint DEFAULT 0 NOT NULL,
	"bot_visitors" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "click_days_pkey" PRIMARY KEY("link_id","day")
);
--> statement-breakpoint
CREATE TABLE "click_dimensions" (
	"link_id" bigint NOT NULL,
	"day" date NOT NULL,
	"dimension" text NOT NULL,
	"name" text NOT NULL,
	"visits" bigint DEFAULT 0 NOT NULL,
	"bots" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "click_dimensions_pkey" PRIMARY KEY("link_id","day","dimension","name")
);
--> statement-breakpoint
CREATE TABLE "click_totals" (
	"link_id" bigint NOT NULL,
	"time" timestamp (3) with time zone NOT NULL,
	"visits" bigint DEFAULT 0 NOT NULL,
	"bots" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "click_totals_pkey" PRIMARY KEY("link_id","time")
);
--> statement-breakpoint
CREATE TABLE "click_visitors" (
	"link_id" bigint NOT NULL,
	"day" date NOT NULL,
	"visitor" text NOT NULL,
	CONSTRAINT "click_visitors_pkey" PRIMARY KEY("link_id","day","visitor")
) PARTITION BY RANGE ("day");
--> statement-breakpoint
CREATE TABLE "clicks" (
	"time" timestamp (3) with time zone NOT NULL,
	"id" uuid NOT NULL,
	"link_id" bigint NOT NULL,
	"is_bot" boolean NOT NULL,
	"visitor" text,
	"country" text,
	"region" text,
	"city" text,
	"referrer" text,
	"device" text,
	"browser" text,
	"os" text,
	"language" text,
	"utm_source" text,
	"utm_medium" text,
	"utm_campaign" text,
	"utm_term" text,
	"utm_content" text,
	CONSTRAINT "clicks_pkey" PRIMARY KEY("time","id")
) PARTITION BY RANGE ("time");
--> statement-breakpoint
CREATE TABLE "unknown_slugs" (
	"day" date NOT NULL,
	"slug" text NOT NULL,
	"requests" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "unknown_slugs_pkey" PRIMARY KEY("day","slug")
);
--> statement-breakpoint
ALTER TABLE "links" ADD COLUMN "max_visits" integer;--> statement-breakpoint
ALTER TABLE "links" ADD COLUMN "visits_used" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "clicks_link_id_index" ON "clicks" USING btree ("link_id","time","id");--> statement-breakpoint
-- Finished by hand from here on, and the two PARTITION BY above: drizzle knows neither partitions nor functions.
-- Makes the weeks that are missing. The lock is for two consumers that find the same week missing.
CREATE FUNCTION add_click_partitions(first_day date, last_day date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	week date := date_trunc('week', first_day);
BEGIN
	PERFORM pg_advisory_xact_lock(hashtext('click_partitions'));
	WHILE week <= last_day LOOP
		EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF clicks FOR VALUES FROM (%L) TO (%L)',
			'clicks_' || to_char(week, 'YYYYMMDD'), week::timestamp AT TIME ZONE 'UTC', (week + 7)::timestamp AT TIME ZONE 'UTC');
		EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF click_visitors FOR VALUES FROM (%L) TO (%L)',
			'click_visitors_' || to_char(week, 'YYYYMMDD'), week, week + 7);
		week := week + 7;
	END LOOP;
END $$;
--> statement-breakpoint
-- Drops the weeks that have ended by that day, and says how many they were. What it takes goes back to the disk at once.
CREATE FUNCTION drop_click_partitions(before date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
	partition record;
	dropped integer := 0;
BEGIN
	PERFORM pg_advisory_xact_lock(hashtext('click_partitions'));
	FOR partition IN
		SELECT child.relname, parent.relname AS of FROM pg_inherits
		JOIN pg_class AS parent ON parent.oid = inhparent JOIN pg_class AS child ON child.oid = inhrelid
		WHERE parent.oid IN ('clicks'::regclass, 'click_visitors'::regclass)
			AND to_date(right(child.relname, 8), 'YYYYMMDD') + 7 <= before
	LOOP
		EXECUTE format('DROP TABLE %I', partition.relname);
		dropped := dropped + (partition.of = 'clicks')::integer;
	END LOOP;
	RETURN dropped;
END $$;
--> statement-breakpoint
SELECT add_click_partitions(CURRENT_DATE - 35, CURRENT_DATE + 35);

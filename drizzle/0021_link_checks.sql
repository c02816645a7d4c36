CREATE TABLE "check_cursor" (
	"is_only_row" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"walked_id" bigint NOT NULL,
	CONSTRAINT "check_cursor_one_row_check" CHECK ("check_cursor"."is_only_row")
);
--> statement-breakpoint
CREATE TABLE "checked_hosts" (
	"host" text PRIMARY KEY NOT NULL,
	"asked_at" timestamp (3) with time zone,
	"looked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "link_checks" (
	"link_id" bigint PRIMARY KEY NOT NULL,
	"host" text NOT NULL,
	"url" text NOT NULL,
	"checked_at" timestamp (3) with time zone,
	"status" smallint,
	"final_url" text,
	"problem" text,
	"duration_ms" integer,
	"failing_since" timestamp (3) with time zone,
	"is_broken" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE INDEX "checked_hosts_looked_at_index" ON "checked_hosts" USING btree ("looked_at" NULLS FIRST,"host");--> statement-breakpoint
CREATE INDEX "link_checks_host_index" ON "link_checks" USING btree ("host","checked_at" NULLS FIRST,"link_id");--> statement-breakpoint
CREATE INDEX "link_checks_broken_index" ON "link_checks" USING btree ("link_id") WHERE "link_checks"."is_broken";
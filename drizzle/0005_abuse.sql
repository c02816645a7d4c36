CREATE TABLE "blocked_domains" (
	"domain" text PRIMARY KEY NOT NULL,
	"reason" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"link_id" bigint NOT NULL,
	"slug" text NOT NULL,
	"reason" text NOT NULL,
	"details" text,
	"email" text,
	"time" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "reports_time_id_index" ON "reports" USING btree ("time","id");--> statement-breakpoint
CREATE INDEX "reports_link_id_time_index" ON "reports" USING btree ("link_id","time");
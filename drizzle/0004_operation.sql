CREATE TABLE "counter_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"time" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"key" text PRIMARY KEY NOT NULL,
	"value" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "health_pings" (
	"time" timestamp (3) with time zone NOT NULL,
	"status" text NOT NULL,
	"components" jsonb NOT NULL,
	"alerts" jsonb NOT NULL
);
--> statement-breakpoint
CREATE INDEX "counter_batches_time_index" ON "counter_batches" USING btree ("time");--> statement-breakpoint
CREATE INDEX "health_pings_time_index" ON "health_pings" USING btree ("time");
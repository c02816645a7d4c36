CREATE TABLE "health_pings" (
	"time" timestamp (3) with time zone NOT NULL,
	"status" text NOT NULL,
	"components" jsonb NOT NULL,
	"alerts" jsonb NOT NULL
);
--> statement-breakpoint
CREATE INDEX "health_pings_time_index" ON "health_pings" USING btree ("time");
CREATE TABLE "health_days" (
	"day" date NOT NULL,
	"component" text NOT NULL,
	"pings" integer NOT NULL,
	"failed" integer NOT NULL,
	CONSTRAINT "health_days_day_component_pk" PRIMARY KEY("day","component")
);
--> statement-breakpoint
-- Finished by hand: the days before are those of the pings that are kept. Pings of the last release, while it still runs
-- beside this one, are not summed.
INSERT INTO "health_days" ("day", "component", "pings", "failed")
SELECT day, component, count(*), count(*) FILTER (WHERE status IN ('down', 'unhealthy')) FROM (
	SELECT (time AT TIME ZONE 'UTC')::date AS day, '' AS component, status FROM health_pings
	UNION ALL
	SELECT (time AT TIME ZONE 'UTC')::date, component.key, component.value->>'status'
	FROM health_pings CROSS JOIN jsonb_each(components) AS component
) AS looks
WHERE status <> 'skipped' AND day > (now() AT TIME ZONE 'UTC')::date - 30
GROUP BY day, component;

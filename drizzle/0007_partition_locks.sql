-- By hand: drizzle knows no functions. Both do what they did; what is new is how long others wait for them.
-- Makes the weeks that are missing. A week is made by itself and then attached, which locks nobody out who reads or counts
-- visits: CREATE TABLE ... PARTITION OF would. The advisory lock is for two consumers that find the same week missing.
CREATE OR REPLACE FUNCTION add_click_partitions(first_day date, last_day date) RETURNS void LANGUAGE plpgsql
SET lock_timeout = '2s' AS $$
DECLARE
	week date := date_trunc('week', first_day);
	clicks_of_week text;
	visitors_of_week text;
BEGIN
	PERFORM pg_advisory_xact_lock(hashtext('click_partitions'));
	WHILE week <= last_day LOOP
		clicks_of_week := 'clicks_' || to_char(week, 'YYYYMMDD');
		visitors_of_week := 'click_visitors_' || to_char(week, 'YYYYMMDD');
		IF to_regclass(clicks_of_week) IS NULL THEN
			EXECUTE format('CREATE TABLE %I (LIKE clicks INCLUDING ALL)', clicks_of_week);
			EXECUTE format('ALTER TABLE clicks ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
				clicks_of_week, week::timestamp AT TIME ZONE 'UTC', (week + 7)::timestamp AT TIME ZONE 'UTC');
		END IF;
		IF to_regclass(visitors_of_week) IS NULL THEN
			EXECUTE format('CREATE TABLE %I (LIKE click_visitors INCLUDING ALL)', visitors_of_week);
			EXECUTE format('ALTER TABLE click_visitors ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
				visitors_of_week, week, week + 7);
		END IF;
		week := week + 7;
	END LOOP;
END $$;
--> statement-breakpoint
-- Drops the weeks that have ended by that day, and says how many they were. Dropping locks both tables: after two seconds of
-- waiting for somebody's long statement it gives up, so that nobody waits longer behind it. It is tried again (postgres-click-log.ts).
CREATE OR REPLACE FUNCTION drop_click_partitions(before date) RETURNS integer LANGUAGE plpgsql
SET lock_timeout = '2s' AS $$
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

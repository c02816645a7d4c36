ALTER TABLE "links" ADD COLUMN "reader" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
-- How long a statement of the Worker may run, and wait for a lock (PENDING_LIFETIME_MS in link-keys.ts counts on it): an
-- abort at the Worker stops nothing here. For the database, so for whichever role the Worker has; by a role that may not
-- do that, for itself. Sessions that are open keep what they have. Migrations set their own (src/local/sql-engine.ts),
-- and a dump has none of it (src/local/after-restore.ts).
CREATE FUNCTION pg_temp.bound_statements() RETURNS void LANGUAGE plpgsql AS $bound$
DECLARE
	setting text;
BEGIN
	FOREACH setting IN ARRAY ARRAY['statement_timeout = ''8s''', 'lock_timeout = ''4s'''] LOOP
		BEGIN
			EXECUTE format('ALTER DATABASE %I SET ', current_database()) || setting;
		EXCEPTION WHEN insufficient_privilege THEN
			EXECUTE format('ALTER ROLE CURRENT_USER IN DATABASE %I SET ', current_database()) || setting;
		END;
	END LOOP;
END
$bound$;--> statement-breakpoint
SELECT pg_temp.bound_statements();

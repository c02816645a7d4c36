ALTER TABLE "links" ADD COLUMN "version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- By hand: drizzle knows no triggers. Raises the version of a link that was updated by a statement that did not: one of the
-- release before, which knows no version, or one that somebody types. A statement of Bijou's raises it itself, and can so
-- answer with it.
CREATE FUNCTION raise_link_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE links SET version = version + 1 WHERE id = NEW.id;
	RETURN NULL;
END $$;--> statement-breakpoint
-- AFTER, and not BEFORE, which could set it in the row: with any BEFORE trigger PostgreSQL works out the column "words" anew at
-- every update. A counted visit then took 46 µs in place of 23; with these two it takes 26.
CREATE TRIGGER links_version AFTER UPDATE ON "links" FOR EACH ROW
WHEN (OLD.version = NEW.version AND OLD.visits_used = NEW.visits_used)
EXECUTE FUNCTION raise_link_version();--> statement-breakpoint
-- An update of visits and of something else. What only counts a visit names none of these columns, and so never comes here.
CREATE TRIGGER links_version_beside_visits AFTER UPDATE OF
	"slug", "url", "title", "tags", "redirect_status", "enabled", "expires_at", "expired_url", "forward_query", "password_hash",
	"max_visits", "note", "created_by", "created_at", "updated_at", "reader"
ON "links" FOR EACH ROW
WHEN (OLD.version = NEW.version AND OLD.visits_used <> NEW.visits_used)
EXECUTE FUNCTION raise_link_version();

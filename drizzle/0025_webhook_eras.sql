ALTER TABLE "webhook_deliveries" ADD COLUMN "era" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "webhooks" ADD COLUMN "era" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- By hand from here on: drizzle knows no functions.
--
-- As it was (0022), but a delivery is of its webhook's era. The lock waits for the row of a deleted webhook, once that goes.
CREATE OR REPLACE FUNCTION tell_webhooks(told_type text, told_link bigint, told jsonb) RETURNS void LANGUAGE sql VOLATILE AS $$
	INSERT INTO webhook_deliveries (id, webhook_id, type, time, link_id, payload, next_attempt_at, era)
	SELECT gen_random_uuid(), webhooks.id, told_type, date_trunc('milliseconds', now()), told_link, told,
		date_trunc('milliseconds', now()), webhooks.era
	FROM webhooks
	WHERE state = 'on' AND told_type = ANY (events)
		AND (tag IS NULL OR EXISTS (SELECT FROM links WHERE links.id = told_link AND webhooks.tag = ANY (links.tags)))
	FOR KEY SHARE OF webhooks
$$;
--> statement-breakpoint
-- Has the runs of all webhooks wait until this transaction is over, and waits for what they do: a run changes deliveries in an order of
-- its own, under its webhook's row. Writers go on.
CREATE FUNCTION hold_webhook_runs() RETURNS void LANGUAGE plpgsql VOLATILE AS $$
BEGIN
	PERFORM FROM webhooks ORDER BY id FOR NO KEY UPDATE;
END $$;
--> statement-breakpoint
-- As they were (0022), but behind the runs.
CREATE OR REPLACE FUNCTION forget_told_visits(forgotten bigint[]) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
BEGIN
	PERFORM hold_webhook_runs();
	DELETE FROM webhook_deliveries WHERE link_ids && forgotten AND link_ids <@ forgotten;
	UPDATE webhook_deliveries SET
		link_ids = ARRAY(SELECT id FROM unnest(link_ids) AS id WHERE id <> ALL (forgotten)),
		payload = jsonb_build_object('visits', (
			SELECT jsonb_agg(visit ORDER BY place)
			FROM jsonb_array_elements(payload->'visits') WITH ORDINALITY AS its(visit, place)
			WHERE (visit->>'link_id')::bigint <> ALL (forgotten)
		))
	WHERE link_ids && forgotten;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION forget_told_links(forgotten bigint[]) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
BEGIN
	PERFORM hold_webhook_runs();
	DELETE FROM webhook_deliveries WHERE link_id = ANY (forgotten);
	PERFORM forget_told_visits(forgotten);
END $$;
--> statement-breakpoint
-- Empties what the history of a link says of its past, and what is told of it: what was sent has nothing any more, and what is
-- still to be told has the link as it is now, and no changes. A function, so that its second half sees what was handed over while
-- the first one waited for that. The link is locked first, so that nobody changes it meanwhile, as a purge has it; then its events,
-- in the order in which they are handed over.
CREATE FUNCTION forget_link_history(forgotten bigint) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	present jsonb;
BEGIN
	SELECT link_to_tell(to_jsonb(links)) INTO present FROM links WHERE id = forgotten FOR NO KEY UPDATE;
	IF NOT FOUND THEN
		SELECT link_to_tell(row) INTO present FROM deleted_links WHERE id = forgotten FOR NO KEY UPDATE;
	END IF;
	PERFORM FROM link_events WHERE link_id = forgotten ORDER BY id FOR UPDATE;
	UPDATE link_events SET changes = '{}', row = CASE WHEN row IS NOT NULL THEN coalesce(present, row) END
	WHERE link_id = forgotten AND (changes <> '{}' OR row IS NOT NULL);
	PERFORM hold_webhook_runs();
	UPDATE webhook_deliveries SET payload = CASE
		WHEN status <> 'pending' THEN NULL
		WHEN type LIKE 'link.%' THEN payload || jsonb_build_object('row', coalesce(present, payload->'row'), 'changes', '{}'::jsonb)
		ELSE payload
	END
	WHERE link_id = forgotten AND payload IS NOT NULL;
END $$;

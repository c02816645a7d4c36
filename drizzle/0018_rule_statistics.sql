ALTER TABLE "clicks" ADD COLUMN "rule" text;
--> statement-breakpoint
-- Finished by hand from here on: drizzle knows no functions. As it was, but for the dimension "rule", which a link has and all
-- links together do not: there is nothing to be taken off there.
CREATE OR REPLACE FUNCTION erase_link_visits(erased_link bigint) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	parts CONSTANT bigint[] := ARRAY[0, -1, -2, -3, -4, -5, -6, -7];
	days_of_link date[];
	last_moment timestamptz;
BEGIN
	PERFORM pg_advisory_xact_lock(hashtext('click_erasures'));
	-- A clock of an isolate may be ahead.
	SELECT greatest(clock_timestamp(), max(time)) INTO last_moment FROM clicks WHERE link_id = erased_link;
	INSERT INTO click_erasures AS erased (link_id, erased_at) VALUES (erased_link, last_moment)
	ON CONFLICT (link_id) DO UPDATE SET erased_at = greatest(erased.erased_at, excluded.erased_at);
	SELECT coalesce(array_agg(DISTINCT day), '{}') INTO days_of_link FROM click_dimensions WHERE link_id = erased_link;

	INSERT INTO click_totals AS total (link_id, time, visits, bots)
	SELECT 0, time, -visits, -bots FROM click_totals WHERE link_id = erased_link ORDER BY time
	ON CONFLICT (link_id, time) DO UPDATE SET visits = total.visits + excluded.visits, bots = total.bots + excluded.bots;

	-- What counts as "other" of a link has its own name over all links, whose bound is higher: so names are taken from the
	-- access log, as far as that reaches. Where all links lack one, it was one too many there: then "other" has it.
	INSERT INTO click_dimensions AS total (link_id, day, dimension, name, visits, bots)
	WITH logged AS MATERIALIZED (
		SELECT (time AT TIME ZONE 'UTC')::date AS day, value.dimension, coalesce(value.name, '') AS name,
			count(*) FILTER (WHERE NOT is_bot) AS visits, count(*) FILTER (WHERE is_bot) AS bots
		FROM clicks CROSS JOIN LATERAL (VALUES ('country', country), ('region', region), ('city', city), ('referrer', referrer), ('device', device), ('browser', browser), ('os', os), ('language', language), ('utm_source', utm_source), ('utm_medium', utm_medium), ('utm_campaign', utm_campaign), ('utm_term', utm_term), ('utm_content', utm_content)) AS value(dimension, name)
		WHERE link_id = erased_link GROUP BY 1, 2, 3
	),
	gone AS (
		SELECT day, dimension, name, visits, bots FROM logged
		UNION ALL
		SELECT day, dimension, name, visits, bots FROM click_dimensions
		WHERE link_id = erased_link AND dimension <> 'rule' AND day NOT IN (SELECT day FROM logged)
	),
	taken AS (
		SELECT gone.*, least(gone.visits, its.visits) AS taken_visits, least(gone.bots, its.bots) AS taken_bots
		FROM gone CROSS JOIN LATERAL (
			SELECT coalesce(sum(visits), 0) AS visits, coalesce(sum(bots), 0) AS bots FROM click_dimensions AS kept
			WHERE kept.link_id = ANY (parts) AND kept.day = gone.day AND kept.dimension = gone.dimension AND kept.name = gone.name
		) AS its
	),
	less AS (
		SELECT day, dimension, name, taken_visits AS visits, taken_bots AS bots FROM taken
		UNION ALL
		SELECT day, dimension, 'other', visits - taken_visits, bots - taken_bots FROM taken WHERE name <> 'other'
	)
	SELECT 0, day, dimension, name, -sum(visits), -sum(bots) FROM less
	GROUP BY day, dimension, name HAVING sum(visits) <> 0 OR sum(bots) <> 0
	ORDER BY day, dimension, name
	ON CONFLICT (link_id, day, dimension, name)
		DO UPDATE SET visits = total.visits + excluded.visits, bots = total.bots + excluded.bots;
	-- A name that nobody else has is nobody's business any more.
	DELETE FROM click_dimensions AS total USING (
		SELECT day, dimension, name FROM click_dimensions
		WHERE link_id = ANY (parts) AND day = ANY (days_of_link)
		GROUP BY day, dimension, name HAVING sum(visits) = 0 AND sum(bots) = 0
	) AS empty
	WHERE total.link_id = ANY (parts) AND total.day = empty.day AND total.dimension = empty.dimension AND total.name = empty.name;
	DELETE FROM click_dimensions
	WHERE link_id = ANY (parts) AND day = ANY (days_of_link) AND dimension = 'link' AND name = erased_link::text;

	-- Visitors of all links are told apart under 0. Those who were at no other link that day are taken off.
	WITH mine AS (
		SELECT (time AT TIME ZONE 'UTC')::date AS day, visitor, bool_and(is_bot) AS is_bot
		FROM clicks WHERE link_id = erased_link AND visitor IS NOT NULL GROUP BY 1, 2
	),
	alone AS MATERIALIZED (
		SELECT * FROM mine WHERE NOT EXISTS (
			SELECT FROM click_visitors AS elsewhere
			WHERE elsewhere.day = mine.day AND elsewhere.visitor = mine.visitor AND elsewhere.link_id NOT IN (0, erased_link)
		)
	),
	forgotten AS (
		DELETE FROM click_visitors AS seen USING alone
		WHERE seen.link_id = 0 AND seen.day = alone.day AND seen.visitor = alone.visitor
		RETURNING seen.day, alone.is_bot
	)
	INSERT INTO click_days AS total (link_id, day, visitors, bot_visitors)
	SELECT 0, day, -count(*) FILTER (WHERE NOT is_bot), -count(*) FILTER (WHERE is_bot) FROM forgotten GROUP BY day ORDER BY day
	ON CONFLICT (link_id, day) DO UPDATE
		SET visitors = total.visitors + excluded.visitors, bot_visitors = total.bot_visitors + excluded.bot_visitors;

	DELETE FROM clicks WHERE link_id = erased_link;
	DELETE FROM click_totals WHERE link_id = erased_link;
	DELETE FROM click_name_guards WHERE day = ANY (days_of_link) AND link_id = erased_link;
	DELETE FROM click_dimensions WHERE link_id = erased_link;
	DELETE FROM click_visitors WHERE link_id = erased_link;
	DELETE FROM click_days WHERE link_id = erased_link;
END $$;

CREATE TABLE "click_name_guards" (
	"day" date NOT NULL,
	"link_id" bigint NOT NULL,
	CONSTRAINT "click_name_guards_pkey" PRIMARY KEY("day","link_id")
);
--> statement-breakpoint
-- Finished by hand from here on: drizzle knows no functions.
-- Which of these names are too many: for each link, day and dimension the most visited new ones are kept, as long as there
-- are fewer than its bound. What is known is asked as of now, when nobody else can add any to these links and days, and
-- not as of the beginning of the statement that asks: a volatile function has a snapshot of its own for each query.
CREATE FUNCTION click_names_beyond(links bigint[], days date[], dimensions text[], names text[], requests bigint[], bounds integer[])
RETURNS TABLE (link_id bigint, day date, dimension text, name text) LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
BEGIN
	-- Holds the rows of those that are there too, without writing them.
	INSERT INTO click_name_guards AS guard (day, link_id)
	SELECT DISTINCT given.day, given.link_id FROM unnest(days, links) AS given(day, link_id) ORDER BY 1, 2
	ON CONFLICT (day, link_id) DO UPDATE SET link_id = excluded.link_id WHERE false;
	RETURN QUERY
	WITH new AS (
		SELECT given.*, row_number() OVER (PARTITION BY link_id, day, dimension ORDER BY requests DESC, name) AS place
		FROM unnest(links, days, dimensions, names, requests, bounds) AS given(link_id, day, dimension, name, requests, bound)
		-- One look-up by the primary key each: EXISTS may become a join that reads all of the table.
		WHERE (
			SELECT true FROM click_dimensions AS kept
			WHERE kept.link_id = given.link_id AND kept.day = given.day AND kept.dimension = given.dimension AND kept.name = given.name
		) IS NULL
	),
	-- The first of each has how many there are. No join: a plan that was made for few names would go through all of them for each.
	counted AS (
		SELECT new.*, max(CASE WHEN place = 1 THEN (
			SELECT count(*) FROM click_dimensions AS kept
			WHERE kept.link_id = new.link_id AND kept.day = new.day AND kept.dimension = new.dimension
				AND kept.name NOT IN ('', 'other')
		) END) OVER (PARTITION BY link_id, day, dimension) AS kept
		FROM new
	)
	SELECT link_id, day, dimension, name FROM counted WHERE kept + place > bound;
END $$;
--> statement-breakpoint
-- The same for names that nobody has, of which a day keeps so many; who asks waits until nobody else adds any.
CREATE FUNCTION unknown_names_beyond(of_day date, names text[], requests bigint[], bound integer)
RETURNS SETOF text LANGUAGE plpgsql VOLATILE AS $$
BEGIN
	PERFORM pg_advisory_xact_lock(hashtext('unknown_slugs'));
	RETURN QUERY
	SELECT slug FROM unnest(names, requests) AS given(slug, requests)
	WHERE (SELECT true FROM unknown_slugs AS kept WHERE kept.day = of_day AND kept.slug = given.slug) IS NULL
	ORDER BY given.requests DESC, slug
	OFFSET greatest(0, bound - (SELECT count(*) FROM unknown_slugs WHERE day = of_day));
END $$;

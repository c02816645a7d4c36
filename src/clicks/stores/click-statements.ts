import { type SQL, sql } from "drizzle-orm";
import { deletedLinks } from "../../links/stores/deleted-link-table.ts";
import { links } from "../../links/stores/link-table.ts";
import { timestamp } from "../../postgres/timestamp.ts";
import { webhookDeliveries, webhooks } from "../../webhooks/stores/webhook-tables.ts";
import { type Click, DIMENSIONS, MAX_RULE_NAMES, maxNames, OTHER_NAMES, RULE } from "../click.ts";
import {
  ALL_LINKS,
  ALL_LINKS_PARTS,
  clickDays,
  clickDimensions,
  clicks,
  clickTotals,
  clickVisitors,
  unknownSlugs,
} from "./click-tables.ts";

/** The SQL that writes visits. Each statement is one round trip and one transaction. */

const names = sql.raw(DIMENSIONS.join(", "));
const columnsOf = (type: string) => sql.raw(DIMENSIONS.map((name) => `${name} ${type}`).join(", "));
/** `dimension`, and how many names of it a link may have on a day, and all links together. */
const bounds = sql.raw(
  [
    ...DIMENSIONS.map((name) => [name, maxNames(name, "link"), maxNames(name, "all links")] as const),
    [RULE, MAX_RULE_NAMES, 0] as const, // All links together have none.
  ]
    .map(([name, ofLink, ofAllLinks]) => `('${name}', ${ofLink}, ${ofAllLinks})`)
    .join(", "),
);
const allLinks = sql.raw(String(ALL_LINKS));
const lastPart = sql.raw(String(ALL_LINKS_PARTS - 1));

/**
 * Writes clicks into the log, and adds to the roll-ups those that were not there (P7). One row: how many were `new`.
 *
 * A click that another statement is writing is waited for, and is new here only where that one fails. So is a visitor.
 *
 * Two such statements at once must not wait for each other crosswise, whatever links they share:
 * - each table is written in the order of its whole key;
 * - and the tables in one order. PostgreSQL promises none to parts of a statement that write, so each part begins by
 *   counting what the one before it did, and reads nothing until that is known. Only `days` needs no more than its data.
 *
 * Nor shall they wait for the sums that all of them need: `part` is the first of those that nobody else has. When all are
 * taken it is the first one, and its rows are waited for.
 *
 * - `added` are the clicks that are new.
 * - `counted` has each twice: under its link, and under all links together.
 * - `named` adds them up by name, those of links with rules by rule too; `unseen` are names that were new when the statement began, and `beyond` those of them
 *   that are more than a link may have on that day. They count as `other`, so that sums stay right.
 * - `listening` waits for the row of a deleted webhook that goes: what it hears would fail the whole statement, by its foreign key.
 * - `heard` are those that webhooks want to hear of, and `told` hands them over, a hundred at a time: what is new alone, in the
 *   transaction that counts it. Without such a webhook both are empty.
 * - `seen` has a visitor once for each link and UTC day; `visitors` are those of them that are new. Of all links together
 *   they are told apart by the first part, in which alone everybody is there once.
 */
export function addClicks(given: readonly Click[]): SQL {
  const dimensions = sql.raw(DIMENSIONS.map((name) => `('${name}', ${name})`).join(", "));
  return sql`
    WITH part AS MATERIALIZED (
      SELECT coalesce((
        SELECT -n FROM generate_series(0, ${lastPart}) AS n
        WHERE pg_try_advisory_xact_lock(hashtext('click_totals'), n) LIMIT 1
      ), ${allLinks}) AS id
    ),
    added AS (
      INSERT INTO ${clicks} (time, id, link_id, is_bot, visitor, ${names}, rule)
      SELECT time, id, link_id, is_bot, visitor, ${names}, rule
      FROM jsonb_to_recordset(${clickRows(given)}::jsonb) AS given(
        time timestamptz, id uuid, link_id bigint, is_bot boolean, visitor text, ${columnsOf("text")}, rule text
      )
      ORDER BY time, id
      ON CONFLICT (time, id) DO NOTHING
      RETURNING time, link_id, is_bot, visitor, ${names}, rule
    ),
    listening AS MATERIALIZED (
      SELECT id, tag, era FROM ${webhooks} WHERE state = 'on' AND 'link.visited' = ANY (events) FOR KEY SHARE
    ),
    heard AS MATERIALIZED (
      SELECT webhook.id AS webhook_id, webhook.era, added.*, link.slug, link.domain,
        (row_number() OVER (PARTITION BY webhook.id ORDER BY added.time, added.link_id) - 1) / ${MAX_TOLD} AS batch
      FROM listening AS webhook CROSS JOIN added CROSS JOIN LATERAL (
        SELECT slug, domain, tags FROM ${links} WHERE id = added.link_id
        UNION ALL
        SELECT slug, row->>'domain', ARRAY(SELECT jsonb_array_elements_text(row->'tags'))
        FROM ${deletedLinks} WHERE id = added.link_id
      ) AS link
      WHERE webhook.tag IS NULL OR webhook.tag = ANY (link.tags)
    ),
    told AS (
      INSERT INTO ${webhookDeliveries} (id, webhook_id, type, time, link_ids, payload, next_attempt_at, era)
      SELECT gen_random_uuid(), webhook_id, 'link.visited', date_trunc('milliseconds', now()), array_agg(DISTINCT link_id),
        jsonb_build_object('visits', jsonb_agg(jsonb_build_object(
          'link_id', link_id::text, 'slug', slug, 'domain', domain,
          'time', time, 'is_bot', is_bot, 'rule', rule, ${toldDimensions}
        ) ORDER BY time, link_id)), date_trunc('milliseconds', now()), era
      FROM heard GROUP BY webhook_id, era, batch ORDER BY webhook_id, batch
    ),
    counted AS MATERIALIZED (
      SELECT sum.link_id, added.link_id AS own_link_id, added.time, (added.time AT TIME ZONE 'UTC')::date AS day,
        added.is_bot, added.visitor, ${names}, rule
      FROM added CROSS JOIN LATERAL (VALUES (added.link_id), ((SELECT id FROM part))) AS sum(link_id)
    ),
    totals AS (
      INSERT INTO ${clickTotals} AS total (link_id, time, visits, bots)
      SELECT link_id, date_bin('15 minutes', time, 'epoch'), ${visitsAndBots}
      FROM counted
      GROUP BY 1, 2
      ORDER BY 1, 2
      ON CONFLICT (link_id, time) DO UPDATE SET visits = total.visits + excluded.visits, bots = total.bots + excluded.bots
      RETURNING link_id
    ),
    named AS MATERIALIZED (
      SELECT link_id, day, dimension, coalesce(name, '') AS name, ${visitsAndBots}
      FROM counted CROSS JOIN LATERAL (VALUES ${dimensions}, ('link', own_link_id::text)) AS value(dimension, name)
      WHERE dimension <> 'link' OR link_id <= ${allLinks}
      GROUP BY 1, 2, 3, 4
      UNION ALL
      SELECT link_id, day, '${sql.raw(RULE)}', rule, ${visitsAndBots}
      FROM counted WHERE rule IS NOT NULL AND link_id > ${allLinks}
      GROUP BY 1, 2, 4
    ),
    unseen AS MATERIALIZED (
      SELECT link_id, day, dimension, name, visits + bots AS requests,
        CASE WHEN link_id <= ${allLinks} THEN of_all_links ELSE of_link END AS bound
      FROM named JOIN (VALUES ${bounds}) AS bound(dimension, of_link, of_all_links) USING (dimension)
      WHERE name NOT IN ('', '${sql.raw(OTHER_NAMES)}') AND (
        SELECT true FROM ${clickDimensions} AS kept
        WHERE kept.link_id = named.link_id AND kept.day = named.day AND kept.dimension = named.dimension
          AND kept.name = named.name
      ) IS NULL
    ),
    beyond AS MATERIALIZED (
      SELECT found.* FROM (
        SELECT array_agg(link_id) AS links, array_agg(day) AS days, array_agg(dimension) AS dimensions,
          array_agg(name) AS names, array_agg(requests) AS requests, array_agg(bound) AS bounds
        FROM unseen WHERE ${isDone("totals")}
      ) AS given, click_names_beyond(links, days, dimensions, names, requests, bounds) AS found
      WHERE links IS NOT NULL
    ),
    dimensions AS (
      INSERT INTO ${clickDimensions} AS total (link_id, day, dimension, name, visits, bots)
      SELECT link_id, day, dimension, CASE WHEN is_beyond THEN '${sql.raw(OTHER_NAMES)}' ELSE name END,
        sum(visits), sum(bots)
      FROM named LEFT JOIN (SELECT *, true AS is_beyond FROM beyond) AS beyond USING (link_id, day, dimension, name)
      WHERE ${isDone("totals")} AND ${isDone("beyond")}
      GROUP BY 1, 2, 3, 4
      ORDER BY 1, 2, 3, 4
      ON CONFLICT (link_id, day, dimension, name)
        DO UPDATE SET visits = total.visits + excluded.visits, bots = total.bots + excluded.bots
      RETURNING link_id
    ),
    seen AS MATERIALIZED (
      SELECT greatest(link_id, ${allLinks}) AS link_id, link_id AS sum_id, day, visitor, bool_and(is_bot) AS is_bot
      FROM counted WHERE visitor IS NOT NULL GROUP BY 1, 2, 3, 4
    ),
    visitors AS (
      INSERT INTO ${clickVisitors} (link_id, day, visitor)
      SELECT link_id, day, visitor FROM seen
      WHERE ${isDone("dimensions")}
      ORDER BY 1, 2, 3
      ON CONFLICT (link_id, day, visitor) DO NOTHING
      RETURNING link_id, day, visitor
    ),
    days AS (
      INSERT INTO ${clickDays} AS total (link_id, day, visitors, bot_visitors)
      SELECT sum_id, day, ${visitsAndBots}
      FROM visitors JOIN seen USING (link_id, day, visitor)
      GROUP BY 1, 2
      ORDER BY 1, 2
      ON CONFLICT (link_id, day)
        DO UPDATE SET visitors = total.visitors + excluded.visitors, bot_visitors = total.bot_visitors + excluded.bot_visitors
    )
    SELECT count(*) AS new FROM added`;
}

/** Visits in an event. */
const MAX_TOLD = 100;
const toldDimensions = sql.raw(
  DIMENSIONS.filter((name) => !name.startsWith("utm_"))
    .map((name) => `'${name}', ${name}`)
    .join(", "),
);

const visitsAndBots = sql`count(*) FILTER (WHERE NOT is_bot) AS visits, count(*) FILTER (WHERE is_bot) AS bots`;

/** True, and known only when all of the part has been written. */
function isDone(part: "totals" | "beyond" | "dimensions"): SQL {
  return sql`(SELECT count(*) FROM ${sql.raw(part)}) >= 0`;
}

/** Link ids as text: a number in JSON is right up to 2^53 alone. */
function clickRows(given: readonly Click[]): string {
  return JSON.stringify(
    given.map(({ id, linkId, time, isBot, visitor, dimensions, rule }) => ({
      ...{ time: timestamp(time), id, link_id: linkId.toString(), is_bot: isBot, visitor },
      ...dimensions,
      ...(rule === undefined ? {} : { rule: rule ?? "" }),
    })),
  );
}

/** The weeks of these days, where they are missing. Must not be part of the statement that needs them. @param days `YYYY-MM-DD`. */
export function addPartitions(days: readonly string[]): SQL {
  return sql`
    SELECT add_click_partitions(day::date, day::date)
    FROM jsonb_array_elements_text(${JSON.stringify(days)}::jsonb) AS day`;
}

/**
 * Adds to how often names were asked for. Of those that the day does not have yet, the most wanted, up to `maxNames` in
 * all, however many such statements there are at once.
 */
export function addUnknownNames(day: string, requests: ReadonlyMap<string, number>, maxNames: number): SQL {
  const given = JSON.stringify(Array.from(requests, ([slug, count]) => ({ slug, requests: count })));
  return sql`
    WITH given AS MATERIALIZED (SELECT * FROM jsonb_to_recordset(${given}::jsonb) AS given(slug text, requests bigint)),
    unseen AS MATERIALIZED (
      SELECT * FROM given
      WHERE (SELECT true FROM ${unknownSlugs} AS kept WHERE kept.day = ${day}::date AND kept.slug = given.slug) IS NULL
    ),
    beyond AS MATERIALIZED (
      SELECT slug FROM (SELECT array_agg(slug) AS slugs, array_agg(requests) AS counts FROM unseen) AS new,
        unknown_names_beyond(${day}::date, slugs, counts, ${maxNames}) AS slug
      WHERE slugs IS NOT NULL
    )
    INSERT INTO ${unknownSlugs} AS kept (day, slug, requests)
    SELECT ${day}::date, slug, requests FROM given
    WHERE slug NOT IN (SELECT slug FROM beyond)
    ORDER BY slug
    ON CONFLICT (day, slug) DO UPDATE SET requests = kept.requests + excluded.requests`;
}

import { type SQL, sql } from "drizzle-orm";
import { links } from "../../links/stores/link-table.ts";
import { ownersOf } from "../../links/stores/owners-of-link-table.ts";
import type { LinkId } from "../../names/link-id.ts";
import { meta } from "../../names/stores/meta-table.ts";
import { timestamp } from "../../postgres/timestamp.ts";
import { DIMENSIONS } from "../click.ts";
import { type Choice, type ClickLogQuery, MAX_CHOSEN_LINKS, MAX_NAMES, type ReportQuery } from "../click-reports.ts";
import {
  ALL_LINKS,
  ALL_LINKS_PARTS,
  clickDays,
  clickDimensions,
  clicks,
  clickTotals,
  unknownSlugs,
} from "./click-tables.ts";

/**
 * The statements that statistics are read with: one for each answer, so that its parts are of one moment. Every
 * part reads a stretch of a roll-up's primary key, which begins with the link.
 */

/** What a report is read of: a link, or all parts of the sums over all links. As an array of PostgreSQL. */
const ofAllLinks = `{${Array.from({ length: ALL_LINKS_PARTS }, (_, part) => ALL_LINKS - part).join(",")}}`;

/** One row, whose columns are arrays in JSON. */
export function reportOfLink(id: LinkId, query: ReportQuery): SQL {
  return sql`WITH ${partsOf(`{${id}}`, query)} SELECT ${REPORT_COLUMNS}`;
}

/** As {@link reportOfLink}; and the fingerprint, since links are shown by names that may be codes (P9). */
export function reportOfAll(query: ReportQuery): SQL {
  const { first, last } = query.days;
  // Only names under `link` are ids. SQL does not promise the order of conditions, so a CASE guards the cast.
  const id = sql`CASE WHEN dimension = 'link' THEN name::bigint END`;
  return sql`
    WITH ${partsOf(ofAllLinks, query)},
    most_visited AS (SELECT ${id} AS id, visits, place FROM most WHERE dimension = 'link'),
    unknown AS (
      SELECT slug, sum(requests)::bigint AS requests FROM ${unknownSlugs}
      WHERE day BETWEEN ${first}::date AND ${last}::date
      GROUP BY slug ORDER BY requests DESC, slug COLLATE "C" LIMIT ${MAX_NAMES}
    )
    SELECT ${REPORT_COLUMNS},
      (SELECT key_fingerprint FROM ${meta} WHERE is_only_row) AS key_fingerprint,
      (
        SELECT json_agg(json_build_array(link.id::text, link.slug, link.domain, visits) ORDER BY place)
        FROM most_visited LEFT JOIN ${links} AS link ON link.id = most_visited.id
      )::text AS links,
      (SELECT json_agg(json_build_array(slug, requests) ORDER BY requests DESC, slug COLLATE "C") FROM unknown)::text AS unknown`;
}

/** Among so many of the newest links those of a tag are looked for, before its index is asked: see `list-statements.ts`. */
const LOOKED_AT_FOR_TAG = 10_000;

/** One more than is counted, to know whether there are more. */
const MOST_CHOSEN = MAX_CHOSEN_LINKS + 1;
const NEWEST_FIRST = sql`ORDER BY created_at DESC, id DESC`;

/** Behind an AND, where the domain is given: null for the default one. */
function alsoOn(domain: Choice["domain"]): SQL {
  if (domain === undefined) return sql``;
  return domain === null ? sql`AND domain IS NULL` : sql`AND domain = ${domain}::text`;
}

/**
 * CTEs that end with `chosen`: the ids of the newest links that have the tag, and the maker and the domain where those are given.
 *
 * `newest` has enough where a tag is common; where it is not, `others` reads the few that have it by links_tags_index.
 */
function chosenByTag(tag: string, { createdBy, domain }: Choice): SQL {
  const isOfMaker = createdBy === null ? sql`` : sql`AND created_by = ANY (${ownersOf(createdBy)})`;
  const isChosen = sql`tags @> ARRAY[${tag}] ${isOfMaker} ${alsoOn(domain)}`;
  const isEnough = sql`(SELECT count(*) FROM newest) >= ${MOST_CHOSEN}`;
  return sql`newest AS MATERIALIZED (
      SELECT id, created_at FROM (
        SELECT id, created_at, created_by, tags, domain FROM ${links} ${NEWEST_FIRST} LIMIT ${LOOKED_AT_FOR_TAG}
      ) AS ${links}
      WHERE ${isChosen} ${NEWEST_FIRST} LIMIT ${MOST_CHOSEN}
    ),
    others AS MATERIALIZED (SELECT id, created_at FROM ${links} WHERE ${isChosen} AND NOT ${isEnough}),
    chosen AS MATERIALIZED (
      SELECT id FROM newest WHERE ${isEnough}
      UNION ALL
      SELECT id FROM (SELECT id FROM others ${NEWEST_FIRST} LIMIT ${MOST_CHOSEN}) AS rare
    )`;
}

/** The same of a maker alone: of each owner that the name can mean a page of links_created_by_index, as lists have it. */
function chosenByMaker(createdBy: string, domain: Choice["domain"]): SQL {
  return sql`chosen AS MATERIALIZED (
      SELECT own.id FROM (SELECT DISTINCT owner FROM unnest(${ownersOf(createdBy)}) AS owner) AS maker CROSS JOIN LATERAL (
        SELECT id, created_at FROM ${links}
        WHERE created_by >= maker.owner AND (created_by, created_at, id) < (maker.owner, 'infinity'::timestamptz, 0) ${alsoOn(domain)}
        ORDER BY created_by DESC, created_at DESC, id DESC LIMIT ${MOST_CHOSEN}
      ) AS own
      ORDER BY own.created_at DESC, own.id DESC LIMIT ${MOST_CHOSEN}
    )`;
}

/**
 * The same of a domain, in the order of all links; of a second one by links_domain_index, also where a maker is given: somebody who
 * made most links may have made few there.
 */
function chosenByDomain({ createdBy, domain }: Choice): SQL {
  const isOfMaker = createdBy === null ? sql`` : sql`AND created_by = ANY (${ownersOf(createdBy)})`;
  return sql`chosen AS MATERIALIZED (
      SELECT id FROM ${links} WHERE true ${alsoOn(domain)} ${isOfMaker} ${NEWEST_FIRST} LIMIT ${MOST_CHOSEN}
    )`;
}

function chosenBy(choice: Choice): SQL {
  const { tag, createdBy, domain } = choice;
  if (tag !== null) return chosenByTag(tag, choice);
  const isElsewhere = domain !== undefined && domain !== null;
  return createdBy === null || isElsewhere ? chosenByDomain(choice) : chosenByMaker(createdBy, domain);
}

/** As {@link reportOfAll}, of the newest links that are chosen. Names without a link have no tag, and nobody made them. */
export function reportOfChosen(choice: Choice, query: ReportQuery): SQL {
  const { first, last } = query.days;
  const visits = query.withBots ? sql`sum(visits + bots)` : sql`sum(visits)`;
  return sql`
    WITH ${chosenBy(choice)},
    counted AS MATERIALIZED (SELECT id FROM chosen LIMIT ${MAX_CHOSEN_LINKS}),
    ${partsOf(sql`ARRAY(SELECT id FROM counted)`, query)},
    most_visited AS (
      SELECT link_id AS id, ${visits}::bigint AS visits FROM ${clickDimensions}
      WHERE link_id = ANY (ARRAY(SELECT id FROM counted)::bigint[])
        AND day BETWEEN ${first}::date AND ${last}::date AND dimension = 'device'
      GROUP BY link_id HAVING ${visits} > 0 ORDER BY 2 DESC, 1 LIMIT ${MAX_NAMES}
    )
    SELECT ${REPORT_COLUMNS}, (SELECT count(*) FROM chosen)::integer AS chosen,
      (SELECT key_fingerprint FROM ${meta} WHERE is_only_row) AS key_fingerprint,
      (
        SELECT json_agg(json_build_array(link.id::text, link.slug, link.domain, visits) ORDER BY visits DESC, link.id)
        FROM most_visited JOIN ${links} AS link ON link.id = most_visited.id
      )::text AS links,
      NULL::text AS unknown`;
}

/** Each is null where there is nothing. */
const REPORT_COLUMNS = sql`
  (SELECT json_agg(json_build_array(bucket, visits, bots)) FROM totals)::text AS totals,
  (SELECT json_agg(json_build_array(day, visitors) ORDER BY day) FROM days)::text AS days,
  (SELECT json_agg(json_build_array(dimension, name, visits) ORDER BY dimension, place) FROM most
    WHERE dimension <> 'link')::text AS names`;

/**
 * - `totals` are told which bucket they are in by its start and not by the database's time zones, which may be of
 *   another year than the Worker's.
 * - `most` has the first so many names of each dimension. The planner can't know that there are few dimensions.
 */
function partsOf(linkIds: SQL | string, { starts, from, to, days, withBots }: ReportQuery): SQL {
  const startTexts = `{${starts.map((start) => `"${timestamp(start)}"`).join(",")}}`;
  const isOfThem = sql`link_id = ANY (${linkIds}::bigint[])`;
  const isInDays = sql`${isOfThem} AND day BETWEEN ${days.first}::date AND ${days.last}::date`;
  const visits = withBots ? sql`sum(visits + bots)` : sql`sum(visits)`;
  return sql`
    totals AS (
      SELECT width_bucket(time, ${startTexts}::timestamptz[]) - 1 AS bucket,
        sum(visits)::bigint AS visits, sum(bots)::bigint AS bots
      FROM ${clickTotals}
      WHERE ${isOfThem} AND time >= ${timestamp(from)}::timestamptz AND time < ${timestamp(to)}::timestamptz
      GROUP BY 1
    ),
    days AS (
      SELECT day, sum(${withBots ? sql`visitors + bot_visitors` : sql`visitors`})::bigint AS visitors
      FROM ${clickDays} WHERE ${isInDays} GROUP BY day
    ),
    most AS (
      SELECT dimension, name, visits, place FROM (
        SELECT dimension, name, ${visits}::bigint AS visits,
          row_number() OVER (PARTITION BY dimension ORDER BY ${visits} DESC, name COLLATE "C") AS place
        FROM ${clickDimensions} WHERE ${isInDays}
        GROUP BY dimension, name HAVING ${visits} > 0
      ) AS ranked
      WHERE place <= ${MAX_NAMES}
    )`;
}

/**
 * People's visits of links by UTC day: one row, an array in JSON, without days of none.
 *
 * Each link and day is one look by the primary key at a handful of rows: every visit has one device, so the devices' sums
 * are the day's. Quarters of an hour would be up to 96 rows.
 */
export function visitsOfLinks(ids: readonly LinkId[], { first, last }: ReportQuery["days"]): SQL {
  const given = JSON.stringify(ids.map(String));
  return sql`
    SELECT json_agg(json_build_array(link_id, day, visits))::text AS visits
    FROM jsonb_array_elements_text(${given}::jsonb) AS link(link_id)
    CROSS JOIN generate_series(0, ${last}::date - ${first}::date) AS place
    CROSS JOIN LATERAL (SELECT ${first}::date + place AS day) AS of
    CROSS JOIN LATERAL (
      SELECT sum(visits)::bigint AS visits FROM ${clickDimensions} AS counted
      WHERE counted.link_id = link.link_id::bigint AND counted.day = of.day AND dimension = 'device'
    ) AS sum
    WHERE visits > 0`;
}

/** The newest visits of a link, by clicks_link_id_index, which is in their order. */
export function listClicks({ linkId, limit, after, from, to }: ClickLogQuery): SQL {
  const conditions = [sql`link_id = ${linkId.toString()}`];
  if (after !== null) conditions.push(sql`(time, id) < (${timestamp(after.time)}::timestamptz, ${after.id}::uuid)`);
  // Without this, Postgres would look into every partition of the log, although the page is in one.
  if (after !== null) conditions.push(sql`time <= ${timestamp(after.time)}::timestamptz`);
  if (from !== null) conditions.push(sql`time >= ${timestamp(from)}::timestamptz`);
  if (to !== null) conditions.push(sql`time < ${timestamp(to)}::timestamptz`);
  return sql`
    SELECT id, time, is_bot, ${sql.raw(DIMENSIONS.join(", "))}, rule
    FROM ${clicks} WHERE ${sql.join(conditions, sql` AND `)}
    ORDER BY time DESC, id DESC LIMIT ${limit}`;
}

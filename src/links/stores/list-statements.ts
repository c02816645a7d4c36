import { type SQL, sql } from "drizzle-orm";
import { linkChecks } from "../../checks/stores/check-tables.ts";
import { meta } from "../../names/stores/meta-table.ts";
import { timestamp } from "../../postgres/timestamp.ts";
import type { LinkQuery, LinkSearch } from "../listing/link-list.ts";
import { COLUMNS, creatorName, isNamed, isReadable } from "./find-in-link-table.ts";
import { links, SEARCHED_APART, wordsOf } from "./link-table.ts";
import { ownersOf } from "./owners-of-link-table.ts";

/**
 * The links of a list, newest first, each with the fingerprint beside it: under another key they would be
 * shown with codes that are not theirs (P9). One row without a link where there are none.
 */
export function listLinks(query: LinkQuery): SQL {
  const { listed, withParts } = listingOf(query);
  return sql`
    ${withParts}
    SELECT meta.key_fingerprint, link.*, ${creatorName("link")}
    FROM (SELECT 1) AS one
    LEFT JOIN ${meta} AS meta ON meta.is_only_row
    LEFT JOIN (${listed}) AS link ON true
    ORDER BY link.created_at DESC, link.id DESC`;
}

interface Listing {
  readonly withParts: SQL;
  readonly listed: SQL;
}

const NEWEST_FIRST = sql`ORDER BY created_at DESC, id DESC`;

/**
 * - Most links are switched on and have not expired: a list of those is the list of all, with some left out.
 * - Those of one maker, and those that are switched off, have an index in the order of the list.
 * - All else is in no such order: see `matchingLinks`.
 */
function listingOf(query: LinkQuery): Listing {
  const { tag, search, enabled, expired, createdBy, broken } = query;
  const isSearch = tag !== null || search !== null;
  const rareFilters = [enabled === false, expired === true, createdBy !== null].filter(Boolean).length;
  if (isSearch || rareFilters > 1 || expired === true || broken === true) return matchingLinks(query);
  // A second domain has an index of its own: somebody who made most links may have made few there.
  const isElsewhere = query.domain !== undefined && query.domain !== null;
  return createdBy === null || isElsewhere ? linksInOrder(query) : linksOfMaker(query, createdBy);
}

/** By links_created_at_index, of a second domain by links_domain_index, or of those that are switched off by links_disabled_index. */
function linksInOrder(query: LinkQuery): Listing {
  const { limit, after } = query;
  const listed = sql`
    SELECT ${COLUMNS} FROM ${links} WHERE ${isBehind(after)} ${alsoFiltered(query)} ${NEWEST_FIRST} LIMIT ${limit}`;
  return { withParts: sql``, listed };
}

/**
 * Of each owner that the name can mean a page by links_created_by_index, and of these pages the first.
 *
 * The owner is compared within a row and not by `=`, so that no other index has the order: PostgreSQL knows no owner when
 * it plans, takes each for as busy as the average, and walked through all links for one who had made none lately.
 */
function linksOfMaker(query: LinkQuery, createdBy: string): Listing {
  const { limit, after } = query;
  const end =
    after === null
      ? sql`'infinity'::timestamptz, 0`
      : sql`${timestamp(after.createdAt)}::timestamptz, ${after.id.toString()}::bigint`;
  const listed = sql`
    SELECT own.* FROM (SELECT DISTINCT owner FROM unnest(${ownersOf(createdBy)}) AS owner) AS maker CROSS JOIN LATERAL (
      SELECT ${COLUMNS} FROM ${links}
      WHERE created_by >= maker.owner AND (created_by, created_at, id) < (maker.owner, ${end})
        AND ${isReadable} ${alsoFiltered({ ...query, createdBy: null })}
      ORDER BY created_by DESC, created_at DESC, id DESC LIMIT ${limit}
    ) AS own
    ${NEWEST_FIRST} LIMIT ${limit}`;
  return { withParts: sql``, listed };
}

/** The conditions of the filters, each behind an AND. */
function alsoFiltered(query: Pick<LinkQuery, "enabled" | "expired" | "createdBy" | "broken" | "domain">): SQL {
  const { enabled, expired, createdBy, broken, domain } = query;
  const conditions: SQL[] = [];
  if (enabled !== null) conditions.push(enabled ? sql`enabled` : sql`NOT enabled`);
  if (expired === true) conditions.push(sql`expires_at <= now()`);
  if (expired === false) conditions.push(sql`(expires_at IS NULL OR expires_at > now())`);
  if (domain !== undefined) conditions.push(domain === null ? sql`domain IS NULL` : sql`domain = ${domain}::text`);
  if (createdBy !== null) conditions.push(sql`created_by = ANY (${ownersOf(createdBy)})`);
  if (broken !== null) {
    // Broken ones are few, and have an index of their own. One whose destination was changed since is broken no more.
    const isBroken = sql`EXISTS (
      SELECT FROM ${linkChecks} AS checked
      WHERE checked.link_id = ${links}.id AND checked.is_broken AND checked.url = ${links}.url)`;
    conditions.push(broken ? isBroken : sql`NOT ${isBroken}`);
  }
  return sql.join(
    conditions.map((condition) => sql` AND ${condition}`),
    sql``,
  );
}

/** One link in so many is common enough to be found among the newest. */
const LOOKED_AT_PER_LINK = 40;

/**
 * What is common is found by looking at the newest links, what is rare by its index. PostgreSQL can't
 * tell which: of a tag that its sample did not meet it assumes one link in 200, and of a word and a tag
 * together that they have nothing to do with each other. Left to itself it read a million links in order,
 * for half a second by a tag of 50 of them, and for two by that tag and a word (`npm run bench:lists`).
 *
 * - `newest` has enough where at least one in 40 matches, and costs its bounded look where not.
 * - `others` is not run at all in the first case. It has no order and no limit, else PostgreSQL would walk
 *   through links_created_at_index after all.
 */
function matchingLinks(query: LinkQuery): Listing {
  const { limit, after, tag, search } = query;
  const conditions: SQL[] = [sql`true`];
  if (tag !== null) conditions.push(sql`tags @> ARRAY[${tag}]`);
  if (search !== null) conditions.push(matches(search));
  const isMatch = sql`${sql.join(conditions, sql` AND `)} ${alsoFiltered(query)}`;
  const isEnough = sql`(SELECT count(*) FROM newest) >= ${limit}`;
  return {
    withParts: sql`
    WITH newest AS MATERIALIZED (
      SELECT ${COLUMNS} FROM (
        SELECT ${COLUMNS}, words FROM ${links} WHERE ${isBehind(after)} ${NEWEST_FIRST} LIMIT ${LOOKED_AT_PER_LINK * limit}
      ) AS ${links}
      WHERE ${isMatch} ${NEWEST_FIRST} LIMIT ${limit}
    ),
    others AS MATERIALIZED (
      SELECT id, created_at FROM ${links} WHERE ${isMatch} AND ${isBehind(after)} AND NOT ${isEnough}
    )`,
    listed: sql`
      SELECT ${COLUMNS} FROM newest WHERE ${isEnough}
      UNION ALL
      SELECT ${COLUMNS} FROM ${links} WHERE id IN (SELECT id FROM others ${NEWEST_FIRST} LIMIT ${limit})`,
  };
}

/** Also leaves out what this release can't show: here, so that pages stay full and the last one is the last. */
function isBehind(place: LinkQuery["after"]): SQL {
  if (place === null) return isReadable;
  return sql`${isReadable} AND (created_at, id) < (${timestamp(place.createdAt)}, ${place.id.toString()})`;
}

/**
 * The words are taken apart just as the column `words` takes those of links apart, and every one is a
 * beginning (`:*`). Null, and so no match, where there are none.
 */
function matches({ names, words: asked }: LinkSearch): SQL {
  const spaced = sql`NULLIF(trim(regexp_replace(${asked}::text, '[^[:alnum:]]+', ' ', 'g')), '')`;
  const joinedBy = (operator: "&" | "|") =>
    sql`to_tsquery('simple'::regconfig, replace(${spaced}, ' ', ${`:* ${operator} `}) || ':*')`;
  const apart = SEARCHED_APART.map(({ column }) => ({ column: sql.raw(column), own: wordsOf(sql.raw(column)) }));
  // Some words may be in such a field, and the others elsewhere. The field's index finds the link by a word that is in
  // it.
  const inFields = apart.map(({ column, own }) => {
    const rest = apart.filter((other) => other.own !== own).map((other) => sql` || coalesce(${other.own}, '')`);
    const all = sql`words || ${own}${sql.join(rest)}`;
    return sql`(${column} IS NOT NULL AND ${own} @@ ${joinedBy("|")} AND (${all}) @@ ${joinedBy("&")})`;
  });
  const alternatives = [...names.map((name) => sql`(${isNamed(name)})`), sql`words @@ ${joinedBy("&")}`, ...inFields];
  return sql`(${sql.join(alternatives, sql` OR `)})`;
}

import { type SQL, sql } from "drizzle-orm";
import { meta } from "../../names/stores/meta-table.ts";
import { timestamp } from "../../postgres/timestamp.ts";
import type { LinkQuery, LinkSearch } from "../link-list.ts";
import { COLUMNS, isNamed, isReadable } from "./find-in-link-table.ts";
import { links, SEARCHED_APART, wordsOf } from "./link-table.ts";

/**
 * The links of a list, newest first, each with the fingerprint beside it: under another key they would be
 * shown with codes that are not theirs (P9). One row without a link where there are none.
 */
export function listLinks(query: LinkQuery): SQL {
  const { listed, withParts } = query.tag === null && query.search === null ? allLinks(query) : matchingLinks(query);
  return sql`
    ${withParts}
    SELECT meta.key_fingerprint, link.*
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

function allLinks({ limit, after }: LinkQuery): Listing {
  const listed = sql`SELECT ${COLUMNS} FROM ${links} WHERE ${isBehind(after)} ${NEWEST_FIRST} LIMIT ${limit}`;
  return { withParts: sql``, listed };
}

/** One link in so many is common enough to be found among the newest. */
const LOOKED_AT_PER_LINK = 40;

/**
 * What is common is found by looking at the newest links, what is rare by its GIN index. PostgreSQL can't
 * tell which: of a tag that its sample did not meet it assumes one link in 200, and of a word and a tag
 * together that they have nothing to do with each other. Left to itself it read a million links in order,
 * for half a second by a tag of 50 of them, and for two by that tag and a word (`npm run bench:lists`).
 *
 * - `newest` has enough where at least one in 40 matches, and costs its bounded look where not.
 * - `others` is not run at all in the first case. It has no order and no limit, else PostgreSQL would walk
 *   through links_created_at_index after all.
 */
function matchingLinks({ limit, after, tag, search }: LinkQuery): Listing {
  const conditions: SQL[] = [];
  if (tag !== null) conditions.push(sql`tags @> ARRAY[${tag}]`);
  if (search !== null) conditions.push(matches(search));
  const isMatch = sql.join(conditions, sql` AND `);
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
  // Some words may be in such a field and the others not. By one that is in it, its index finds the link.
  const inFields = apart.map(({ column, own }) => {
    const rest = apart.filter((other) => other.own !== own).map((other) => sql` || coalesce(${other.own}, '')`);
    const all = sql`words || ${own}${sql.join(rest)}`;
    return sql`(${column} IS NOT NULL AND ${own} @@ ${joinedBy("|")} AND (${all}) @@ ${joinedBy("&")})`;
  });
  const alternatives = [...names.map((name) => sql`(${isNamed(name)})`), sql`words @@ ${joinedBy("&")}`, ...inFields];
  return sql`(${sql.join(alternatives, sql` OR `)})`;
}

import { type SQL, sql } from "drizzle-orm";
import { KNOWN_READER } from "../../links/link.ts";
import { DELETED_DOMAIN, deletedLinks } from "../../links/stores/deleted-link-table.ts";
import { isNamed } from "../../links/stores/find-in-link-table.ts";
import { apiKeys, links } from "../../links/stores/link-table.ts";
import type { IssuedName } from "../../names/link-name.ts";
import { meta } from "../../names/stores/meta-table.ts";
import { timestamp } from "../../postgres/timestamp.ts";
import type { HistoryQuery } from "../history-store.ts";
import { FORGOTTEN_SLUG, linkEvents } from "./history-table.ts";

const isCodeElsewhere = sql`(event.slug IS NULL AND gone.domain IS NOT NULL)`;

/** How long a deleted link can be restored, and its events keep their values. */
const RESTORABLE = sql`interval '30 days'`;

/** At least one row, with the fingerprint and whether there `is_link`; an event of it is null where there is none. */
export function findHistoryOfLink(names: readonly IssuedName[], { limit, before }: HistoryQuery): SQL {
  return sql`
    WITH ${namedLink(names)}
    SELECT meta.key_fingerprint, named.id IS NOT NULL AS is_link, event.*
    FROM (SELECT 1) AS one
    LEFT JOIN ${meta} AS meta ON meta.is_only_row
    LEFT JOIN named ON true
    LEFT JOIN LATERAL (
      SELECT ${COLUMNS} FROM ${linkEvents} AS event
      WHERE link_id = named.id AND ${isReadable(before)} ORDER BY id DESC LIMIT ${limit}
    ) AS event ON true
    ORDER BY event.id DESC`;
}

/** At least one row, as above. */
export function findHistory({ limit, before }: HistoryQuery): SQL {
  return sql`
    SELECT meta.key_fingerprint, event.*
    FROM (SELECT 1) AS one
    LEFT JOIN ${meta} AS meta ON meta.is_only_row
    LEFT JOIN (
      SELECT ${COLUMNS} FROM ${linkEvents} AS event WHERE ${isReadable(before)} ORDER BY id DESC LIMIT ${limit}
    ) AS event ON true
    ORDER BY event.id DESC`;
}

/**
 * One row: the fingerprint, and whether there `is_link`. Under a wrong key nothing changes. The function waits for events that are
 * being handed over, and empties what came of them.
 */
export function forgetValues(names: readonly IssuedName[], fingerprint: string): SQL {
  return sql`
    WITH ${namedLink(names)}
    SELECT meta.key_fingerprint, named.id IS NOT NULL AS is_link,
      CASE WHEN named.id IS NOT NULL AND meta.key_fingerprint = ${fingerprint} THEN forget_link_history(named.id) END AS forgotten
    FROM (SELECT 1) AS one
    LEFT JOIN ${meta} AS meta ON meta.is_only_row
    LEFT JOIN named ON true`;
}

/**
 * One row: how many links were forgotten. Their events lose what they say, and stay. A code of a second domain goes too: nothing
 * else knows the domain that it opened on, and on another one it is no name of the link. A slug says its domain itself.
 */
export function forgetDeleted(limit: number): SQL {
  return sql`
    WITH gone AS (
      DELETE FROM ${deletedLinks} WHERE id IN (
        SELECT id FROM ${deletedLinks} WHERE deleted_at <= now() - ${RESTORABLE}
        ORDER BY deleted_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
      )
      RETURNING id, ${DELETED_DOMAIN} AS domain
    ),
    forgotten AS (
      UPDATE ${linkEvents} AS event
      SET changes = '{}', slug = CASE WHEN ${isCodeElsewhere} THEN ${FORGOTTEN_SLUG} ELSE event.slug END
      FROM gone WHERE event.link_id = gone.id AND (event.changes <> '{}' OR ${isCodeElsewhere})
    )
    SELECT count(*)::integer AS count FROM gone`;
}

/**
 * One row: how many events were dropped. From the lowest id up, by the primary key: ids are as good as in the order of time, so
 * that no index of times is needed, which each change would have to pay for.
 */
export function dropBefore(time: number, limit: number): SQL {
  return sql`
    WITH dropped AS (
      DELETE FROM ${linkEvents}
      WHERE id IN (SELECT id FROM ${linkEvents} ORDER BY id LIMIT ${limit}) AND time < ${timestamp(time)}::timestamptz
      RETURNING id
    )
    SELECT count(*)::integer AS count FROM dropped`;
}

/**
 * The columns of an event, with the name of the key that did it, by the primary key of the few keys there are; and the domain of
 * a link with a code, which its events do not have: a link never moves to another.
 */
const COLUMNS = sql`id, time, type, link_id, slug, actor, changes,
  (SELECT name FROM ${apiKeys} WHERE ${apiKeys.id} = substr(event.actor, 5) AND event.actor LIKE 'key:%') AS actor_name,
  CASE WHEN slug IS NULL THEN coalesce(
    (SELECT domain FROM ${links} AS link WHERE link.id = event.link_id),
    (SELECT ${DELETED_DOMAIN} FROM ${deletedLinks} AS gone WHERE gone.id = event.link_id)
  ) END AS domain`;

/** What a release does not know it must not tell. */
function isReadable(before: HistoryQuery["before"]): SQL {
  const known = sql.raw(`reader <= ${KNOWN_READER}`);
  return before === null ? known : sql`${known} AND id < ${before.toString()}::bigint`;
}

/** A CTE `named`: the link that has the first of the names that one has, else the one that had it last, if any. */
function namedLink(names: readonly IssuedName[]): SQL {
  const candidates = names.flatMap((name, place) => [
    sql`SELECT id, ${place}::integer AS place, NULL::timestamptz AS deleted_at FROM ${links} WHERE ${isNamed(name)}`,
    sql`SELECT id, ${names.length + place}::integer, deleted_at FROM ${deletedLinks}
      WHERE ${isNamed(name, DELETED_DOMAIN)} AND deleted_at > now() - ${RESTORABLE}`,
  ]);
  return sql`named AS MATERIALIZED (
    SELECT id FROM (${sql.join(candidates, sql` UNION ALL `)}) AS candidates ORDER BY place, deleted_at DESC, id DESC LIMIT 1
  )`;
}

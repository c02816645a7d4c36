import { type SQL, sql } from "drizzle-orm";
import { KNOWN_READER } from "../../links/link.ts";
import { deletedLinks } from "../../links/stores/deleted-link-table.ts";
import { isNamed } from "../../links/stores/find-in-link-table.ts";
import { apiKeys, links } from "../../links/stores/link-table.ts";
import type { IssuedName } from "../../names/link-name.ts";
import { meta } from "../../names/stores/meta-table.ts";
import { timestamp } from "../../postgres/timestamp.ts";
import type { HistoryQuery } from "../history-store.ts";
import { linkEvents } from "./history-table.ts";

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

/** One row: the fingerprint, and whether there `is_link`. Under a wrong key nothing changes. */
export function forgetValues(names: readonly IssuedName[], fingerprint: string): SQL {
  return sql`
    WITH ${namedLink(names)},
    forgotten AS (
      UPDATE ${linkEvents} SET changes = '{}'
      WHERE link_id = (SELECT id FROM named) AND changes <> '{}'
        AND EXISTS (SELECT FROM ${meta} WHERE is_only_row AND key_fingerprint = ${fingerprint})
    )
    SELECT meta.key_fingerprint, EXISTS (SELECT FROM named) AS is_link
    FROM (SELECT 1) AS one LEFT JOIN ${meta} AS meta ON meta.is_only_row`;
}

/** One row: how many links were forgotten. Their events lose what they say, and stay. */
export function forgetDeleted(limit: number): SQL {
  return sql`
    WITH gone AS (
      DELETE FROM ${deletedLinks} WHERE id IN (
        SELECT id FROM ${deletedLinks} WHERE deleted_at <= now() - ${RESTORABLE}
        ORDER BY deleted_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
      )
      RETURNING id
    ),
    forgotten AS (
      UPDATE ${linkEvents} SET changes = '{}' WHERE link_id IN (SELECT id FROM gone) AND changes <> '{}'
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

/** The columns of an event, with the name of the key that did it; by the primary key of the few keys there are. */
const COLUMNS = sql`id, time, type, link_id, slug, actor, changes,
  (SELECT name FROM ${apiKeys} WHERE ${apiKeys.id} = substr(event.actor, 5) AND event.actor LIKE 'key:%') AS actor_name`;

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
      WHERE ${isNamed(name)} AND deleted_at > now() - ${RESTORABLE}`,
  ]);
  return sql`named AS MATERIALIZED (
    SELECT id FROM (${sql.join(candidates, sql` UNION ALL `)}) AS candidates ORDER BY place, deleted_at DESC, id DESC LIMIT 1
  )`;
}

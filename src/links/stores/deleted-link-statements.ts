import { type SQL, sql } from "drizzle-orm";
import { FORGOTTEN_SLUG, linkEvents } from "../../history/stores/history-table.ts";
import type { LinkId } from "../../names/link-id.ts";
import type { IssuedName } from "../../names/link-name.ts";
import { meta } from "../../names/stores/meta-table.ts";
import type { ChangedBy } from "../changes/changed-by.ts";
import { DELETED_DOMAIN, deletedLinks } from "./deleted-link-table.ts";
import { COLUMNS, creatorName, isNamed } from "./find-in-link-table.ts";
import { beginsInTime, isToBeChanged, type LinkChange, withFingerprint } from "./link-statements.ts";
import { links } from "./link-table.ts";
import { saidBy, saidJson } from "./said-change.ts";

/** The statements about deleted links: see `deleted-link-table.ts`. */

/** How long a deleted link can be restored. */
const RESTORABLE = sql`interval '30 days'`;

/**
 * One row: the fingerprint; the link as it was, null if there is none; and whether it `is_admins`. What switched it off
 * is known from its history, as far as that reaches and has its values.
 */
export function findDeletedLink(names: readonly IssuedName[]): SQL {
  return sql`
    WITH ${chosenOf(names)}
    SELECT meta.key_fingerprint, link.*, ${creatorName("link")},
      chosen.by_admin OR (NOT link.enabled AND coalesce((
        SELECT by_admin FROM ${linkEvents} AS event
        WHERE event.link_id = chosen.id AND event.changes ? 'enabled' ORDER BY event.id DESC LIMIT 1
      ), false)) AS is_admins
    FROM (SELECT 1) AS one
    LEFT JOIN ${meta} AS meta ON meta.is_only_row
    LEFT JOIN chosen ON true
    LEFT JOIN LATERAL jsonb_populate_record(NULL::${links}, chosen.row) AS link ON true`;
}

/**
 * One row: the fingerprint; whether it `is_late`; and the link as it is now, null where nothing was brought back. A slug that
 * another link has by now fails the whole statement, with a unique violation.
 *
 * @param sentAt in milliseconds since the epoch.
 */
export function restoreLink(id: LinkId, by: ChangedBy, sentAt: number): SQL {
  const said = saidJson({ ...by, type: "link.restored" });
  return sql`
    WITH moved AS (
      DELETE FROM ${deletedLinks}
      WHERE id = ${id.toString()}::bigint AND deleted_at > now() - ${RESTORABLE} AND ${beginsInTime(sentAt)}
      RETURNING row || jsonb_build_object(
        'version', (row->>'version')::integer + 1, 'updated_at', date_trunc('milliseconds', now())
      ) AS row
    ),
    changed AS (SELECT back.* FROM moved CROSS JOIN LATERAL put_link_back(moved.row, ${said}::text) AS back)
    SELECT meta.key_fingerprint, NOT ${beginsInTime(sentAt)} AS is_late, changed.*, ${creatorName("changed")}
    FROM (SELECT 1) AS one LEFT JOIN ${meta} AS meta ON meta.is_only_row LEFT JOIN changed ON true`;
}

/**
 * Deletes for good: the link that has the name, or where none has, the one that had it last; and what its events say. The row is
 * that of `removeLink`, and whether a deleted link was `is_purged`. One that is there by a condition alone is no deleted one.
 */
export function purgeLink(change: LinkChange): SQL {
  const { names, fingerprint, sentAt, conditions } = change;
  const isOfNobody = sql.join(
    names.map((name) => sql`NOT EXISTS (SELECT FROM ${links} WHERE ${isNamed(name)})`),
    sql` AND `,
  );
  // Last, and by a function, which sees what was handed over meanwhile: `forgotten` waits for that.
  const undelivered = sql`CASE WHEN (SELECT count(*) FROM forgotten) >= 0
    THEN forget_told_links(ARRAY(SELECT id FROM changed UNION ALL SELECT id FROM purged)) END AS undelivered`;
  return sql`
    WITH ${saidBy({ ...change.by, type: "purge" })},
    ${chosenOf(names)},
    changed AS (DELETE FROM ${links} WHERE ${isToBeChanged(change)} RETURNING ${COLUMNS}),
    purged AS (
      DELETE FROM ${deletedLinks}
      WHERE id = (SELECT id FROM chosen) AND ${conditions === null ? isOfNobody : sql`false`} AND ${beginsInTime(sentAt)}
        AND EXISTS (SELECT FROM ${meta} WHERE is_only_row AND key_fingerprint = ${fingerprint})
      RETURNING id
    ),
    forgotten AS (
      UPDATE ${linkEvents} SET changes = '{}', slug = ${FORGOTTEN_SLUG}, row = NULL
      WHERE link_id IN (SELECT id FROM changed UNION ALL SELECT id FROM purged)
      RETURNING id
    )
    ${withFingerprint(change, sql`, EXISTS (SELECT FROM purged) AS is_purged, ${undelivered}`)}`;
}

/** A CTE `chosen`: the deleted link that had the first of the names that one had; of several, the last that was deleted. */
function chosenOf(names: readonly IssuedName[]): SQL {
  const candidates = names.map(
    (name, place) => sql`SELECT id, row, by_admin, deleted_at, ${place}::integer AS place FROM ${deletedLinks}
      WHERE ${isNamed(name, DELETED_DOMAIN)} AND deleted_at > now() - ${RESTORABLE}`,
  );
  return sql`chosen AS MATERIALIZED (
    SELECT id, row, by_admin FROM (${sql.join(candidates, sql` UNION ALL `)}) AS candidates
    ORDER BY place, deleted_at DESC, id DESC LIMIT 1
  )`;
}

import { type SQL, sql } from "drizzle-orm";
import { COLUMNS, isReadable } from "../../links/stores/find-in-link-table.ts";
import { links } from "../../links/stores/link-table.ts";
import type { LinkId } from "../../names/link-id.ts";
import { timestamp } from "../../postgres/timestamp.ts";
import type { LimitedVisitor } from "../visit-limit.ts";

/**
 * Takes a visit of a link. One row, or none where there is no such link: whether it was taken (`is_taken`), and the
 * link as it was then; where it was not, whether there seemed to be one left (`is_left`).
 *
 * - `taken` waits for whoever is at the row, and looks again at what they left (READ COMMITTED): so no two take the
 *   same one. It writes nothing where nothing is taken, however often a link that is used up is asked for.
 * - The other row is read from the statement's snapshot. That may be older than what `taken` saw when it refused: then
 *   the link seems open and `is_left` is true, and the statement is to be sent again.
 */
export function takeVisit(id: LinkId, { now, shownHash }: LimitedVisitor): SQL {
  const isLink = sql`id = ${id.toString()}`;
  return sql`
    WITH taken AS (
      UPDATE ${links} SET visits_used = visits_used + 1
      WHERE ${isLink} AND visits_used < max_visits AND ${isReadable}
        AND enabled AND (expires_at IS NULL OR expires_at > ${timestamp(now)})
        AND (password_hash IS NULL OR password_hash = ${shownHash}::text)
      RETURNING ${COLUMNS}
    )
    SELECT true AS is_taken, false AS is_left, ${COLUMNS} FROM taken
    UNION ALL
    SELECT false, visits_used < max_visits, ${COLUMNS} FROM ${links}
    WHERE ${isLink} AND NOT EXISTS (SELECT FROM taken)`;
}

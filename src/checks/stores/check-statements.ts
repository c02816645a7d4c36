import { type SQL, sql } from "drizzle-orm";
import { KNOWN_READER } from "../../links/link.ts";
import { links } from "../../links/stores/link-table.ts";
import { timestamp } from "../../postgres/timestamp.ts";
import type { Look, LookedAtLink, Verdict } from "../link-check.ts";
import { checkCursor, checkedHosts, linkChecks } from "./check-tables.ts";

export const CHECK_COLUMNS = sql.raw(
  "link_id, checked_at, status, final_url, problem, duration_ms, failing_since, is_broken",
);

/** The checks of these links, by the primary key; without those of another destination, and of links never looked at. */
export function findChecks(asked: readonly LookedAtLink[]): SQL {
  const given = JSON.stringify(asked.map(({ id, url }) => ({ id: id.toString(), url })));
  return sql`
    SELECT ${CHECK_COLUMNS} FROM jsonb_to_recordset(${given}::jsonb) AS asked (id bigint, url text)
    JOIN ${linkChecks} AS checked ON checked.link_id = asked.id AND checked.url = asked.url
    WHERE checked.checked_at IS NOT NULL`;
}

/** One row where the host was not asked on this day (UTC) yet. */
export function claimHost(host: string, now: number): SQL {
  const at = sql`${timestamp(now)}::timestamptz`;
  return sql`
    INSERT INTO ${checkedHosts} AS known (host, asked_at) VALUES (${host}, ${at})
    ON CONFLICT (host) DO UPDATE SET asked_at = excluded.asked_at
      WHERE known.asked_at IS NULL OR known.asked_at < date_trunc('day', ${at}, 'UTC')
    RETURNING host`;
}

/** Between two looks that make a link broken. With one look a day and host, these are on two days. */
const APART = sql`interval '20 hours'`;

/** One row: the check as it is now. What was known of another destination counts for nothing. */
export function keepCheck({ id, url }: LookedAtLink, host: string, look: Look, verdict: Verdict, now: number): SQL {
  const at = sql`${timestamp(now)}::timestamptz`;
  const isSame = sql`known.url = excluded.url`;
  const before = sql`CASE WHEN ${isSame} THEN known.failing_since END`;
  const since = {
    works: sql`NULL`,
    fails: sql`coalesce(${before}, excluded.checked_at)`,
    undecided: before,
  }[verdict];
  const isBroken = {
    works: sql`false`,
    fails: sql`coalesce(${before} <= excluded.checked_at - ${APART}, false)`,
    undecided: sql`(${isSame} AND known.is_broken)`,
  }[verdict];
  return sql`
    WITH looked AS (UPDATE ${checkedHosts} SET looked_at = ${at} WHERE host = ${host})
    INSERT INTO ${linkChecks} AS known
      (link_id, host, url, checked_at, status, final_url, problem, duration_ms, failing_since)
    VALUES (${id.toString()}::bigint, ${host}, ${url}, ${at}, ${look.status}, ${look.finalUrl}, ${look.problem},
      ${look.durationMs}, CASE WHEN ${verdict === "fails"}::boolean THEN ${at} END)
    ON CONFLICT (link_id) DO UPDATE SET host = excluded.host, url = excluded.url, checked_at = excluded.checked_at,
      status = excluded.status, final_url = excluded.final_url, problem = excluded.problem,
      duration_ms = excluded.duration_ms, failing_since = ${since}, is_broken = ${isBroken}
    RETURNING ${CHECK_COLUMNS}`;
}

/** Hosts by checked_hosts_looked_at_index, and of each the first link by link_checks_host_index. */
export function nextLinks(limit: number, now: number): SQL {
  return sql`
    SELECT link.id, link.url FROM (
      SELECT host, looked_at FROM ${checkedHosts} AS known
      WHERE (asked_at IS NULL OR asked_at < date_trunc('day', ${timestamp(now)}::timestamptz, 'UTC'))
        AND EXISTS (SELECT FROM ${linkChecks} AS own WHERE own.host = known.host)
      ORDER BY looked_at NULLS FIRST, host LIMIT ${limit}
    ) AS waiting
    CROSS JOIN LATERAL (
      SELECT link.id, link.url FROM ${linkChecks} AS own
      JOIN ${links} AS link ON link.id = own.link_id AND link.url = own.url AND link.enabled
      WHERE own.host = waiting.host ORDER BY own.checked_at NULLS FIRST, own.link_id LIMIT 1
    ) AS link
    ORDER BY waiting.looked_at NULLS FIRST, waiting.host`;
}

/** One row: where the stretch begins and ends, and its links that are to be taken in. By the primary keys. */
export function walkLinks(limit: number): SQL {
  return sql`
    WITH cursor AS MATERIALIZED (SELECT coalesce((SELECT walked_id FROM ${checkCursor}), 0) AS id),
    stretch AS MATERIALIZED (
      SELECT id, url, enabled, reader FROM ${links} WHERE id > (SELECT id FROM cursor) ORDER BY id LIMIT ${limit}
    )
    SELECT (SELECT id FROM cursor)::text AS after,
      CASE WHEN (SELECT count(*) FROM stretch) = ${limit} THEN (SELECT max(id) FROM stretch) END::text AS last,
      (
        SELECT json_agg(json_build_array(stretch.id::text, stretch.url) ORDER BY stretch.id)
        FROM stretch LEFT JOIN ${linkChecks} AS known ON known.link_id = stretch.id
        WHERE enabled AND reader <= ${sql.raw(String(KNOWN_READER))} AND known.url IS DISTINCT FROM stretch.url
      )::text AS links`;
}

/** What was known of another destination of a link goes, and so does what was known of links that are gone or switched off. */
export function takeIn(
  found: readonly (LookedAtLink & { readonly host: string })[],
  after: bigint,
  last: bigint | null,
): SQL {
  const given = JSON.stringify(found.map(({ id, url, host }) => ({ id: id.toString(), url, host })));
  const end = last === null ? sql`` : sql`AND link_id <= ${last.toString()}::bigint`;
  return sql`
    WITH found AS MATERIALIZED (SELECT * FROM jsonb_to_recordset(${given}::jsonb) AS found (id bigint, url text, host text)),
    hosts AS (
      INSERT INTO ${checkedHosts} (host) SELECT DISTINCT host FROM found ORDER BY host ON CONFLICT (host) DO NOTHING
    ),
    taken AS (
      INSERT INTO ${linkChecks} (link_id, host, url) SELECT id, host, url FROM found ORDER BY id
      ON CONFLICT (link_id) DO UPDATE SET host = excluded.host, url = excluded.url, checked_at = NULL, status = NULL,
        final_url = NULL, problem = NULL, duration_ms = NULL, failing_since = NULL, is_broken = false
    ),
    gone AS (
      DELETE FROM ${linkChecks} AS known WHERE link_id > ${after.toString()}::bigint ${end}
        AND NOT EXISTS (SELECT FROM ${links} WHERE id = known.link_id AND enabled)
    )
    INSERT INTO ${checkCursor} (walked_id) VALUES (${(last ?? 0n).toString()}::bigint)
    ON CONFLICT (is_only_row) DO UPDATE SET walked_id = excluded.walked_id`;
}

const HOSTS_AT_ONCE = 5_000;

/** Not those of today: they hold the day's claim. */
export function forgetHosts(now: number): SQL {
  return sql`
    DELETE FROM ${checkedHosts} WHERE host IN (
      SELECT host FROM ${checkedHosts} AS known
      WHERE asked_at < date_trunc('day', ${timestamp(now)}::timestamptz, 'UTC')
        AND NOT EXISTS (SELECT FROM ${linkChecks} AS own WHERE own.host = known.host)
      LIMIT ${HOSTS_AT_ONCE}
    )`;
}

import { type SQL, sql } from "drizzle-orm";
import type { BlockedDomain, Domain } from "../blocked-domain.ts";
import { blockedDomains } from "./abuse-tables.ts";

const COLUMNS = sql.raw("domain, reason, created_at, created_by");

/** One row: what tells this list from others, and its domains unless it is the one that is known. */
export function readBlockList(knownDigest: string | null): SQL {
  return sql`
    SELECT digest, CASE WHEN digest IS DISTINCT FROM ${knownDigest}::text THEN domains END AS domains
    FROM (
      SELECT domains, md5(array_to_string(domains, ' ')) AS digest
      FROM (SELECT coalesce(array_agg(domain ORDER BY domain), '{}') AS domains FROM ${blockedDomains}) AS list
    ) AS known`;
}

/** In the order of the domains, so that two of these don't wait for each other. */
export function addBlockedDomains(
  domains: readonly Domain[],
  { reason, createdBy }: Pick<BlockedDomain, "reason" | "createdBy">,
): SQL {
  return sql`
    INSERT INTO ${blockedDomains} AS kept (domain, reason, created_at, created_by)
    SELECT domain, ${reason}::text, date_trunc('milliseconds', now()), ${createdBy}::text
    FROM jsonb_array_elements_text(${JSON.stringify(domains)}::jsonb) AS domain
    ORDER BY domain
    ON CONFLICT (domain) DO UPDATE SET reason = coalesce(excluded.reason, kept.reason)
    RETURNING ${COLUMNS}`;
}

export function listBlockedDomains(after: string | null, limit: number): SQL {
  const behind = after === null ? sql`` : sql`WHERE domain > ${after}::text`;
  return sql`SELECT ${COLUMNS} FROM ${blockedDomains} ${behind} ORDER BY domain LIMIT ${limit}`;
}

/** A row for each that was blocked. Locked in the order that `addBlockedDomains` has. */
export function removeBlockedDomains(domains: readonly Domain[]): SQL {
  return sql`
    DELETE FROM ${blockedDomains} WHERE domain IN (
      SELECT domain FROM ${blockedDomains}
      WHERE domain IN (SELECT jsonb_array_elements_text(${JSON.stringify(domains)}::jsonb))
      ORDER BY domain FOR UPDATE
    ) RETURNING domain`;
}

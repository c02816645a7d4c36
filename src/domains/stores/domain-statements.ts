import { type SQL, sql } from "drizzle-orm";
import { links } from "../../links/stores/link-table.ts";
import type { DomainName } from "../../names/domain-of-name.ts";
import { timestamp } from "../../postgres/timestamp.ts";
import type { Domain, DomainSettings } from "../domain-store.ts";
import { DEFAULT_ROW, domains } from "./domains-table.ts";

/** A `pending` in Redis lasts for 30 s. A statement that began later than this after it was sent must change nothing. */
const BEGIN_LIMIT_MS = 8_000;

const SETTINGS = {
  homeUrl: "home_url",
  notFoundUrl: "not_found_url",
  expiredUrl: "expired_url",
  appleAppSiteAssociation: "apple_app_site_association",
  assetLinks: "asset_links",
} as const satisfies Record<keyof DomainSettings, string>;
const NAMES = Object.keys(SETTINGS) as (keyof DomainSettings)[]; // Its keys.
const COLUMNS = sql.raw(`domain, ${NAMES.map((name) => SETTINGS[name]).join(", ")}`);

export const rowName = (domain: DomainName | null): string => domain ?? DEFAULT_ROW;

/** For every isolate: without the texts of app links, which few ask for. */
export function readSites(): SQL {
  return sql`
    SELECT domain, home_url, not_found_url, expired_url,
      apple_app_site_association IS NOT NULL AS has_apple_app_site_association, asset_links IS NOT NULL AS has_asset_links
    FROM ${domains}`;
}

/** @param column of {@link SETTINGS}. */
export function readText(domain: DomainName | null, name: "appleAppSiteAssociation" | "assetLinks"): SQL {
  return sql`SELECT ${sql.raw(SETTINGS[name])} AS text FROM ${domains} WHERE domain = ${rowName(domain)}`;
}

export function listDomains(): SQL {
  return sql`SELECT ${COLUMNS} FROM ${domains} ORDER BY domain`;
}

/** One row: whether it `is_late` or `is_full`; and the domain, null where it was there before. */
export function createDomain(domain: Domain, most: number, sentAt: number): SQL {
  const values = NAMES.map((name) => sql`${domain[name]}::text`);
  const isFull = sql`(SELECT count(*) FROM ${domains} WHERE domain <> ${DEFAULT_ROW}) >= ${most}`;
  return sql`
    WITH changed AS (
      INSERT INTO ${domains} (${COLUMNS})
      SELECT ${rowName(domain.domain)}::text, ${sql.join(values, sql`, `)} WHERE ${beginsInTime(sentAt)} AND NOT ${isFull}
      ON CONFLICT (domain) DO NOTHING
      RETURNING ${COLUMNS}
    )
    SELECT NOT ${beginsInTime(sentAt)} AS is_late, ${isFull} AS is_full, changed.*
    FROM (SELECT 1) AS one LEFT JOIN changed ON true`;
}

/** One row: whether it `is_late`, and the domain, null where there is none. */
export function editDomain(domain: DomainName | null, changes: Partial<DomainSettings>, sentAt: number): SQL {
  const given = NAMES.filter((name) => changes[name] !== undefined);
  const values = given.map((name) => sql`${changes[name] ?? null}::text AS ${sql.raw(SETTINGS[name])}`);
  const row = sql`SELECT ${sql.join([sql`${rowName(domain)}::text AS domain`, ...values], sql`, `)}`;
  const columns = sql.raw(["domain", ...given.map((name) => SETTINGS[name])].join(", "));
  const assignments = sql.raw(
    ["domain = kept.domain", ...given.map((name) => `${SETTINGS[name]} = given.${SETTINGS[name]}`)].join(", "),
  );
  // Only the default domain may have no row yet.
  const made =
    domain === null
      ? sql`made AS (
          INSERT INTO ${domains} AS kept (${columns}) SELECT ${columns} FROM given WHERE ${beginsInTime(sentAt)}
          ON CONFLICT (domain) DO UPDATE SET ${sql.raw(
            ["domain = kept.domain", ...given.map((name) => `${SETTINGS[name]} = excluded.${SETTINGS[name]}`)].join(
              ", ",
            ),
          )}
          RETURNING ${COLUMNS}
        )`
      : sql`made AS (
          UPDATE ${domains} AS kept SET ${assignments} FROM given
          WHERE kept.domain = given.domain AND ${beginsInTime(sentAt)}
          RETURNING ${sql.raw(["domain", ...NAMES.map((name) => SETTINGS[name])].map((name) => `kept.${name}`).join(", "))}
        )`;
  return sql`
    WITH given AS (${row}), ${made}
    SELECT NOT ${beginsInTime(sentAt)} AS is_late, made.* FROM (SELECT 1) AS one LEFT JOIN made ON true`;
}

/** One row: whether it `is_late`, how many links there are, and whether it `is_removed`. */
export function removeDomain(domain: DomainName, sentAt: number): SQL {
  return sql`
    WITH counted AS MATERIALIZED (SELECT count(*)::integer AS links FROM ${links} WHERE domain = ${domain}),
    removed AS (
      DELETE FROM ${domains} WHERE domain = ${domain} AND (SELECT links FROM counted) = 0 AND ${beginsInTime(sentAt)}
      RETURNING domain
    )
    SELECT NOT ${beginsInTime(sentAt)} AS is_late, counted.links, EXISTS (SELECT FROM removed) AS is_removed FROM counted`;
}

function beginsInTime(sentAt: number): SQL {
  return sql`statement_timestamp() <= ${timestamp(sentAt + BEGIN_LIMIT_MS)}::timestamptz`;
}

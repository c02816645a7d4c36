import { type SQL, sql } from "drizzle-orm";
import { domainIn } from "../../names/domain-of-name.ts";
import type { IssuedName } from "../../names/link-name.ts";
import { meta } from "../../names/stores/meta-table.ts";
import { KNOWN_READER } from "../link.ts";
import { FIELD_COLUMNS } from "./fields-of-link-table.ts";
import { apiKeys, links } from "./link-table.ts";

/** The columns of `links`, in one order, so that drafts and links can stand in for one another. */
export const COLUMNS = sql.raw(
  `id, slug, ${FIELD_COLUMNS}, password_hash, created_by, created_at, updated_at, reader, version, domain`,
);

/** The name of the key that made the link of the row, as `creator_name`; by the primary key of the few keys there are. */
export function creatorName(row: "link" | "changed"): SQL {
  const createdBy = sql.raw(`${row}.created_by`);
  return sql`(SELECT name FROM ${apiKeys} WHERE ${apiKeys.id} = substr(${createdBy}, 5) AND ${createdBy} LIKE 'key:%') AS creator_name`;
}

/** What a release does not know it must not change: to be part of the WHERE of whatever changes a link. */
export const isReadable = sql.raw(`reader <= ${KNOWN_READER}`);

/** The code of a link that has a slug opens nothing (P1), and no code opens on another domain. @param domainOfRow the column. */
export function isNamed(name: IssuedName, domainOfRow = sql.raw("domain")): SQL {
  if (name.kind !== "code") return sql`slug = ${name.text}`;
  const domain = domainIn(name.text);
  const isThere = domain === null ? sql`${domainOfRow} IS NULL` : sql`${domainOfRow} = ${domain}`;
  return sql`id = ${name.id.toString()} AND slug IS NULL AND ${isThere}`;
}

/**
 * Where `links` is the link that has the first of the names that one has. Of several, it is found before it is waited for:
 * if it is deleted in between, none is changed, and never the one behind it.
 *
 * @param isName the condition for one of them.
 */
export function isFirstNamed(names: readonly IssuedName[], isName: (name: IssuedName) => SQL): SQL {
  const [only, ...others] = names;
  if (only === undefined) return sql`false`;
  if (others.length === 0) return isName(only);
  const candidates = names.map(
    (name, place) => sql`SELECT id, ${place}::integer AS place FROM ${links} WHERE ${isName(name)}`,
  );
  return sql`id = (SELECT id FROM (${sql.join(candidates, sql` UNION ALL `)}) AS candidates ORDER BY place LIMIT 1)`;
}

/** One row: the fingerprint, and whether a link has one of the names; by `links_slug_unique`. */
export function findTaken(names: readonly string[]): SQL {
  const given = sql`ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(names)}::jsonb))`;
  return sql`
    SELECT (SELECT key_fingerprint FROM ${meta} WHERE is_only_row) AS key_fingerprint,
      EXISTS (SELECT FROM ${links} WHERE slug = ANY (${given})) AS is_taken`;
}

/** One row: what `meta` has, and the link that has the first of the names that one has, each null if there is none. */
export function findLink(names: readonly IssuedName[]): SQL {
  return sql`
    SELECT meta.key_fingerprint, meta.imported_name_lengths, link.*, ${creatorName("link")}
    FROM (SELECT 1) AS one
    LEFT JOIN ${meta} AS meta ON meta.is_only_row
    LEFT JOIN (SELECT ${COLUMNS} FROM ${links} WHERE ${isFirstNamed(names, isNamed)}) AS link ON true`;
}

import { type SQL, sql } from "drizzle-orm";
import { READERS } from "../link.ts";

/**
 * The `reader` of a link, for every statement that makes one or changes what decides it: the lowest release that can serve it.
 *
 * @param rules the link's, as an expression of type `jsonb`.
 * @param domain the link's, as an expression of type `text`.
 */
export function readerOf(rules: SQL, domain: SQL): SQL {
  return sql`(CASE WHEN ${domain} IS NOT NULL THEN ${sql.raw(String(READERS.domains))} WHEN ${rules} IS NULL THEN ${sql.raw(String(READERS.plain))} ELSE ${sql.raw(String(READERS.rules))} END)::smallint`;
}

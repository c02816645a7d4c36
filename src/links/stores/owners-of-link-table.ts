import { type SQL, sql } from "drizzle-orm";
import { ownersNamed } from "../listing/link-creator.ts";
import { apiKeys } from "./link-table.ts";

/** The owners that a maker's name can mean, as `text[]`. Two keys may have one name. There are few keys, so their names need no index. */
export function ownersOf(name: string): SQL {
  return sql`(ARRAY(
    SELECT jsonb_array_elements_text(${JSON.stringify(ownersNamed(name))}::jsonb)
    UNION ALL SELECT 'key:' || ${apiKeys.id} FROM ${apiKeys} WHERE name = ${name}
  ))::text[]`;
}

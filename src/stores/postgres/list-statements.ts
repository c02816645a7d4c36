import { type SQL, sql } from "drizzle-orm";
import type { LinkQuery, LinkSearch } from "../../links/link-list.ts";
import { links, linkWords, meta } from "./schema.ts";
import { COLUMNS, isNamed, timestamp } from "./statements.ts";

/**
 * The links of a list, newest first, each with the fingerprint beside it: under another key they would be
 * shown with codes that are not theirs (P9). One row without a link where there are none.
 *
 * A rare word or tag is found by its GIN index and sorted, a common one by reading the newest links until
 * there are enough; which it is, PostgreSQL knows from its statistics.
 */
export function listLinks({ limit, after, tag, search }: LinkQuery): SQL {
  const conditions = [sql`true`];
  if (after !== null) conditions.push(sql`(created_at, id) < (${timestamp(after.createdAt)}, ${after.id.toString()})`);
  if (tag !== null) conditions.push(sql`tags @> ARRAY[${tag}]`);
  if (search !== null) conditions.push(matches(search));
  return sql`
    SELECT meta.key_fingerprint, link.*
    FROM (SELECT 1) AS one
    LEFT JOIN ${meta} AS meta ON true
    LEFT JOIN (
      SELECT ${COLUMNS} FROM ${links}
      WHERE ${sql.join(conditions, sql` AND `)}
      ORDER BY created_at DESC, id DESC
      LIMIT ${limit}
    ) AS link ON true
    ORDER BY link.created_at DESC, link.id DESC`;
}

/**
 * `words` is taken apart just as the index links_words_index takes links apart, and every word is a
 * beginning (`:*`). Null, and so no match, where it has none.
 */
function matches({ names, words }: LinkSearch): SQL {
  const spaced = sql`NULLIF(trim(regexp_replace(${words}::text, '[^[:alnum:]]+', ' ', 'g')), '')`;
  const query = sql`to_tsquery('simple'::regconfig, replace(${spaced}, ' ', ':* & ') || ':*')`;
  const alternatives = [...names.map((name) => sql`(${isNamed(name)})`), sql`${linkWords(links)} @@ ${query}`];
  return sql`(${sql.join(alternatives, sql` OR `)})`;
}

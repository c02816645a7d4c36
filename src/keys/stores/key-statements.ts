import { type SQL, sql } from "drizzle-orm";
import { apiKeys } from "../../links/stores/link-table.ts";
import type { KeyDraft, KeyIdentity } from "../key-repository.ts";
import type { KeyHash } from "../key-text.ts";

/** The statements about API keys. None of them has a key in it: only its SHA-256. */

/** So a key that is used all day costs six writes an hour, however many isolates ask. */
const BETWEEN_WRITES = sql`interval '10 minutes'`;

const COLUMNS = sql.raw("id, name, scopes, created_at, expires_at, last_used_at");

/**
 * One row or none: what decides whether a request may pass. A key that lets it pass is marked as used, unless
 * that was done within ten minutes: of simultaneous statements the later ones wait for the first, look at the
 * row again, and leave it.
 */
export function findKey(hash: KeyHash): SQL {
  return sql`
    WITH used AS (
      UPDATE ${apiKeys} SET last_used_at = date_trunc('milliseconds', now())
      WHERE key_hash = ${hash} AND (expires_at IS NULL OR expires_at > now())
        AND (last_used_at IS NULL OR last_used_at <= now() - ${BETWEEN_WRITES})
    )
    SELECT id, name, scopes, expires_at, key_hash FROM ${apiKeys} WHERE key_hash = ${hash}`;
}

/** One row: the key as it was made. */
export function createKey({ id, hash, name, scopes, expiresAt }: KeyDraft & KeyIdentity): SQL {
  const expiry = expiresAt === null ? null : new Date(expiresAt).toISOString();
  return sql`
    INSERT INTO ${apiKeys} (id, name, scopes, key_hash, created_at, expires_at)
    SELECT ${id}::text, ${name}::text, ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(scopes)}::jsonb)),
      ${hash}::text, date_trunc('milliseconds', now()), ${expiry}::timestamptz
    RETURNING ${COLUMNS}`;
}

export function listKeys(): SQL {
  return sql`SELECT ${COLUMNS} FROM ${apiKeys} ORDER BY created_at DESC, id DESC`;
}

/** The hash of the key that is no more, or no row. */
export function removeKey(id: string): SQL {
  return sql`DELETE FROM ${apiKeys} WHERE id = ${id} RETURNING key_hash`;
}

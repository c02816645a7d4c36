import { createRowReader, type RowReader } from "../../lib/row-reader.ts";
import type { Row } from "../../postgres/postgres.ts";
import type { ApiKey, StoredKey } from "../api-key.ts";
import type { KeyHash } from "../key-text.ts";
import { SCOPES, type Scope } from "../scope.ts";

/** @throws {TypeError} when a column is not what the schema says. */
export function apiKeyOfRow(row: Row): ApiKey {
  const column = createRowReader("an API key", row);
  return {
    id: column.text("id"),
    name: column.text("name"),
    scopes: scopesOf(column),
    createdAt: column.moment("created_at"),
    expiresAt: column.momentOrNull("expires_at"),
    lastUsedAt: column.momentOrNull("last_used_at"),
  };
}

/** @throws {TypeError} when a column is not what the schema says. */
export function storedKeyOfRow(row: Row): StoredKey {
  const column = createRowReader("an API key", row);
  return {
    id: column.text("id"),
    name: column.text("name"),
    scopes: scopesOf(column),
    expiresAt: column.momentOrNull("expires_at"),
    hash: keyHashOfRow(row),
  };
}

/** @throws {TypeError} when the column is not what the schema says. */
export function keyHashOfRow(row: Row): KeyHash {
  return createRowReader("an API key", row).text("key_hash") as KeyHash; // It had the brand when it was stored.
}

/** A scope of a later release means nothing to this one: a rollout must not fail the keys that have it. */
function scopesOf(column: RowReader): Scope[] {
  const given = column.texts("scopes");
  return SCOPES.filter((scope) => given.includes(scope));
}

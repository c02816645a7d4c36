import type { KeyHash } from "./key-text.ts";
import type { Scope } from "./scope.ts";

/** A key as its administrator sees it: everything but the key. Times are milliseconds since the epoch. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: number;
  /** null when it never ends. */
  readonly expiresAt: number | null;
  /** May be ten minutes behind; null if the key was never used. */
  readonly lastUsedAt: number | null;
}

/** The part of a key that decides whether a request may pass, and what its owner sees. */
export interface StoredKey extends Pick<ApiKey, "id" | "name" | "scopes" | "expiresAt"> {
  readonly hash: KeyHash;
}

/** @param now milliseconds since the epoch: expiry is decided at each use, so that no cache can put it off. */
export function isExpired({ expiresAt }: Pick<ApiKey, "expiresAt">, now: number): boolean {
  return expiresAt !== null && expiresAt <= now;
}

import { RedisError, WRONG_TYPE } from "./redis-error.ts";

/**
 * The keys of the embedded Redis, with their lifetimes. A key that has expired is gone for every command.
 *
 * Keys and texts are strings of bytes (one character of 0 … 255 each), so that their order, their length and their parts
 * are those of the bytes, as in Redis.
 */
export interface Kinds {
  string: string;
  hash: Map<string, string>;
  list: string[];
  set: Set<string>;
  zset: Map<string, number>;
}
export type Kind = keyof Kinds;

interface Entry {
  readonly kind: Kind;
  value: Kinds[Kind];
  /** Milliseconds since 1970; null for ever. */
  expiresAt: bigint | null;
  /** A number that grows with each key that is made. A cursor of SCAN is such a number. */
  readonly birth: number;
}

export class Keyspace {
  readonly #entries = new Map<string, Entry>();
  readonly now: () => bigint;
  #births = 0;

  constructor(now: () => bigint) {
    this.now = now;
  }

  #find(key: string): Entry | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined || entry.expiresAt === null || entry.expiresAt >= this.now()) return entry;
    this.#entries.delete(key);
    return undefined;
  }

  kindOf(key: string): Kind | undefined {
    return this.#find(key)?.kind;
  }

  /** @returns undefined if there is no such key. @throws {RedisError} if it holds another kind of value. */
  get<K extends Kind>(key: string, kind: K): Kinds[K] | undefined {
    const entry = this.#find(key);
    if (entry === undefined) return undefined;
    if (entry.kind !== kind) throw new RedisError(WRONG_TYPE);
    return entry.value as Kinds[K]; // The entry's kind says the type of its value.
  }

  /** A new key has no lifetime. An existing key keeps its lifetime, even if it gets another kind of value. */
  put<K extends Kind>(key: string, kind: K, value: Kinds[K]): void {
    const old = this.#find(key);
    const birth = old?.birth ?? ++this.#births;
    this.#entries.set(key, { kind, value, expiresAt: old?.expiresAt ?? null, birth });
  }

  /** Redis keeps no empty hash, list or set. */
  dropIfEmpty(key: string, size: number): void {
    if (size === 0) this.#entries.delete(key);
  }

  delete(key: string): boolean {
    return this.#find(key) !== undefined && this.#entries.delete(key);
  }

  /** The new name takes the lifetime along. */
  rename(from: string, to: string): void {
    const entry = this.#find(from);
    if (entry === undefined) return;
    this.#entries.delete(from);
    this.#entries.delete(to);
    this.#entries.set(to, { ...entry, birth: ++this.#births });
  }

  /** @returns undefined if there is no such key, null if it lives for ever. */
  expiryOf(key: string): bigint | null | undefined {
    return this.#find(key)?.expiresAt;
  }

  expireAt(key: string, at: bigint | null): void {
    const entry = this.#find(key);
    if (entry !== undefined) entry.expiresAt = at;
  }

  /** All existing keys, oldest first. */
  list(): { key: string; birth: number }[] {
    return [...this.#entries.keys()].flatMap((key) => {
      const entry = this.#find(key);
      return entry === undefined ? [] : [{ key, birth: entry.birth }];
    });
  }

  clear(): void {
    this.#entries.clear();
  }
}

import type { StoredKey } from "./api-key.ts";
import type { KeyHash } from "./key-text.ts";

/**
 * The port of authentication: finds what a key may do. Postgres implements it, and each rung above (the
 * limit of guesses, single flight, memory) takes one and returns one.
 */
export interface KeyStore<Asker = KeyLookup> {
  /**
   * @throws {StoreError} when Postgres had to be asked and did not answer. It never means that the key does not exist.
   * @throws {TooManyGuesses} when the address has asked for too many keys that don't exist.
   */
  find(hash: KeyHash, asker: Asker): Promise<FoundKey>;
}

/** Plain data, which can cross from one request to another. */
export interface FoundKey {
  /** null when there is no such key. */
  readonly key: StoredKey | null;
  /** When the load of this answer began, in milliseconds since the epoch: it is at least as new as that. */
  readonly asOf: number;
}

/** The slice of a request that a look-up needs. */
export interface KeyVisit {
  /** Keeps work going after the answer. It must be of the request that started the work. */
  waitUntil(work: Promise<unknown>): void;
  /** The pseudonym of the caller's address, computed only if it is needed. */
  address(): Promise<string>;
}

/** A look-up that memory could not answer. */
export interface KeyLookup extends Pick<KeyVisit, "waitUntil"> {
  /** As text and not as a promise: nothing may run between the check of the limit and its count. */
  readonly address: string;
  /** Whether this isolate has seen the key before: then it is no guess. */
  readonly isKnown: boolean;
}

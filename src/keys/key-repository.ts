import type { Deadline } from "../lib/deadline.ts";
import type { ApiKey } from "./api-key.ts";
import type { KeyHash } from "./key-text.ts";

/** The port to the truth about keys, for their administrator. Every call is one statement within the deadline. */
export interface KeyRepository {
  /** @throws {StoreError} when it is not known whether the key was made. */
  create(draft: KeyDraft & KeyIdentity, deadline: Deadline): Promise<ApiKey>;
  /** All keys, newest first. @throws {StoreError} */
  list(deadline: Deadline): Promise<ApiKey[]>;
  /** @returns the hash of the deleted key; null if there was none. @throws {StoreError} */
  remove(id: string, deadline: Deadline): Promise<KeyHash | null>;
}

/** What the administrator chooses for a key. */
export type KeyDraft = Pick<ApiKey, "name" | "scopes" | "expiresAt">;

export interface KeyIdentity {
  readonly id: string;
  readonly hash: KeyHash;
}

import type { Deadline } from "../lib/deadline.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { StoreError } from "../lib/store-error.ts";
import type { ApiKey } from "./api-key.ts";
import type { KeyDraft, KeyRepository } from "./key-repository.ts";
import { hashKey, type KeyHash, type KeyText, mintKey } from "./key-text.ts";

/**
 * Makes, lists and revokes keys for their administrator.
 *
 * Only the answer to a create has the text of the key, and nothing keeps it. So a lost answer can't be given again, and
 * there is no Idempotency-Key here. While Postgres is down, a create or a revocation is `outcome-unknown`, since an
 * aborted statement may have been saved; a list throws {@link StoreError}.
 */
export interface KeyService {
  create(draft: KeyDraft, deadline: Deadline): Promise<Result<MintedKey, OutcomeUnknown>>;
  /** Newest first. */
  list(deadline: Deadline): Promise<ApiKey[]>;
  /** In force in this isolate at once; elsewhere see `memory-key-store.ts`. */
  remove(id: string, deadline: Deadline): Promise<Result<null, KeyProblem>>;
}

export interface MintedKey {
  readonly key: ApiKey;
  readonly text: KeyText;
}

export interface OutcomeUnknown {
  readonly reason: "outcome-unknown";
}
export type KeyProblem = OutcomeUnknown | { readonly reason: "not-found" };

export function createKeyService(parts: {
  repository: KeyRepository;
  /** Makes this isolate's memory forget a revoked key. */
  forget: (hash: KeyHash) => void;
  createId: () => string;
  /** 32 random bytes. */
  createKeyBytes: () => Uint8Array;
  /** Called with failures that don't stop the answer. */
  reportFailure: (error: StoreError) => void;
}): KeyService {
  const { repository, forget, createId, createKeyBytes, reportFailure } = parts;

  async function outcomeOf<Value>(work: Promise<Value>): Promise<Result<Value, OutcomeUnknown>> {
    try {
      return ok(await work);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      reportFailure(error);
      return err({ reason: "outcome-unknown" });
    }
  }

  return {
    async create(draft, deadline) {
      const text = mintKey(createKeyBytes());
      const identity = { id: createId(), hash: await hashKey(text) };
      const created = await outcomeOf(repository.create({ ...draft, ...identity }, deadline));
      return created.ok ? ok({ key: created.value, text }) : created;
    },

    list: (deadline) => repository.list(deadline),

    async remove(id, deadline) {
      const removed = await outcomeOf(repository.remove(id, deadline));
      if (!removed.ok) return removed;
      if (removed.value === null) return err({ reason: "not-found" });
      forget(removed.value);
      return ok(null);
    },
  };
}

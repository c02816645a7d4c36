import { createLru } from "../../lib/lru.ts";
import { StoreError } from "../../lib/store-error.ts";
import type { FoundKey, KeyStore, KeyVisit } from "../key-store.ts";
import type { KeyHash } from "../key-text.ts";

/**
 * The rung in the isolate's own memory, so that a key costs a query now and then and not at each request.
 *
 * A revoked key opens nothing 60 s after the revocation was acknowledged, in any isolate. A load that could
 * still see the key began before that moment, and an answer's age is counted from there:
 * - it lets requests in for 30 s, and those that wait for it as it arrives, which is one flight later: 20 s
 *   at most (POSTGRES_REDIRECT_TIMEOUT_MS), 3 s by default. So without an outage it is over after 30 s;
 * - while later loads fail it goes on to the 60th second. Then the answer is 503, and never 401: an outage
 *   says nothing about a key.
 * What was let in goes on to its own deadline.
 *
 * A key that does not exist is remembered for 60 s: a new key is random, so nobody can have asked for it before it was
 * made. Such keys have a memory of their own, so that guesses push out no key that is in use.
 */
export interface MemoryKeyStore extends KeyStore<KeyVisit> {
  /** Refuses a key that this isolate has just revoked: from now on, even if a load of it is under way. */
  forget(hash: KeyHash): void;
}

const FRESH_MS = 30_000;
const TRUSTED_MS = 60_000;
const NONE_MS = 60_000;

/** @param options.maxEntries keys kept at most, and as many that there are not; some 500 bytes each. */
export function withKeyMemory(
  next: KeyStore,
  options: { maxEntries: number; now: () => number; reportFailure: (error: StoreError) => void },
): MemoryKeyStore {
  const { maxEntries, now, reportFailure } = options;
  const bounds = { maxEntries, maxBytes: maxEntries, sizeOf: () => 1 };
  const keys = createLru<FoundKey>(bounds);
  const none = createLru<FoundKey>(bounds);

  const youngerThan = (limitMs: number, found: FoundKey | undefined) =>
    found !== undefined && now() - found.asOf < limitMs ? found : undefined;

  /** @param limitMs how old a remembered key may be. */
  const recall = (hash: KeyHash, limitMs: number) =>
    youngerThan(limitMs, keys.get(hash)) ?? youngerThan(NONE_MS, none.get(hash));

  /** If two loads overlap, the one that began later counts, whichever ends last. */
  function remember(hash: KeyHash, found: FoundKey): FoundKey {
    const known = keys.get(hash) ?? none.get(hash);
    if (known !== undefined && known.asOf > found.asOf) return known;
    const [kept, other] = found.key === null ? [none, keys] : [keys, none];
    other.delete(hash);
    kept.set(hash, found);
    return found;
  }

  return {
    async find(hash, visit) {
      const fresh = recall(hash, FRESH_MS);
      if (fresh !== undefined) return fresh;
      const address = await visit.address();
      const isKnown = keys.get(hash) !== undefined;
      try {
        const lookup = { address, isKnown, waitUntil: (work: Promise<unknown>) => visit.waitUntil(work) };
        return remember(hash, await next.find(hash, lookup));
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        // Look only now: while this load failed, the key may have been revoked here, or loaded by another request.
        const trusted = recall(hash, TRUSTED_MS);
        if (trusted === undefined) throw error;
        reportFailure(error);
        return trusted;
      }
    },

    forget: (hash) => void remember(hash, { key: null, asOf: now() }),
  };
}

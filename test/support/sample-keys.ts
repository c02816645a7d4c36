import type { StoredKey } from "../../src/keys/api-key.ts";
import type { FoundKey, KeyLookup, KeyStore, KeyVisit } from "../../src/keys/key-store.ts";
import type { KeyHash, KeyText } from "../../src/keys/key-text.ts";

/** Well-formed values of the keys' types for unit tests, and a store of keys that the test plays. */
export const KEY_TEXT = `bij_${"aZ0-_".repeat(8)}aZ0` as KeyText; // Its form is what a test of isKeyText pins.

export function hashOf(digit = "a"): KeyHash {
  return digit.repeat(64) as KeyHash; // 64 hex digits.
}

export function storedKeyOf(facts: Partial<StoredKey> = {}): StoredKey {
  return { id: "an-id", name: "a site", scopes: ["links:read"], expiresAt: null, hash: hashOf(), ...facts };
}

export function lookupFrom(address = "an-address", isKnown = false): KeyLookup {
  return { address, isKnown, waitUntil: () => undefined };
}

export function keyVisitFrom(address = "an-address"): KeyVisit {
  return { address: async () => address, waitUntil: () => undefined };
}

export interface PendingKeyLoad {
  readonly hash: KeyHash;
  readonly lookup: KeyLookup;
  answer(found: FoundKey): void;
  fail(error: Error): void;
}

/** A rung where each load waits until the test ends it. */
export function createPendingKeyStore(): { store: KeyStore; loads: PendingKeyLoad[] } {
  const loads: PendingKeyLoad[] = [];
  return {
    loads,
    store: {
      find: (hash, lookup) =>
        new Promise((resolve, reject) => {
          loads.push({ hash, lookup, answer: resolve, fail: reject });
        }),
    },
  };
}

/** Lets what has been settled go on as far as it can. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve();
}

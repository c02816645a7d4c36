import type { FoundKey, KeyStore } from "./key-store.ts";

/**
 * Stops guessing at keys: no guess ever finds one, but each would cost a query. Each isolate counts, per address, the
 * look-ups that found nothing. Past the limit it refuses keys from that address that it does not know, without asking
 * Postgres.
 *
 * A look-up counts as soon as it starts, and is taken off again if it found a key or if Postgres failed. If it counted
 * only at its end, any number of simultaneous guesses would pass. So one part refuses, above the single flight, and the
 * other counts, below it: a hundred requests with one good key are one look-up. A key that this isolate knows passes, so
 * a guesser locks nobody out who shares the address.
 */
export interface GuessLimit {
  refuse(next: KeyStore): KeyStore;
  count(next: KeyStore): KeyStore;
}

/** Of one isolate, by address. */
export interface GuessQuota {
  /** Milliseconds until one more may come; null when it may come now. */
  retryAfterMs(address: string): number | null;
  count(address: string): void;
  takeOff(address: string): void;
}

export function createGuessLimit(quota: GuessQuota): GuessLimit {
  return {
    refuse: (next) => ({
      async find(hash, lookup) {
        const retryAfterMs = lookup.isKnown ? null : quota.retryAfterMs(lookup.address);
        if (retryAfterMs !== null) throw new TooManyGuesses(retryAfterMs);
        return next.find(hash, lookup);
      },
    }),

    count: (next) => ({
      async find(hash, lookup) {
        quota.count(lookup.address);
        let found: FoundKey | undefined;
        try {
          found = await next.find(hash, lookup);
          return found;
        } finally {
          if (found?.key !== null) quota.takeOff(lookup.address);
        }
      },
    }),
  };
}

export class TooManyGuesses extends Error {
  override readonly name = "TooManyGuesses";
  readonly retryAfterMs: number;
  constructor(retryAfterMs: number) {
    super("Cannot look up more keys: this address sent too many that do not exist");
    this.retryAfterMs = retryAfterMs;
  }
}

import type { LinkStore } from "../links/link-store.ts";
import type { IssuedName } from "../names/link-name.ts";

/**
 * The rung that stops a scanner (P2). It counts, per address, the look-ups that reached a store and found nothing. Each
 * isolate counts alone: a command to Redis for each would do the scanner's work. Past the limit it refuses look-ups from
 * that address that would touch a store. What memory knows is still answered.
 */
export function limitUnknown(
  next: LinkStore<IssuedName>,
  counter: {
    /** Milliseconds until one more may come; null when it may come now. */
    retryAfterMs: (address: string) => number | null;
    count: (address: string) => void;
  },
): LinkStore<IssuedName> {
  return {
    async find(names, visit) {
      const address = await visit.address();
      const retryAfterMs = counter.retryAfterMs(address);
      if (retryAfterMs !== null) throw new TooManyUnknown(retryAfterMs);
      const found = await next.find(names, visit);
      if (found.target === null) counter.count(address);
      return found;
    },
  };
}

export class TooManyUnknown extends Error {
  override readonly name = "TooManyUnknown";
  readonly retryAfterMs: number;
  constructor(retryAfterMs: number) {
    super("Cannot look up more links: this address asked for too many that do not exist");
    this.retryAfterMs = retryAfterMs;
  }
}

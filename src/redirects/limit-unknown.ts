import type { LinkStore } from "../links/link-store.ts";
import type { IssuedName } from "../names/link-name.ts";

/**
 * The rung that stops a scanner (P2): look-ups that got as far as a store and found nothing are counted
 * per address, in this isolate alone, since a command for each would be what the scanner is after.
 * Past the limit, further look-ups of that address that would touch a store are refused; what memory
 * knows is still answered.
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
    super("Cannot look up more links: too many unknown ones were asked for from this address");
    this.retryAfterMs = retryAfterMs;
  }
}

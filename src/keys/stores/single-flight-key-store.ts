import type { SingleFlight } from "../../lib/single-flight.ts";
import { StoreError } from "../../lib/store-error.ts";
import type { FoundKey, KeyStore } from "../key-store.ts";

/** How a load ended, as plain data: nothing else may cross from one request to another. */
export type KeyLoadOutcome =
  | { readonly ended: "found"; readonly found: FoundKey }
  | { readonly ended: "store-failed"; readonly facts: Pick<StoreError, "store" | "operation" | "reason"> };

/**
 * The rung that makes simultaneous requests with one key cost one query: a site's build asks for all of its links at once.
 * A load does not end with the deadline of the request that started it.
 */
export function withKeySingleFlight(next: KeyStore, flights: SingleFlight<KeyLoadOutcome>): KeyStore {
  return {
    async find(hash, lookup) {
      const load = () => next.find(hash, lookup).then((found) => ({ ended: "found" as const, found }), outcomeOf);
      const outcome = await flights.run(hash, load, (work) => lookup.waitUntil(work));
      if (outcome.ended === "store-failed") throw new StoreError(outcome.facts);
      return outcome.found;
    },
  };
}

/** @throws the error itself when it is no failure that others would share. */
function outcomeOf(error: unknown): KeyLoadOutcome {
  if (!(error instanceof StoreError)) throw error;
  const { store, operation, reason } = error;
  return { ended: "store-failed", facts: { store, operation, reason } };
}

import { CircuitOpen } from "./circuit-breaker.ts";
import { StoreError } from "./store-error.ts";

const REASON = "skipped, since it did not answer a moment ago";

/** For a call behind a circuit breaker: to the caller, a store that is not asked is a store that does not answer. */
export function skippedCall(store: StoreError["store"], operation: string): (error: unknown) => never {
  return (error) => {
    throw error instanceof CircuitOpen ? new StoreError({ store, operation, reason: REASON, cause: error }) : error;
  };
}

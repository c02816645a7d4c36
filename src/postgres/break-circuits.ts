import { type CircuitBreaker, CircuitOpen } from "../lib/circuit-breaker.ts";
import { StoreError } from "../lib/store-error.ts";
import type { RedisStore } from "../redis/redis.ts";
import type { Postgres } from "./postgres.ts";

const REASON = "skipped, since it did not answer a moment ago";

/** Postgres behind a circuit breaker: a statement is not sent while the circuit is open. */
export function breakPostgres(postgres: Postgres, breaker: CircuitBreaker): Postgres {
  return {
    run: (operation, ...call) =>
      breaker.run(() => postgres.run(operation, ...call)).catch(skipped("postgres", operation)),
  };
}

/** Redis behind a circuit breaker: a command is not sent while the circuit is open. */
export function breakRedis(redis: RedisStore, breaker: CircuitBreaker): RedisStore {
  return {
    run: (operation, ...call) => breaker.run(() => redis.run(operation, ...call)).catch(skipped("redis", operation)),
  };
}

/** To whoever asks, a store that is not asked is one that does not answer. */
function skipped(store: StoreError["store"], operation: string): (error: unknown) => never {
  return (error) => {
    throw error instanceof CircuitOpen ? new StoreError({ store, operation, reason: REASON, cause: error }) : error;
  };
}

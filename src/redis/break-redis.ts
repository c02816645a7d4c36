import type { CircuitBreaker } from "../lib/circuit-breaker.ts";
import { skippedCall } from "../lib/skipped-call.ts";
import type { RedisStore } from "./redis.ts";

/** Redis behind a circuit breaker: while the circuit is open, no command is sent. */
export function breakRedis(redis: RedisStore, breaker: Pick<CircuitBreaker, "run">): RedisStore {
  return {
    run: (operation, ...call) =>
      breaker.run(() => redis.run(operation, ...call)).catch(skippedCall("redis", operation)),
  };
}

import type { CircuitBreaker } from "../lib/circuit-breaker.ts";
import { skippedCall } from "../lib/skipped-call.ts";
import type { Postgres } from "./postgres.ts";

/** Postgres behind a circuit breaker: a statement is not sent while the circuit is open. */
export function breakPostgres(postgres: Postgres, breaker: Pick<CircuitBreaker, "run">): Postgres {
  return {
    run: (operation, ...call) =>
      breaker.run(() => postgres.run(operation, ...call)).catch(skippedCall("postgres", operation)),
  };
}

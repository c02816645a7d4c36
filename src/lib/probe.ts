import { createSingleFlight } from "./single-flight.ts";
import { StoreError } from "./store-error.ts";

/**
 * Asks a store whether it is there, at most once per `restMs` and isolate, however many call: a health
 * page that is polled must not be a load of its own.
 */
export type Probe<Facts> = (waitUntil: (work: Promise<unknown>) => void) => Promise<ProbeResult<Facts>>;

export type ProbeResult<Facts> =
  | { readonly status: "up"; readonly latencyMs: number; readonly facts: Facts }
  | { readonly status: "down"; readonly error: string };

/** Room for an answer on the way when the time limit strikes. */
const JOIN_MARGIN_MS = 500;

/**
 * @param options.ask one round trip; its failures are {@link StoreError}s.
 * @param options.timeoutMs after which the store counts as down.
 * @param options.restMs milliseconds for which a result is repeated.
 */
export function createProbe<Facts>(options: {
  ask: (signal: () => AbortSignal) => Promise<Facts>;
  timeoutMs: number;
  restMs: number;
  now: () => number;
}): Probe<Facts> {
  const { ask, timeoutMs, restMs, now } = options;
  const flights = createSingleFlight<ProbeResult<Facts>>({ joinLimitMs: timeoutMs + JOIN_MARGIN_MS, now });
  let last: { result: ProbeResult<Facts>; askedAt: number } | undefined;

  async function probe(): Promise<ProbeResult<Facts>> {
    const askedAt = now();
    const result = await ask(() => AbortSignal.timeout(timeoutMs)).then(
      (facts) => ({ status: "up" as const, latencyMs: now() - askedAt, facts }),
      (error: unknown) => {
        if (error instanceof StoreError) return { status: "down" as const, error: error.reason };
        throw error;
      },
    );
    last = { result, askedAt };
    return result;
  }

  return async (waitUntil) => {
    if (last !== undefined && now() - last.askedAt < restMs) return last.result;
    return flights.run("probe", probe, waitUntil);
  };
}

import { createSingleFlight } from "../../lib/single-flight.ts";
import { StoreError } from "../../lib/store-error.ts";
import type { ReadKeyFingerprint } from "../../links/issued-names.ts";
import type { Postgres } from "./postgres.ts";
import { fingerprintOf } from "./postgres-link-store.ts";
import { readKeyFingerprint } from "./statements.ts";

type Reading = { readonly fingerprint: string | null } | { readonly operation: string; readonly reason: string };

/** Reads `meta`, once for all who ask at the same time. */
export function createKeyFingerprintReader(options: {
  postgres: Postgres;
  timeoutMs: number;
  joinLimitMs: number;
  now: () => number;
}): ReadKeyFingerprint {
  const { postgres, timeoutMs, joinLimitMs, now } = options;
  const flights = createSingleFlight<Reading>({ joinLimitMs, now });

  async function read(): Promise<Reading> {
    try {
      return { fingerprint: await probePostgres(postgres, () => AbortSignal.timeout(timeoutMs)) };
    } catch (error) {
      if (error instanceof StoreError) return { operation: error.operation, reason: error.reason };
      throw error;
    }
  }

  return async (visit) => {
    const reading = await flights.run("meta", read, (work) => visit.waitUntil(work));
    if ("fingerprint" in reading) return reading.fingerprint;
    throw new StoreError({ store: "postgres", ...reading });
  };
}

/** Asks Postgres the cheapest question that is worth asking: whose database it is. */
export async function probePostgres(postgres: Postgres, signal: () => AbortSignal): Promise<string | null> {
  const [row] = await postgres.run("read the key's fingerprint", signal, readKeyFingerprint());
  return row === undefined ? null : fingerprintOf(row);
}

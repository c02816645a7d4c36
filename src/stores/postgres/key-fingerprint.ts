import { createSingleFlight } from "../../lib/single-flight.ts";
import { StoreError } from "../../lib/store-error.ts";
import type { ReadKeyFingerprint } from "../../links/issued-names.ts";
import type { Postgres } from "./postgres.ts";
import { fingerprintOf } from "./postgres-link-store.ts";
import { readKeyFingerprint } from "./statements.ts";

type Reading = { readonly fingerprint: string | null } | { readonly operation: string; readonly reason: string };

/** A scanner of a Worker with the wrong key must not become a load on Postgres. */
const REST_MS = 10_000;

/**
 * Reads `meta`, once for all who ask at the same time, and not again for a while once it holds a
 * fingerprint. That there is none is never remembered: the next moment somebody may claim the database
 * and print its first code.
 */
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

  let last: { fingerprint: string; readAt: number } | undefined;

  return async (visit) => {
    if (last !== undefined && now() - last.readAt < REST_MS) return last.fingerprint;
    const reading = await flights.run("meta", read, (work) => visit.waitUntil(work));
    if ("fingerprint" in reading) {
      if (reading.fingerprint !== null) last = { fingerprint: reading.fingerprint, readAt: now() };
      return reading.fingerprint;
    }
    throw new StoreError({ store: "postgres", ...reading });
  };
}

/** Asks Postgres the cheapest question that is worth asking: whose database it is. */
export async function probePostgres(postgres: Postgres, signal: () => AbortSignal): Promise<string | null> {
  const [row] = await postgres.run("read the key's fingerprint", signal, readKeyFingerprint());
  return row === undefined ? null : fingerprintOf(row);
}

import { type SQL, sql } from "drizzle-orm";
import { createSingleFlight } from "../../lib/single-flight.ts";
import { StoreError } from "../../lib/store-error.ts";
import type { Postgres } from "../../postgres/postgres.ts";
import type { DatabaseMeta, KnownMeta } from "../issued-names.ts";
import { meta, metaOf } from "./meta-table.ts";

type Reading = { readonly meta: DatabaseMeta } | { readonly operation: string; readonly reason: string };

/**
 * Reads `meta`, once for all who ask at the same time, and not again while what is known is young enough for
 * who asks. That there is no row is never remembered: the next moment somebody may claim the database
 * and print its first code.
 */
export function createKnownMeta(options: {
  postgres: Postgres;
  timeoutMs: number;
  joinLimitMs: number;
  now: () => number;
}): KnownMeta {
  const { postgres, timeoutMs, joinLimitMs, now } = options;
  const flights = createSingleFlight<Reading>({ joinLimitMs, now });
  let last: { meta: DatabaseMeta; readAt: number } | undefined;

  async function read(): Promise<Reading> {
    const readAt = now();
    try {
      const meta = await selectMeta(postgres, () => AbortSignal.timeout(timeoutMs));
      learn(meta, readAt);
      return { meta };
    } catch (error) {
      if (error instanceof StoreError) return { operation: error.operation, reason: error.reason };
      throw error;
    }
  }

  function learn(meta: DatabaseMeta, readAt: number): void {
    if (meta.keyFingerprint !== null && (last === undefined || last.readAt <= readAt)) last = { meta, readAt };
  }

  return {
    learn,

    async read(visit, maxAgeMs) {
      if (last !== undefined && now() - last.readAt < maxAgeMs) return last.meta;
      const reading = await flights.run("meta", read, (work) => visit.waitUntil(work));
      if ("meta" in reading) return reading.meta;
      throw new StoreError({ store: "postgres", ...reading });
    },

    last: () => (last === undefined ? null : { meta: last.meta, ageMs: now() - last.readAt }),
  };
}

/** Asks Postgres the cheapest question that is worth asking: whose database it is. */
export async function probePostgres(postgres: Postgres, signal: () => AbortSignal): Promise<string | null> {
  return (await selectMeta(postgres, signal)).keyFingerprint;
}

async function selectMeta(postgres: Postgres, signal: () => AbortSignal): Promise<DatabaseMeta> {
  const [row] = await postgres.run("read what the database was made with", signal, readMeta());
  return row === undefined ? { keyFingerprint: null, importedNameLengths: [] } : metaOf(row);
}

/** No row where the database was never written to. */
function readMeta(): SQL {
  return sql`SELECT key_fingerprint, imported_name_lengths FROM ${meta}`;
}

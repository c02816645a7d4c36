import type { Timeouts } from "../config.ts";
import { createSingleFlight } from "../lib/single-flight.ts";
import type { StoreError } from "../lib/store-error.ts";
import type { Postgres } from "../postgres/postgres.ts";
import { createKeyService, type KeyService } from "./key-service.ts";
import { KEY_BYTES } from "./key-text.ts";
import { createGuessLimit } from "./limit-guesses.ts";
import { type MemoryKeyStore, withKeyMemory } from "./stores/memory-key-store.ts";
import { createPostgresKeyRepository } from "./stores/postgres-key-repository.ts";
import { createPostgresKeyStore } from "./stores/postgres-key-store.ts";
import { type KeyLoadOutcome, withKeySingleFlight } from "./stores/single-flight-key-store.ts";

/** More than a team has, in half a MB. */
const MAX_KEPT_KEYS = 1_000;

/** The part of `services.ts` that finds out who calls the API. */
export interface KeysServices {
  readonly keys: MemoryKeyStore;
  readonly keyService: KeyService;
}

/** Memory → refusal of guesses → single flight → Postgres. */
export function createKeysServices(parts: {
  postgres: Postgres;
  timeouts: Timeouts;
  /** Guesses of keys that don't exist, for each address. */
  guesses: Parameters<typeof createGuessLimit>[0];
  now: () => number;
  createId: () => string;
  randomBytes: (count: number) => Uint8Array<ArrayBuffer>;
  reportFailure: (error: StoreError) => void;
}): KeysServices {
  const { postgres, timeouts, now, createId, randomBytes, reportFailure } = parts;
  const guesses = createGuessLimit(parts.guesses);
  const keys = withKeyMemory(
    guesses.refuse(
      withKeySingleFlight(
        guesses.count(createPostgresKeyStore({ postgres, timeoutMs: timeouts.postgresRedirectMs, now })),
        createSingleFlight<KeyLoadOutcome>({ joinLimitMs: timeouts.joinLimitMs, now }),
      ),
    ),
    { maxEntries: MAX_KEPT_KEYS, now, reportFailure },
  );
  const keyService = createKeyService({
    repository: createPostgresKeyRepository({ postgres, timeoutMs: timeouts.postgresApiMs }),
    forget: keys.forget,
    createId,
    createKeyBytes: () => randomBytes(KEY_BYTES),
    reportFailure,
  });
  return { keys, keyService };
}

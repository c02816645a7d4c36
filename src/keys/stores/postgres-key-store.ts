import type { Postgres } from "../../postgres/postgres.ts";
import type { KeyStore } from "../key-store.ts";
import { storedKeyOfRow } from "./key-row.ts";
import { findKey } from "./key-statements.ts";

/** The last rung of authentication: Postgres, which also notes that the key was used. */
export function createPostgresKeyStore(options: {
  postgres: Postgres;
  timeoutMs: number;
  now: () => number;
}): KeyStore<unknown> {
  const { postgres, timeoutMs, now } = options;
  return {
    async find(hash) {
      const asOf = now();
      const [row] = await postgres.run("find an API key", () => AbortSignal.timeout(timeoutMs), findKey(hash));
      return { key: row === undefined ? null : storedKeyOfRow(row), asOf };
    },
  };
}

import { onlyRow } from "../../postgres/only-row.ts";
import type { Postgres } from "../../postgres/postgres.ts";
import type { KeyRepository } from "../key-repository.ts";
import { apiKeyOfRow, keyHashOfRow } from "./key-row.ts";
import { createKey, listKeys, removeKey } from "./key-statements.ts";

/** @param options.timeoutMs limit of each statement, within the deadline of the request. */
export function createPostgresKeyRepository(options: { postgres: Postgres; timeoutMs: number }): KeyRepository {
  const { postgres, timeoutMs } = options;
  return {
    async create(draft, deadline) {
      const operation = "create an API key";
      const rows = await postgres.run(operation, () => deadline.signal(timeoutMs), createKey(draft));
      return apiKeyOfRow(onlyRow(operation, rows));
    },

    async list(deadline) {
      const rows = await postgres.run("list API keys", () => deadline.signal(timeoutMs), listKeys());
      return rows.map(apiKeyOfRow);
    },

    async remove(id, deadline) {
      const [row] = await postgres.run("revoke an API key", () => deadline.signal(timeoutMs), removeKey(id));
      return row === undefined ? null : keyHashOfRow(row);
    },
  };
}

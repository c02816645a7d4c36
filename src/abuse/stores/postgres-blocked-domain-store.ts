import { createRowReader } from "../../lib/row-reader.ts";
import { onlyRow } from "../../postgres/only-row.ts";
import type { Postgres, Row } from "../../postgres/postgres.ts";
import type { BlockListReading } from "../block-list.ts";
import type { BlockedDomain, Domain } from "../blocked-domain.ts";
import type { BlockedDomainStore } from "../blocked-domain-store.ts";
import {
  addBlockedDomains,
  listBlockedDomains,
  readBlockList,
  removeBlockedDomains,
} from "./blocked-domain-statements.ts";

/** @param options.timeoutMs limit of each statement, within the deadline. */
export function createPostgresBlockedDomainStore(options: {
  postgres: Postgres;
  timeoutMs: number;
}): BlockedDomainStore {
  const { postgres, timeoutMs } = options;
  return {
    async add(domains, facts, deadline) {
      const statement = addBlockedDomains(domains, facts);
      const rows = await postgres.run("block domains", () => deadline.signal(timeoutMs), statement);
      return rows.map(blockedDomainOfRow);
    },

    async list(after, limit, deadline) {
      const statement = listBlockedDomains(after, limit);
      const rows = await postgres.run("list blocked domains", () => deadline.signal(timeoutMs), statement);
      return rows.map(blockedDomainOfRow);
    },

    async remove(domains, deadline) {
      const statement = removeBlockedDomains(domains);
      const rows = await postgres.run("unblock domains", () => deadline.signal(timeoutMs), statement);
      return rows.map((row) => createRowReader("a blocked domain", row).text("domain") as Domain); // As blockedDomainOfRow.
    },
  };
}

/** @param options.timeoutMs limit of the statement. */
export function createBlockListReader(options: { postgres: Postgres; timeoutMs: number }) {
  const { postgres, timeoutMs } = options;
  return async (knownDigest: string | null): Promise<BlockListReading> => {
    const operation = "read the blocked domains";
    const rows = await postgres.run(operation, () => AbortSignal.timeout(timeoutMs), readBlockList(knownDigest));
    const row = onlyRow(operation, rows);
    const column = createRowReader("the blocked domains", row);
    return { digest: column.text("digest"), domains: row["domains"] === null ? null : column.texts("domains") };
  };
}

function blockedDomainOfRow(row: Row): BlockedDomain {
  const column = createRowReader("a blocked domain", row);
  return {
    domain: column.text("domain") as Domain, // It passed the brand's parser on its way in.
    reason: column.textOrNull("reason"),
    createdAt: column.moment("created_at"),
    createdBy: column.text("created_by"),
  };
}

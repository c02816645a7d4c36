import { StoreError } from "../../lib/store-error.ts";
import { linkOfRow } from "../../links/stores/row-of-link-table.ts";
import type { KeyConfirmation } from "../../names/key-confirmation.ts";
import { linkId } from "../../names/link-id.ts";
import { fingerprintOf } from "../../names/stores/meta-table.ts";
import { WrongCodeKey } from "../../names/wrong-code-key.ts";
import { onlyRow } from "../../postgres/only-row.ts";
import type { Postgres } from "../../postgres/postgres.ts";
import type { LinkPages } from "../link-pages.ts";
import { beginExport, findLinksDownFrom } from "./import-statements.ts";

/** @param options.timeoutMs limit of each statement, within the deadline. */
export function createPostgresLinkPages(options: {
  postgres: Postgres;
  timeoutMs: number;
  fingerprint: string;
  confirmation: KeyConfirmation;
}): LinkPages {
  const { postgres, timeoutMs, fingerprint, confirmation } = options;

  return {
    async begin(deadline) {
      const operation = "begin an export";
      const row = onlyRow(operation, await postgres.run(operation, () => deadline.signal(timeoutMs), beginExport()));
      if (confirmation.observe(fingerprintOf(row)) === "wrong") throw new WrongCodeKey();
      return { keyFingerprint: fingerprint, lastId: linkId(String(row["last_id"])) };
    },

    async page(lastId, deadline) {
      const operation = "read links for an export";
      const rows = await postgres.run(operation, () => deadline.signal(timeoutMs), findLinksDownFrom(lastId));
      return rows.map((row) => {
        const link = linkOfRow(row);
        if (link === null) throw new StoreError({ store: "postgres", operation, reason: "a row without a link" });
        return link;
      });
    },
  };
}

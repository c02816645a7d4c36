import type { LinkPages } from "../../imports/link-pages.ts";
import { StoreError } from "../../lib/store-error.ts";
import type { KeyConfirmation } from "../../links/key-confirmation.ts";
import { linkId } from "../../links/link-id.ts";
import { WrongCodeKey } from "../../links/link-store.ts";
import { beginExport, findLinksDownFrom } from "./import-statements.ts";
import { linkOfRow } from "./link-row.ts";
import type { Postgres } from "./postgres.ts";
import { fingerprintOf, onlyRow } from "./postgres-link-store.ts";

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

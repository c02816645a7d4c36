import { StoreError } from "../../lib/store-error.ts";
import type { KeyConfirmation } from "../../names/key-confirmation.ts";
import { isSlugTaken } from "../../postgres/again-if-contended.ts";
import { onlyRow } from "../../postgres/only-row.ts";
import type { Postgres, Row } from "../../postgres/postgres.ts";
import type { DeletedLinkStore } from "../changes/deleted-link-store.ts";
import { findDeletedLink, restoreLink } from "./deleted-link-statements.ts";
import { linkUnderRightKey } from "./row-of-link-table.ts";

/** @param options.timeoutMs limit of each statement, within the deadline of the request. */
export function createPostgresDeletedLinkStore(options: {
  postgres: Postgres;
  timeoutMs: number;
  confirmation: KeyConfirmation;
  /** Near to the database's clock: see `BEGIN_LIMIT_MS`. */
  now: () => number;
}): DeletedLinkStore {
  const { postgres, timeoutMs, confirmation, now } = options;
  return {
    async find(names, deadline) {
      const operation = "find a deleted link";
      const rows = await postgres.run(operation, () => deadline.signal(timeoutMs), findDeletedLink(names));
      const row = onlyRow(operation, rows);
      const found = linkUnderRightKey(names, row, confirmation);
      return found === null ? null : { ...found, isAdmins: row["is_admins"] === true };
    },

    async restore({ id, name }, by, deadline) {
      const operation = "restore a link";
      const statement = restoreLink(id, by, now());
      let row: Row;
      try {
        row = onlyRow(operation, await postgres.run(operation, () => deadline.signal(timeoutMs), statement));
      } catch (error) {
        if (isSlugTaken(error)) return "slug-taken";
        throw error;
      }
      const reason = "the statement began too late, and changed nothing";
      if (row["is_late"] === true) throw new StoreError({ store: "postgres", operation, reason });
      return linkUnderRightKey([name], row, confirmation);
    },
  };
}

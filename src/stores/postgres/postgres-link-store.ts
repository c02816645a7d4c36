import { StoreError } from "../../lib/store-error.ts";
import type { KeyConfirmation } from "../../links/key-confirmation.ts";
import { type Link, targetOf } from "../../links/link.ts";
import type { IssuedName } from "../../links/link-name.ts";
import { type LinkStore, type ReportRead, WrongCodeKey } from "../../links/link-store.ts";
import { linkOfRow } from "./link-row.ts";
import type { Postgres, Row } from "./postgres.ts";
import { findLink } from "./statements.ts";

/** The last rung of the read ladder: the truth. */
export function createPostgresLinkStore(options: {
  postgres: Postgres;
  timeoutMs: number;
  confirmation: KeyConfirmation;
  now: () => number;
  report: ReportRead;
}): LinkStore<IssuedName> {
  const { postgres, timeoutMs, confirmation, now, report } = options;
  return {
    async find(name) {
      const asOf = now();
      const rows = await postgres.run("find a link", () => AbortSignal.timeout(timeoutMs), findLink(name));
      const link = linkUnderRightKey(name, onlyRow("find a link", rows), confirmation);
      report({ tier: "postgres", outcome: link === null ? "none" : "hit" });
      return { target: link === null ? null : targetOf(link), asOf, tier: "postgres" };
    },
  };
}

/**
 * The link of a row that has the fingerprint beside it.
 * @throws {WrongCodeKey} when the name is a code, and the database was made with another key.
 */
export function linkUnderRightKey(name: IssuedName, row: Row, confirmation: KeyConfirmation): Link | null {
  const key = confirmation.observe(fingerprintOf(row));
  if (key === "wrong" && name.kind === "code") throw new WrongCodeKey();
  return linkOfRow(row);
}

export function fingerprintOf(row: Row): string | null {
  const fingerprint = row["key_fingerprint"];
  return typeof fingerprint === "string" ? fingerprint : null;
}

/** @throws {StoreError} when a statement that always gives one row gave another number. */
export function onlyRow(operation: string, rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined || rows.length > 1) {
    throw new StoreError({ store: "postgres", operation, reason: `${rows.length} rows instead of 1` });
  }
  return row;
}

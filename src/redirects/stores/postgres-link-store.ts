import { StoreError } from "../../lib/store-error.ts";
import { type Link, targetOf } from "../../links/link.ts";
import type { IssuedLink } from "../../links/link-repository.ts";
import { linkOfRow } from "../../links/stores/link-row.ts";
import { findLink } from "../../links/stores/link-statements.ts";
import { isCode } from "../../names/code.ts";
import type { DatabaseMeta, KnownMeta } from "../../names/issued-names.ts";
import type { KeyConfirmation } from "../../names/key-confirmation.ts";
import type { IssuedName } from "../../names/link-name.ts";
import type { Postgres, Row } from "../../postgres/postgres.ts";
import { type LinkStore, type ReportRead, WrongCodeKey } from "../link-store.ts";

/** The last rung of the read ladder: the truth. */
export function createPostgresLinkStore(options: {
  postgres: Postgres;
  timeoutMs: number;
  confirmation: KeyConfirmation;
  /** Gets what each look-up brings along. */
  knownMeta?: Pick<KnownMeta, "learn">;
  now: () => number;
  report: ReportRead;
}): LinkStore<IssuedName> {
  const { postgres, timeoutMs, confirmation, knownMeta, now, report } = options;
  return {
    async find(names) {
      const asOf = now();
      const rows = await postgres.run("find a link", () => AbortSignal.timeout(timeoutMs), findLink(names));
      const row = onlyRow("find a link", rows);
      knownMeta?.learn(metaOf(row), asOf);
      const found = linkUnderRightKey(names, row, confirmation);
      report({ tier: "postgres", outcome: found === null ? "none" : "hit" });
      if (found === null) return { target: null, asOf, tier: "postgres" };
      return { target: targetOf(found.link), name: found.name, asOf, tier: "postgres" };
    },
  };
}

/**
 * The link of a row that has the fingerprint beside it, and which of the names it has.
 * @throws {WrongCodeKey} when one of the names up to its own has a code's shape, and the database was made with another
 *   key: then that name may be another link's.
 */
export function linkUnderRightKey(
  names: readonly IssuedName[],
  row: Row,
  confirmation: KeyConfirmation,
): IssuedLink | null {
  const key = confirmation.observe(fingerprintOf(row));
  const link = linkOfRow(row);
  const name = link === null ? undefined : names.find((each) => isNameOf(each, link));
  const upToIt = name === undefined ? names : names.slice(0, names.indexOf(name) + 1);
  if (key === "wrong" && upToIt.some(({ text }) => isCode(text))) throw new WrongCodeKey();
  if (link === null) return null;
  if (name === undefined)
    throw new StoreError({ store: "postgres", operation: "find a link", reason: "a link of another name" });
  return { name, link };
}

function isNameOf(name: IssuedName, { id, slug }: Link): boolean {
  return name.kind === "code" ? slug === null && id === name.id : slug === name.text;
}

export function fingerprintOf(row: Row): string | null {
  const fingerprint = row["key_fingerprint"];
  return typeof fingerprint === "string" ? fingerprint : null;
}

export function metaOf(row: Row): DatabaseMeta {
  const lengths = row["imported_name_lengths"];
  return { keyFingerprint: fingerprintOf(row), importedNameLengths: Array.isArray(lengths) ? lengths.map(Number) : [] };
}

/** @throws {StoreError} when a statement that always gives one row gave another number. */
export function onlyRow(operation: string, rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined || rows.length > 1) {
    throw new StoreError({ store: "postgres", operation, reason: `${rows.length} rows instead of 1` });
  }
  return row;
}

import type { CodeCodec } from "./code.ts";
import { parseImportedName } from "./imported-name.ts";
import type { KeyConfirmation } from "./key-confirmation.ts";
import type { IssuedName, LinkName } from "./link-name.ts";
import { type Visit, WrongCodeKey } from "./link-store.ts";
import { parseSlug } from "./slug.ts";

/**
 * Tells the names that may exist from those that can't, which are refused by arithmetic alone (P2): the
 * codes that were never issued, and names of a length that no imported link has kept.
 *
 * What the arithmetic rests on is in `meta`: whose key the codes are under (P9), and which names were
 * imported. That is read at the first refusal, and again when it is five minutes old: within that time an
 * isolate learns of an import, and somebody who tries codes costs it one query. A refusal that can't
 * be backed so is an outage, and no "not found" (P6).
 *
 * `/Pricing` is no refusal: the slug `pricing` is asked for next, and shall go on while Postgres is down. So
 * there, what was known up to `staleMaxMs` ago is good enough, as it is for the links themselves.
 */
export interface IssuedNames {
  /**
   * @returns null for a name that no link has.
   * @throws {WrongCodeKey} @throws {StoreError} when `meta` had to be read and could not be.
   */
  find(name: LinkName, visit: Visit): Promise<IssuedName | null>;
}

export interface DatabaseMeta {
  /** Of the CODE_KEY that the database was made with; null where it was never written to. */
  readonly keyFingerprint: string | null;
  /** In UTF-16 code units. */
  readonly importedNameLengths: readonly number[];
}

/**
 * @param maxAgeMs how old the answer may be.
 * @param staleMaxMs how old it may be while the database does not answer.
 * @throws {StoreError} when it does not answer, and nothing is young enough.
 */
export type ReadMeta = (visit: Visit, maxAgeMs: number, staleMaxMs: number) => Promise<DatabaseMeta>;

const MAX_AGE_MS = 300_000;
/** A scanner of a Worker with the wrong key must not become a load on Postgres, and a key that was put right must count soon. */
const UNCONFIRMED_MAX_AGE_MS = 10_000;

export function createIssuedNames(parts: {
  codes: CodeCodec;
  confirmation: KeyConfirmation;
  readMeta: ReadMeta;
  staleMaxMs: number;
}): IssuedNames {
  const { codes, confirmation, readMeta, staleMaxMs } = parts;

  async function isImported({ kind, text }: LinkName, visit: Visit): Promise<boolean> {
    const maxAgeMs = confirmation.isConfirmed ? MAX_AGE_MS : UNCONFIRMED_MAX_AGE_MS;
    const meta = await readMeta(visit, maxAgeMs, kind === "imported" && parseSlug(text).ok ? staleMaxMs : 0);
    if (confirmation.observe(meta.keyFingerprint) === "wrong") throw new WrongCodeKey();
    return meta.importedNameLengths.includes(text.length);
  }

  return {
    async find(name, visit) {
      switch (name.kind) {
        case "slug":
          return name;
        case "code": {
          const id = await codes.decode(name.text);
          if (id !== null) return { ...name, id };
          if (!(await isImported(name, visit))) return null;
          const imported = parseImportedName(name.text);
          return imported.ok ? { kind: "imported", text: imported.value } : null;
        }
        case "imported":
          return (await isImported(name, visit)) ? name : null;
      }
    },
  };
}

import type { Visit } from "../lib/request-scope.ts";
import { StoreError } from "../lib/store-error.ts";
import { withoutEnding } from "../lib/text/without-ending.ts";
import type { CodeCodec } from "./code.ts";
import { domainIn, slugIn, textOn } from "./domain-of-name.ts";
import { parseImportedName } from "./imported-name.ts";
import type { KeyConfirmation } from "./key-confirmation.ts";
import type { IssuedName, LinkName } from "./link-name.ts";
import { WrongCodeKey } from "./wrong-code-key.ts";

/**
 * Tells the names that may exist from those that can't, which are refused by arithmetic alone (P2): the
 * codes that were never issued, and names of a length that no imported link has kept.
 *
 * What the arithmetic rests on is in `meta`: whose key the codes are under (P9), and which names were
 * imported. Look-ups in Postgres bring it along; it is read by itself at a refusal when it is five minutes old: within
 * that time an isolate learns of an import, and somebody who tries codes costs it one query. A refusal that can't
 * be backed so is an outage, and no "not found" (P6).
 *
 * Nothing is refused that is remembered facts' word against another name's: of a path that can mean a slug or an
 * issued code too, all names are looked up, since that is one command and one statement anyway. And nothing is refused
 * where links are changed: see `decode`.
 */
export interface IssuedNames {
  /**
   * The names that may exist, in the same order; empty if no link can have any of them.
   * @throws {WrongCodeKey} @throws {StoreError} when `meta` had to be read and could not be.
   */
  find(names: readonly LinkName[], visit: Visit): Promise<readonly IssuedName[]>;
  /**
   * The names in the same order: a code gets its id, or else counts as a name that a link may have been imported with.
   */
  decode(names: readonly LinkName[]): Promise<readonly IssuedName[]>;
  readonly mayPassOver: MayPassOver;
}

export interface DatabaseMeta {
  /** The fingerprint of the CODE_KEY that the database was made with; null before its first link. */
  readonly keyFingerprint: string | null;
  /** In UTF-16 code units. */
  readonly importedNameLengths: readonly number[];
}

/** What this isolate knows of `meta`. */
export interface KnownMeta {
  /**
   * @param maxAgeMs how old the answer may be.
   * @throws {StoreError} when the database had to be asked and does not answer.
   */
  read(visit: Visit, maxAgeMs: number): Promise<DatabaseMeta>;
  /** The newest answer that was seen, however old; null if there was none. */
  last(): { readonly meta: DatabaseMeta; readonly ageMs: number } | null;
  /** Remembers what another statement has read. @param readAt when it was sent, in milliseconds since the epoch. */
  learn(meta: DatabaseMeta, readAt: number): void;
}

/**
 * Tells a name that a look-up may pass over while Postgres is down, so that a link behind it is served from a cache:
 * one that no link is known to have had, as far as that can be known without asking.
 */
export type MayPassOver = (name: LinkName) => boolean;

const MAX_AGE_MS = 300_000;
/** A scanner of a Worker with the wrong key must not become a load on Postgres, and a key that was put right must count soon. */
const UNCONFIRMED_MAX_AGE_MS = 10_000;

/** @param parts.staleMaxMs how old the knowledge may be that lets a look-up pass over a name in an outage. */
export function createIssuedNames(parts: {
  codes: Pick<CodeCodec, "decode">;
  confirmation: KeyConfirmation;
  knownMeta: Pick<KnownMeta, "read" | "last">;
  staleMaxMs: number;
}): IssuedNames {
  const { codes, confirmation, knownMeta, staleMaxMs } = parts;

  async function decode(names: readonly LinkName[]): Promise<readonly IssuedName[]> {
    const decoded = await Promise.all(
      names.map(async (name): Promise<IssuedName | null> => {
        if (name.kind !== "code") return name;
        const id = await codes.decode(slugIn(name.text));
        if (id !== null) return { ...name, id };
        const imported = parseImportedName(slugIn(name.text));
        return imported.ok ? { kind: "imported", text: textOn(domainIn(name.text), imported.value) } : null;
      }),
    );
    return decoded.filter((name) => name !== null);
  }

  const hasLengthOf = (meta: DatabaseMeta | undefined, { text }: Pick<LinkName, "text">) =>
    meta?.importedNameLengths.includes(slugIn(text).length) === true;

  return {
    decode,

    async find(names, visit) {
      const decoded = await decode(names);
      if (decoded.length === 0 || decoded.some(({ kind }) => kind !== "imported")) return decoded;
      let meta: DatabaseMeta;
      try {
        meta = await knownMeta.read(visit, confirmation.isConfirmed ? MAX_AGE_MS : UNCONFIRMED_MAX_AGE_MS);
      } catch (error) {
        const last = knownMeta.last()?.meta;
        // While Postgres is down, go on with names that may exist: a cache may have the link.
        if (error instanceof StoreError && decoded.some((name) => hasLengthOf(last, name))) return decoded;
        throw error;
      }
      if (confirmation.observe(meta.keyFingerprint) === "wrong") throw new WrongCodeKey();
      return decoded.filter((name) => hasLengthOf(meta, name));
    },

    mayPassOver(name) {
      if (name.kind !== "imported") return false;
      const last = knownMeta.last();
      if (hasLengthOf(last?.meta, name)) return false;
      // A mark at the end was more likely left there by a chat than it is part of a name. But names that differ only in
      // capitals are likely enough that we need to know which lengths were imported.
      return withoutEnding(name.text) !== name.text || (last !== null && last.ageMs < staleMaxMs);
    },
  };
}

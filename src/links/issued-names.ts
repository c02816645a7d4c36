import type { CodeCodec } from "./code.ts";
import type { KeyConfirmation } from "./key-confirmation.ts";
import type { IssuedName, LinkName } from "./link-name.ts";
import { type Visit, WrongCodeKey } from "./link-store.ts";

/**
 * Tells the names that may exist from the codes that were never issued (P2), which are refused by
 * arithmetic alone, once the key is confirmed (P9). Before that, a refusal asks the database.
 */
export interface IssuedNames {
  /**
   * @returns null for a code that no id has.
   * @throws {WrongCodeKey} @throws {StoreError} when the key had to be confirmed and could not be.
   */
  find(name: LinkName, visit: Visit): Promise<IssuedName | null>;
}

/** Reads the fingerprint that the database was made with; null where it was never written to. */
export type ReadKeyFingerprint = (visit: Visit) => Promise<string | null>;

export function createIssuedNames(parts: {
  codes: CodeCodec;
  confirmation: KeyConfirmation;
  readKeyFingerprint: ReadKeyFingerprint;
}): IssuedNames {
  const { codes, confirmation, readKeyFingerprint } = parts;
  return {
    async find(name, visit) {
      if (name.kind === "slug") return name;
      const id = await codes.decode(name.text);
      if (id !== null) return { ...name, id };
      if (!confirmation.isConfirmed && confirmation.observe(await readKeyFingerprint(visit)) === "wrong") {
        throw new WrongCodeKey();
      }
      return null;
    },
  };
}

import type { ImportedLink, Piece } from "../../src/imports/imported-links.ts";
import type { ImportedName } from "../../src/names/imported-name.ts";
import { destinationOf, UNSET_FIELDS } from "./sample-links.ts";

/** A link of an import that brings nothing but what is given. */
export function importedLinkOf(line: number, facts: Partial<ImportedLink> = {}): ImportedLink {
  return {
    ...{
      line,
      name: null,
      domain: null,
      isImportedName: false,
      id: null,
      renamedFrom: null,
      note: null,
      createdAt: null,
      updatedAt: null,
    },
    fields: {
      ...UNSET_FIELDS,
      ...{ url: destinationOf(`https://example.com/${line}`), passwordHash: null },
    },
    ...facts,
  };
}

export function pieceOf(importId: string, links: readonly ImportedLink[], facts: Partial<Piece> = {}): Piece {
  const lines = links.map(({ line }) => line);
  return {
    ...{ importId, firstLine: lines[0] ?? 0, lastLine: lines.at(-1) ?? 0 },
    ...{ links, failures: [] },
    ...facts,
  };
}

/** A name as an import keeps it. */
export const keptName = (text: string) => ({ name: text as ImportedName, isImportedName: /[^a-z0-9-]/.test(text) }); // Well-formed, by its test.

import type { Deadline } from "../lib/deadline.ts";
import type { LinkFields } from "../links/link-repository.ts";
import type { ImportedName } from "../names/imported-name.ts";
import type { LinkId } from "../names/link-id.ts";
import type { Slug } from "../names/slug.ts";

/** The port to the links that imports make. */
export interface ImportedLinks {
  /**
   * Makes the links of a piece of a file, and writes down what came of its rows, in one statement: all of
   * it or nothing, and never twice, however often the piece is delivered.
   *
   * @throws {StoreError} when it is not known whether it took: deliver it again.
   */
  insert(piece: Piece, deadline: Deadline): Promise<PieceOutcome>;
}

export interface Piece {
  readonly importId: string;
  /** Of the file; pieces of one file don't overlap. */
  readonly firstLine: number;
  readonly lastLine: number;
  readonly links: readonly ImportedLink[];
  readonly failures: readonly RowFailure[];
}

export interface ImportedLink {
  readonly line: number;
  /** The name that it keeps; null to get a code. */
  readonly name: Slug | ImportedName | null;
  /** Whether the name is one that only an import can bring: its length has to be known then. */
  readonly isImportedName: boolean;
  /** The id that it keeps; null to get one. */
  readonly id: LinkId | null;
  /** What it was called, where it can't be any more. */
  readonly renamedFrom: string | null;
  /** What it lost on the way, for whoever sent the file; null for nothing. */
  readonly note: string | null;
  readonly fields: LinkFields;
  /** Milliseconds since the epoch; null for now. */
  readonly createdAt: number | null;
  readonly updatedAt: number | null;
}

export interface RowFailure {
  readonly line: number;
  readonly message: string;
}

export type PieceOutcome =
  /** Now or before. */
  | "done"
  /** Parts of it are there: it was taken apart before. */
  | "partly-done"
  /** A row holds what the database refuses; nothing was made. */
  | "refused"
  /** The import is unknown: it was cleared out, or its database is another one. */
  | "unknown-import"
  | "wrong-code-key";

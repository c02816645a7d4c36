import type { Deadline } from "../lib/deadline.ts";
import type { LinkFields } from "../links/link-repository.ts";
import type { DomainName } from "../names/domain-of-name.ts";
import type { ImportedName } from "../names/imported-name.ts";
import type { LinkId } from "../names/link-id.ts";
import type { Slug } from "../names/slug.ts";

/** The port to the links that imports make. */
export interface ImportedLinks {
  /**
   * Makes the links of a piece of a file, and records the result of each row, in one statement: all of it or nothing,
   * and never twice, however often the piece is delivered.
   *
   * @throws {StoreError} when it is not known whether it took: deliver it again.
   */
  insert(piece: Piece, deadline: Deadline): Promise<PieceOutcome>;
}

export interface Piece {
  readonly importId: string;
  /** The piece's first line in the file. Pieces of one file don't overlap. */
  readonly firstLine: number;
  readonly lastLine: number;
  readonly links: readonly ImportedLink[];
  readonly failures: readonly RowFailure[];
}

export interface ImportedLink {
  readonly line: number;
  /** The domain that it opens on; null for the default one. */
  readonly domain: DomainName | null;
  /** The name that it keeps, on its domain; null to get a code. */
  readonly name: Slug | ImportedName | null;
  /** Whether only an import can bring such a name: then its length has to be recorded. */
  readonly isImportedName: boolean;
  /** The id that it keeps; null to get one. */
  readonly id: LinkId | null;
  /** Its old name, if it can't keep that name; otherwise null. */
  readonly renamedFrom: string | null;
  /** What it lost in the import, for the sender of the file; null for nothing. */
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
  /** Made now, or by an earlier delivery. */
  | "done"
  /** Some of its rows are there: an earlier delivery made it in parts. */
  | "partly-done"
  /** The database refuses a row; nothing was made. */
  | "refused"
  /** The import is unknown: it was deleted as too old, or this is another database. */
  | "unknown-import"
  | "wrong-code-key";

import type { Deadline } from "../lib/deadline.ts";
import type { LinkId } from "../links/link-id.ts";
import type { ExportHeader } from "./export-header.ts";

/** The port to what is known of imports. Every call is one statement within the deadline. */
export interface ImportLog {
  /**
   * Writes down that an import begins, and decides in the same statement whether its rows keep their ids:
   * where the file is Bijou's own export under this very CODE_KEY, and there are no links yet. The ids
   * that others draw from then on lie beyond the export's.
   *
   * @param start.header null for a file of another shortener.
   * @returns `wrong-code-key` where the database was made with another one (P9).
   * @throws {StoreError}
   */
  begin(
    start: { id: string; owner: string; header: ExportHeader | null },
    deadline: Deadline,
  ): Promise<"keeps-ids" | "new-ids" | "wrong-code-key">;
  /** The upload has ended. @param total how many rows it had. @throws {StoreError} */
  end(id: string, total: number, deadline: Deadline): Promise<void>;
  /** @param owner null for whoever may see them all. @returns null when there is none, or not of this owner. @throws {StoreError} */
  get(id: string, owner: string | null, deadline: Deadline): Promise<ImportRecord | null>;
}

export interface ImportRecord {
  /** null until the upload has ended. */
  readonly total: number | null;
  readonly created: number;
  readonly failed: number;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** By line, the first {@link MAX_REPORTS}. */
  readonly errors: readonly { readonly line: number; readonly message: string }[];
  /** Links that could not keep their name, by line; as many. `name` is what it was. */
  readonly renamed: readonly { readonly line: number; readonly name: string; readonly linkId: LinkId }[];
}

export const MAX_REPORTS = 1_000;

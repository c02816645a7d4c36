import type { Deadline } from "../lib/deadline.ts";
import type { LinkId } from "../names/link-id.ts";
import type { ExportHeader } from "./exporting/export-header.ts";
import type { FormatName } from "./import-format.ts";

/** The port to what is known of imports. Every call is one statement within the deadline. */
export interface ImportLog {
  /**
   * Writes down that an import begins, and decides in the same statement whether its rows keep their ids: they do if the
   * file is Bijou's own export under this CODE_KEY, and there are no links yet. From then on, new ids lie beyond the
   * export's.
   *
   * @param start.header null for a file of another shortener.
   * @param start.ignoredColumns the ones that are known at the beginning.
   * @returns `wrong-code-key` where the database was made with another one (P9).
   * @throws {StoreError}
   */
  begin(
    start: {
      id: string;
      owner: string;
      header: ExportHeader | null;
      format: FormatName;
      ignoredColumns: readonly string[];
    },
    deadline: Deadline,
  ): Promise<"keeps-ids" | "new-ids" | "wrong-code-key">;
  /** The upload has ended. @throws {StoreError} */
  end(id: string, counts: UploadCounts, deadline: Deadline): Promise<void>;
  /**
   * @param owner null for a caller who may see all imports. @returns null if there is none, or if it is another
   * owner's. @throws {StoreError}
   */
  get(id: string, owner: string | null, deadline: Deadline): Promise<ImportRecord | null>;
}

/** What is known of an upload once it was read to its end. */
export interface UploadCounts {
  /** How many rows it had. */
  readonly total: number;
  /** How many of them came without a name. */
  readonly unnamed: number;
  /** As the file spells them. */
  readonly ignoredColumns: readonly string[];
}

export interface ImportRecord {
  /**
   * null if an earlier release took the upload. Then `unnamed` is null too; it is also null until the upload has ended.
   */
  readonly format: string | null;
  readonly ignoredColumns: readonly string[];
  readonly unnamed: number | null;
  /** null until the upload has ended. */
  readonly total: number | null;
  readonly created: number;
  readonly failed: number;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** By line: up to {@link MAX_REPORTS} rows that failed, and rows that were made but lost something. */
  readonly errors: readonly { readonly line: number; readonly message: string }[];
  /** Links that could not keep their name, by line, up to the same number. `name` is the old name. */
  readonly renamed: readonly { readonly line: number; readonly name: string; readonly linkId: LinkId }[];
}

export const MAX_REPORTS = 1_000;

import type { Deadline } from "../lib/deadline.ts";
import type { Link } from "../links/link.ts";
import type { LinkId } from "../names/link-id.ts";
import type { ExportHeader } from "./exporting/export-header.ts";

/** The port to all links, for an export. Every call is one statement. */
export interface LinkPages {
  /** @throws {StoreError} @throws {WrongCodeKey} when the codes would not be those that are printed (P9). */
  begin(deadline: Deadline): Promise<ExportHeader>;
  /**
   * The links with the highest ids up to `lastId`, in descending order; empty if there are none. @throws {StoreError}
   */
  page(lastId: LinkId, deadline: Deadline): Promise<readonly Link[]>;
}

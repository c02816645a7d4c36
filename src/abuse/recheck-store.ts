import type { Deadline } from "../lib/deadline.ts";
import type { Destination } from "../links/destination.ts";
import type { Link } from "../links/link.ts";
import type { LinkId } from "../names/link-id.ts";

/**
 * The port to the walk over all enabled links, for the check of their destinations. Up to half of a stretch are links
 * made since the last one: harm is often found hours after a link was made, and its create may have gone unchecked. The
 * rest are the other links by id, round and round, so that the oldest check comes next.
 *
 * One row keeps how far the walk has come. The walk writes to no link.
 */
export interface RecheckStore {
  /** @returns null if nothing may be read, because the database was made with another CODE_KEY. @throws {StoreError} */
  next(limit: number, deadline: Deadline): Promise<Stretch | null>;
  /** @throws {StoreError} when it is not known whether the cursor was kept: then the same links may come again. */
  keep(cursor: Cursor, deadline: Deadline): Promise<void>;
}

export interface Stretch {
  readonly links: readonly RecheckedLink[];
  /** The cursor to keep once these links were checked. */
  readonly cursor: Cursor;
}

export interface Cursor {
  readonly roundId: bigint;
  readonly newId: bigint;
}

export interface RecheckedLink extends Pick<Link, "slug" | "domain"> {
  readonly id: LinkId;
  readonly url: Destination;
  readonly expiredUrl: Destination | null;
  readonly rules: Link["rules"];
}

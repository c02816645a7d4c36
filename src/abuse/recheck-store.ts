import type { Deadline } from "../lib/deadline.ts";
import type { Destination } from "../links/destination.ts";
import type { Link } from "../links/link.ts";
import type { LinkId } from "../names/link-id.ts";

/**
 * The port to the walk over all enabled links, for the check of their destinations. Links that were made since the
 * last stretch go first, up to half of it: what does harm is often found out hours after it was made, and a create
 * may have gone on unchecked. The rest goes round all others by their ids, so that whose check is oldest is next.
 *
 * How far it has come is kept in one row, and no link is written to.
 */
export interface RecheckStore {
  /** @returns null where nothing may be read: another CODE_KEY made this database. @throws {StoreError} */
  next(limit: number, deadline: Deadline): Promise<Stretch | null>;
  /** @throws {StoreError} when it is not known whether it is kept: the stretch comes again. */
  keep(cursor: Cursor, deadline: Deadline): Promise<void>;
}

export interface Stretch {
  readonly links: readonly RecheckedLink[];
  /** To be kept once these have had their turn. */
  readonly cursor: Cursor;
}

export interface Cursor {
  readonly roundId: bigint;
  readonly newId: bigint;
}

export interface RecheckedLink extends Pick<Link, "slug"> {
  readonly id: LinkId;
  readonly url: Destination;
  readonly expiredUrl: Destination | null;
  readonly rules: Link["rules"];
}

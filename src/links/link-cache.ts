import type { Deadline } from "../lib/deadline.ts";
import type { LinkName } from "../names/link-name.ts";
import type { Target } from "./link.ts";

/**
 * The port to write links to the shared cache. Editors never write values: an edit that published its own would lose to a
 * second editor, or bring a deleted link back.
 */
export interface LinkCache {
  /**
   * Call it before an edit or delete is sent to Postgres. From then on no reader gets the old target, or "no such
   * link", from the cache, and neither is written there while the edit may be under way.
   * @param names all names that the request can mean, since only the statement finds out which of them the link has.
   * All are marked, or none.
   * @throws {StoreError} when it is not certain that they are marked.
   */
  markPending(names: readonly LinkName[], deadline: Deadline): Promise<void>;
  /**
   * Puts a link that was just created into the cache, unless too long has passed since `startedAt`, in milliseconds
   * since the epoch. However long it took, it also stops readers from caching "no such link". If the cache has the link
   * already, that stays.
   * @throws {StoreError}
   */
  publish(name: LinkName, target: Target, startedAt: number, deadline: Deadline): Promise<void>;
  /** The same for many links, in one round trip. @throws {StoreError} */
  publishMany(
    entries: readonly { readonly name: LinkName; readonly target: Target }[],
    startedAt: number,
    deadline: Deadline,
  ): Promise<void>;
}

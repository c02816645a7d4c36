import type { Deadline } from "../lib/deadline.ts";
import type { LinkName } from "../names/link-name.ts";
import type { Target } from "./link.ts";

/**
 * The port to write links to the shared cache. Editors never write values: an edit that published its own would lose to a
 * second editor, or bring a deleted link back.
 */
export interface LinkCache {
  /**
   * To be called before an edit or delete is sent to Postgres: from here on no reader gets the old
   * target from the cache, nor that there is none, and neither is filled in while the edit can be under way.
   * @param names all that the request can mean, since only the statement finds out which of them the link has; all or
   *   none are marked.
   * @throws {StoreError} when it is not sure that it took.
   */
  markPending(names: readonly LinkName[], deadline: Deadline): Promise<void>;
  /**
   * Makes a link that was just created warm, unless too long has passed since `startedAt`, in
   * milliseconds since the epoch; and keeps readers from filling in that there is none, however long it took.
   * Whatever the cache holds of the link already is left.
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

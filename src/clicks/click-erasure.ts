import type { Deadline } from "../lib/deadline.ts";
import type { LinkId } from "../names/link-id.ts";

/** The port that deletes the visits of a link. */
export interface ClickErasure {
  /**
   * Deletes all visits of a link, from the sums over all links too. Older visits that are still in the Queue are
   * dropped on arrival. A repeat changes nothing more.
   * @throws {StoreError} when it is not known whether it is done.
   */
  erase(id: LinkId, deadline: Deadline): Promise<void>;
}

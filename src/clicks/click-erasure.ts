import type { Deadline } from "../lib/deadline.ts";
import type { LinkId } from "../names/link-id.ts";

/** The port that deletes what was counted of a link. */
export interface ClickErasure {
  /**
   * All of it is gone, from the sums over all links too, and what the Queue still has from before is dropped when it comes.
   * A repeat changes nothing more.
   * @throws {StoreError} when it is not known whether it is done.
   */
  erase(id: LinkId, deadline: Deadline): Promise<void>;
}

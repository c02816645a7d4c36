import type { Deadline } from "../lib/deadline.ts";

/** Says that somebody asked Postgres lately. Without the mark a ping leaves Postgres asleep. */
export interface UseMark {
  /** @throws {StoreError} when it could not be set. */
  set(deadline: Deadline): Promise<void>;
  /**
   * @throws {StoreError} when the mark can't be read, or when Redis takes no writes, so that nobody could have set it.
   */
  isSet(deadline: Deadline): Promise<boolean>;
}

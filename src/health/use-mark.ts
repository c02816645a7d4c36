import type { Deadline } from "../lib/deadline.ts";

/** Says that somebody asked Postgres lately. Without the mark a ping leaves Postgres asleep. */
export interface UseMark {
  /** @throws {StoreError} when it could not be set. */
  set(deadline: Deadline): Promise<void>;
  /** @throws {StoreError} when it can't be read, and where Redis takes no writes: then nobody could have set it. */
  isSet(deadline: Deadline): Promise<boolean>;
}

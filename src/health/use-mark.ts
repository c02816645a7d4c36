import type { Deadline } from "../lib/deadline.ts";

/** Says that Postgres was asked for something lately, so that a ping can leave it asleep where it was not. */
export interface UseMark {
  /** @throws {StoreError} when it could not be set. */
  set(deadline: Deadline): Promise<void>;
  /** @throws {StoreError} when it can't be read, and where Redis takes no writes: then nobody could have set it. */
  isSet(deadline: Deadline): Promise<boolean>;
}

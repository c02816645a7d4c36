import type { Deadline } from "../lib/deadline.ts";

/** The port to the shared cache's memory of names without a link. */
export interface MissingNames {
  /** Call it when these names get links. An entry that is not removed expires within a minute. @throws {StoreError} */
  forget(names: readonly string[], deadline: Deadline): Promise<void>;
}

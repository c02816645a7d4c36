import type { Deadline } from "../lib/deadline.ts";

/** The port to what the shared cache knows of names that have no link. */
export interface MissingNames {
  /** To be called when they have one. What is not taken away expires within a minute. @throws {StoreError} */
  forget(names: readonly string[], deadline: Deadline): Promise<void>;
}

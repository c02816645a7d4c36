import type { Deadline } from "../lib/deadline.ts";

/** The port to the shared cache's memory of names without a link. */
export interface MissingNames {
  /** To be called when they have one. What is not taken away expires within a minute. @throws {StoreError} */
  forget(names: readonly string[], deadline: Deadline): Promise<void>;
}

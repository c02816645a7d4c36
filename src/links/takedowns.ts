import type { LinkName } from "../names/link-name.ts";

/** The port to the queue that retries a takedown until the cache has taken it. */
export interface Takedowns {
  /** @param names all names that the request could mean. @throws {StoreError} when not all could be handed over. */
  retry(names: readonly LinkName[]): Promise<void>;
}

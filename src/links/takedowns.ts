import type { LinkName } from "./link-name.ts";

/** The port to what keeps at a takedown until the cache has taken it. */
export interface Takedowns {
  /** @throws {StoreError} when it could not be handed over. */
  retry(name: LinkName): Promise<void>;
}

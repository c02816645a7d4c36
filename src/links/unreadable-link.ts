import { StoreError } from "../lib/store-error.ts";

/**
 * The link exists, but only a later release can serve it (`KNOWN_READER`): two releases share the stores during a rollout,
 * or after a roll-back. The client may try again later. It is never "not found".
 */
export class UnreadableLink extends StoreError {
  override readonly name = "UnreadableLink";
  constructor(operation: string) {
    super({ store: "postgres", operation, reason: "the link needs a later release" });
  }
}

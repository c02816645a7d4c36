import { StoreError } from "../lib/store-error.ts";

/**
 * The link is there, and only a later release can serve it (`KNOWN_READER`): two releases share the stores during a
 * rollout, or this one was put back. It is asked for again in a while, and is never "not found".
 */
export class UnreadableLink extends StoreError {
  override readonly name = "UnreadableLink";
  constructor(operation: string) {
    super({ store: "postgres", operation, reason: "the link needs a later release" });
  }
}

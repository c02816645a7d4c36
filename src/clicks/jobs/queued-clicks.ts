import { StoreError } from "../../lib/store-error.ts";
import type { ClickQueue } from "../click-queue.ts";

/** @param queue the slice of a Queue binding that is used. */
export function createClickQueue(queue: {
  sendBatch(messages: Iterable<{ body: string; contentType: "text" }>): Promise<unknown>;
}): ClickQueue {
  return {
    async send(messages) {
      try {
        // Sent as text. If it were made JSON once more, escaped quotation marks would make it a third longer.
        await queue.sendBatch(messages.map((body) => ({ body, contentType: "text" })));
      } catch (cause) {
        throw new StoreError({
          store: "queue",
          operation: "queue clicks",
          reason: "the messages were not taken",
          cause,
        });
      }
    },
  };
}

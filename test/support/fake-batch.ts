import type { QueueMessage } from "../../src/consume.ts";
import type { TakedownMessage } from "../../src/links/jobs/retry-takedowns.ts";

/**
 * A batch as a Queue hands it over, with bodies that need not be what the type says: another release may have written them.
 *
 * @param record told what becomes of each message, by its place in the batch.
 */
export function createFakeBatch<Message extends QueueMessage = TakedownMessage>(
  bodies: readonly unknown[],
  attempts: number,
  record: (event: string) => void,
): Pick<MessageBatch<Message>, "messages"> {
  return {
    messages: bodies.map((body, index) => ({
      id: String(index),
      timestamp: new Date(0),
      body: body as Message, // Whatever it is: the consumer has to look.
      attempts,
      metadata: {},
      ack: () => record(`ack ${index}`),
      retry: ({ delaySeconds = 0 } = {}) => record(`retry ${index} in ${delaySeconds} s`),
    })),
  };
}

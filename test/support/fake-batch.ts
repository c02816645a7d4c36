import type { TakedownMessage } from "../../src/jobs/retry-takedowns.ts";

type Batch = Pick<MessageBatch<TakedownMessage>, "messages">;

/**
 * A batch as a Queue hands it over, with bodies that need not be what the type says: another release may have written them.
 *
 * @param record told what becomes of each message, by its place in the batch.
 */
export function createFakeBatch(bodies: readonly unknown[], attempts: number, record: (event: string) => void): Batch {
  return {
    messages: bodies.map((body, index) => ({
      id: String(index),
      timestamp: new Date(0),
      body: body as TakedownMessage, // Whatever it is: the consumer has to look.
      attempts,
      metadata: {},
      ack: () => record(`ack ${index}`),
      retry: ({ delaySeconds = 0 } = {}) => record(`retry ${index} in ${delaySeconds} s`),
    })),
  };
}

import { consume, type Jobs, type QueueMessage } from "./consume.ts";
import { log } from "./lib/log.ts";
import { putOffAll } from "./lib/put-off.ts";

/**
 * Consumes a batch. If this Worker can't, because its settings are wrong or a consumer has a bug, it puts the batch off for
 * hours: somebody has to mend that, and the retries must not run out meanwhile.
 *
 * @param findJobs null where the settings are wrong; what is wrong with them is in the log.
 */
export async function consumeOrPutOff(
  batch: Pick<MessageBatch<QueueMessage>, "messages" | "queue" | "retryAll">,
  findJobs: () => Promise<Jobs | null>,
  now: () => number,
): Promise<void> {
  try {
    const jobs = await findJobs();
    if (jobs === null) putOffAll(batch, now());
    else await consume(batch, jobs);
  } catch (error) {
    // Log only the kind of error: its message can hold parts of what was consumed.
    log("error", "consumer-failed", { queue: batch.queue, reason: error instanceof Error ? error.name : "unknown" });
    putOffAll(batch, now());
  }
}

import { consume, type Jobs, type QueueMessage } from "./consume.ts";
import { log } from "./lib/log.ts";
import { putOffAll } from "./lib/put-off.ts";

/**
 * Consumes a batch, and puts it off for hours where this Worker can't: its settings are wrong, or a consumer has a bug
 * that none of them expects. Somebody has to mend that, and retries are not to be used up meanwhile.
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
    // The kind alone: messages of errors can hold what was consumed.
    log("error", "consumer-failed", { queue: batch.queue, reason: error instanceof Error ? error.name : "unknown" });
    putOffAll(batch, now());
  }
}

import { log } from "../../lib/log.ts";
import { MAX_RETRIES, putOffSeconds } from "../../lib/put-off.ts";
import { decodeClickBatch } from "../click-message.ts";
import { type ClickJob, clicksIn, consumeClicks } from "./consume-clicks.ts";

/**
 * Visits that could not be counted in any of their retries, because the database was out of reach for most of a day. Each
 * delivery logs an error, which is the alert, and tries again. So they are counted within three hours after the fault is
 * mended, and nobody has to do anything.
 *
 * This goes on for 12.5 days, within the 14 that a queue keeps a message. Then they are lost, and the log says how many.
 */
const DELAY_SECONDS = 3 * 3_600;

export async function replayClicks(batch: Pick<MessageBatch, "messages">, job: ClickJob): Promise<void> {
  const bodies = batch.messages.flatMap(({ body }) => {
    const decoded = decodeClickBatch(body);
    return decoded === null ? [] : [{ body: decoded }];
  });
  job.counters.count("bijou_clicks_total", ["dead"], clicksIn(bodies));
  log("error", "clicks-dead", {
    messages: batch.messages.length,
    clicks: clicksIn(bodies),
    attempts: Math.max(...batch.messages.map(({ attempts }) => attempts)),
  });
  await consumeClicks(batch, job, (message, clicks) => {
    // This was the last retry: the Queue forgets the message now.
    if (message.attempts > MAX_RETRIES) log("error", "clicks-dropped", { reason: "not counted in time", clicks });
    message.retry({ delaySeconds: clicks === null ? putOffSeconds(message, job.now()) : DELAY_SECONDS });
  });
}

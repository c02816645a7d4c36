/**
 * A message that waits until somebody mends something: settings, a key, a release that can't read it. Each delivery uses
 * up a retry, and after the last one the queue forgets the message. So it comes again only every few hours, and lasts for
 * as long as its queue keeps messages.
 */
type Message = Pick<MessageBatch["messages"][number], "attempts" | "retry" | "timestamp">;

const HOUR_SECONDS = 3_600;
/** A hundred of these are 16 days: more than the 14 that a queue keeps. */
export const PUT_OFF_SECONDS = 4 * HOUR_SECONDS;
/** The most that Cloudflare takes. */
const MAX_DELAY_SECONDS = 12 * HOUR_SECONDS;
/** Every queue's, as `npm run setup` makes it. */
const RETENTION_SECONDS = 14 * 24 * HOUR_SECONDS;
/** Every consumer's, as in wrangler.toml: a message is delivered once more than it is retried. */
export const MAX_RETRIES = 100;

/**
 * How long to put a message off: longer if an earlier outage has used up most of its retries.
 *
 * @param now milliseconds since the epoch.
 * @returns seconds.
 */
export function putOffSeconds({ attempts, timestamp }: Omit<Message, "retry">, now: number): number {
  const secondsLeft = RETENTION_SECONDS - (now - timestamp.getTime()) / 1_000;
  const retriesLeft = Math.max(1, MAX_RETRIES + 1 - attempts);
  return Math.min(MAX_DELAY_SECONDS, Math.max(PUT_OFF_SECONDS, Math.ceil(secondsLeft / retriesLeft)));
}

export function putOff(message: Message, now: number): void {
  message.retry({ delaySeconds: putOffSeconds(message, now) });
}

/** Puts off the rest of a batch. Messages that were acknowledged or sent back one by one stay so. */
export function putOffAll(batch: Pick<MessageBatch, "messages" | "retryAll">, now: number): void {
  for (const message of batch.messages) {
    if (putOffSeconds(message, now) > PUT_OFF_SECONDS) putOff(message, now);
  }
  batch.retryAll({ delaySeconds: PUT_OFF_SECONDS });
}

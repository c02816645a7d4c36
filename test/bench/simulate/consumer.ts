/**
 * What the consumers of visits do with the messages of all isolates, worked out: a batch ends with 100 messages or after five
 * seconds (`wrangler.toml`), and a statement takes up to 2,000 visits of it (`consume-clicks.ts`).
 */
export const BATCH_MESSAGES = 100;
export const BATCH_SECONDS = 5;
const MAX_CLICKS = 2_000;
/** For the visits, and for what was counted besides. */
const STATEMENTS_OF_GROUP = 2;
/** `max_concurrency` of `wrangler.toml`. */
export const CONSUMERS = 4;

/** @returns statements a second. */
export function consumerStatements(messagesPerSecond: number, clicksOfMessage: number): number {
  if (messagesPerSecond === 0) return 0;
  const messages = Math.min(BATCH_MESSAGES, 1 + messagesPerSecond * BATCH_SECONDS);
  const groups = Math.max(1, (messages * clicksOfMessage) / MAX_CLICKS);
  return (messagesPerSecond / messages) * groups * STATEMENTS_OF_GROUP;
}

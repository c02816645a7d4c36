import { createDeadline } from "../../lib/deadline.ts";
import { log } from "../../lib/log.ts";
import { putOff } from "../../lib/put-off.ts";
import { StoreError } from "../../lib/store-error.ts";
import { type LinkName, linkNameOf } from "../../names/link-name.ts";
import type { LinkCache } from "../link-cache.ts";
import type { Takedowns } from "../takedowns.ts";

/**
 * Takedowns that Redis did not take (P4). Postgres has them already. A Queue message is retried until Redis has the
 * `pending` that makes readers ask Postgres. Setting it twice does no harm.
 */
export interface TakedownMessage {
  readonly format: number;
  readonly slug: string;
}

const FORMAT = 1;
/** For both of the commands that a retry may wait for. */
const RETRY_TIMEOUT_MS = 5_000;
/** The longest delay that the promise of a few minutes after Redis is back allows for. */
const MAX_DELAY_SECONDS = 60;

/** @param queue the slice of a Queue binding that is used. */
export function createQueuedTakedowns(queue: { send(message: TakedownMessage): Promise<unknown> }): Takedowns {
  return {
    async retry(names) {
      try {
        await Promise.all(names.map(({ text }) => queue.send({ format: FORMAT, slug: text })));
      } catch (cause) {
        throw new StoreError({
          store: "queue",
          operation: "queue a takedown",
          reason: "the message was not taken",
          cause,
        });
      }
    },
  };
}

export interface TakedownJob {
  readonly cache: LinkCache;
  /** Makes this isolate's memory forget a name. */
  readonly forget: (name: LinkName) => void;
  readonly now: () => number;
}

export async function retryTakedowns(
  batch: Pick<MessageBatch<TakedownMessage>, "messages">,
  parts: TakedownJob,
): Promise<void> {
  const { cache, forget, now } = parts;
  await Promise.all(
    batch.messages.map(async (message) => {
      const name = nameIn(message.body);
      if (name === null) {
        // Another release wrote this message. That release must read it, so it must not be lost. By then the cached
        // copies have run out.
        log("warn", "takedown-not-understood", { attempts: message.attempts });
        putOff(message, now());
        return;
      }
      try {
        await cache.markPending([name], createDeadline(RETRY_TIMEOUT_MS, now));
        forget(name);
        message.ack();
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        log("warn", "takedown-delayed", { reason: error.message, attempts: message.attempts });
        message.retry({ delaySeconds: Math.min(MAX_DELAY_SECONDS, 2 ** message.attempts) });
      }
    }),
  );
}

/** null when this release can't read the message. */
function nameIn(body: unknown): LinkName | null {
  if (typeof body !== "object" || body === null) return null;
  if (!("format" in body && body.format === FORMAT && "slug" in body && typeof body.slug === "string")) return null;
  return linkNameOf(body.slug);
}

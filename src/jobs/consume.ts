import type { MissingNames } from "../imports/missing-names.ts";
import { log } from "../lib/log.ts";
import { type ClickJob, consumeClicks } from "./consume-clicks.ts";
import { giveUpImports } from "./give-up-imports.ts";
import { type ImportJob, importLinks } from "./import-links.ts";
import { putOffAll } from "./put-off.ts";
import type { ImportMessage } from "./queued-piece.ts";
import { replayClicks } from "./replay-clicks.ts";
import { retryTakedowns, type TakedownMessage } from "./retry-takedowns.ts";

/** A batch of clicks is a text. */
export type QueueMessage = TakedownMessage | ImportMessage | string;

/** What the consumers of the queues work with. */
export interface Jobs {
  readonly takedowns: Parameters<typeof retryTakedowns>[1];
  readonly clicks: ClickJob;
  readonly imports: ImportJob & { readonly missingNames: MissingNames };
}

type Batch<Message> = Pick<MessageBatch<Message>, "messages" | "queue" | "retryAll">;

/** Each environment of wrangler.toml has queues of its own, named as those of the top level and then so. */
const ENVIRONMENT = /-(staging|production)$/;

/** Hands a batch to the consumer of its queue. What a message really holds, each consumer looks at first. */
export async function consume(batch: Batch<QueueMessage>, jobs: Jobs): Promise<void> {
  switch (batch.queue.replace(ENVIRONMENT, "")) {
    case "bijou-takedowns":
      return retryTakedowns(batch as Batch<TakedownMessage>, jobs.takedowns); // Only these are sent there.
    case "bijou-imports":
      return importLinks(batch as Batch<ImportMessage>, jobs.imports); // Only these are sent there.
    case "bijou-imports-dead":
      return giveUpImports(batch as Batch<ImportMessage>, jobs.imports); // Those of the queue above.
    case "bijou-clicks":
      return consumeClicks(batch, jobs.clicks);
    case "bijou-clicks-dead":
      return replayClicks(batch, jobs.clicks);
    default:
      log("error", "queue-unknown", { queue: batch.queue });
      putOffAll(batch, jobs.takedowns.now());
  }
}

import { type ClickJob, consumeClicks } from "./clicks/jobs/consume-clicks.ts";
import { replayClicks } from "./clicks/jobs/replay-clicks.ts";
import { giveUpImports } from "./imports/jobs/give-up-imports.ts";
import { type ImportJob, importLinks } from "./imports/jobs/import-links.ts";
import type { ImportMessage } from "./imports/jobs/queued-piece.ts";
import { log } from "./lib/log.ts";
import { putOffAll } from "./lib/put-off.ts";
import { retryTakedowns, type TakedownJob, type TakedownMessage } from "./links/jobs/retry-takedowns.ts";
import type { MissingNames } from "./links/missing-names.ts";
import { consumeWebhooks, type WebhookJob } from "./webhooks/jobs/consume-webhooks.ts";
import type { WebhookCall } from "./webhooks/jobs/webhook-calls.ts";

/** A batch of clicks is a text. */
export type QueueMessage = TakedownMessage | ImportMessage | WebhookCall | string;

/** What the consumers of the queues work with. */
export interface Jobs {
  readonly takedowns: TakedownJob;
  readonly clicks: ClickJob;
  readonly imports: ImportJob & { readonly missingNames: MissingNames };
  readonly webhooks: WebhookJob;
}

type Batch<Message> = Pick<MessageBatch<Message>, "messages" | "queue" | "retryAll">;

/** Each environment of wrangler.toml has queues of its own, named as those of the top level and then so. */
const ENVIRONMENT = /-(staging|production)$/;

/** Hands a batch to the consumer of its queue. Each consumer first checks what a message really holds. */
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
    case "bijou-webhooks":
    case "bijou-webhook-sweeps":
      return consumeWebhooks(batch, jobs.webhooks);
    default:
      log("error", "queue-unknown", { queue: batch.queue });
      putOffAll(batch, jobs.takedowns.now());
  }
}

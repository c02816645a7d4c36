import { log } from "../../lib/log.ts";
import { putOff } from "../../lib/put-off.ts";
import { StoreError } from "../../lib/store-error.ts";
import { WrongCodeKey } from "../../names/wrong-code-key.ts";
import { type DeliveryRuns, runDeliveries } from "./run-deliveries.ts";
import { type EventSweep, sweepAnew, sweepEvents } from "./sweep-events.ts";
import { callIn } from "./webhook-calls.ts";

/**
 * Answers the Queues' calls. A batch has one for a run, so that each webhook's run is an invocation of its own, or many for sweeps:
 * one sweep serves them all. The release before put sweeps among the runs: either queue is read for both.
 *
 * A call that comes again is one whose run may have died: if its lease still stands, it comes once more when that has run out.
 */
export interface WebhookJob {
  readonly sweep: EventSweep;
  readonly runs: DeliveryRuns;
}

const MAX_DELAY_SECONDS = 600;
/** As long as a lease. */
const AFTER_LEASE_SECONDS = 120;

type Message = MessageBatch["messages"][number];

export async function consumeWebhooks(batch: Pick<MessageBatch, "messages">, job: WebhookJob): Promise<void> {
  const sweeps: { readonly message: Message; readonly isNews: boolean }[] = [];
  for (const message of batch.messages) {
    const call = callIn(message.body);
    if (call === null) {
      // Another release wrote this message, and reads it.
      log("warn", "webhook-call-not-understood", { attempts: message.attempts });
      putOff(message, job.runs.now());
      continue;
    }
    const { webhook, isNews } = call;
    if (webhook === null) sweeps.push({ message, isNews });
    else await answer([message], job, () => run(webhook, message, job));
  }
  if (sweeps.length === 0) return;
  await answer(
    sweeps.map(({ message }) => message),
    job,
    async () => {
      await (sweeps.some(({ isNews }) => isNews) ? sweepAnew : sweepEvents)(job.sweep);
      for (const { message } of sweeps) message.ack();
    },
  );
}

async function run(webhook: string, message: Message, { runs }: WebhookJob): Promise<void> {
  const isAgain = message.attempts > 1;
  const isLeased = (await runDeliveries(webhook, isAgain, runs)) === "leased";
  if (isLeased && isAgain) message.retry({ delaySeconds: AFTER_LEASE_SECONDS });
  else message.ack();
}

async function answer(messages: readonly Message[], job: WebhookJob, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StoreError) && !(error instanceof WrongCodeKey)) throw error;
    log("warn", "webhooks-delayed", {
      reason: error.message,
      attempts: Math.max(...messages.map((one) => one.attempts)),
    });
    for (const message of messages) {
      if (error instanceof WrongCodeKey) putOff(message, job.runs.now());
      else message.retry({ delaySeconds: Math.min(MAX_DELAY_SECONDS, 2 ** message.attempts) });
    }
  }
}

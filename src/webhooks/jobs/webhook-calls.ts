import { StoreError } from "../../lib/store-error.ts";

/**
 * What the Queues carry for webhooks: only calls. Events and deliveries lie in Postgres, so a call that is lost makes a delivery
 * late, and no more. Runs and sweeps have a queue each: a run waits for an endpoint, and no sweep shall wait for that.
 */
export interface WebhookCall {
  readonly format: number;
  /** The webhook that has something due; absent to hand events over first. */
  readonly webhook?: string;
  /** Of a sweep: a webhook was made, or changed. Writers are told that one is on, should Redis not have answered before. */
  readonly isNews?: boolean;
}

const FORMAT = 1;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Asks the Queue to call. @throws {StoreError} each. */
export interface WebhookCalls {
  sweep(delaySeconds: number): Promise<void>;
  /** A sweep that lets writers know of a webhook first. */
  sweepAnew(delaySeconds: number): Promise<void>;
  deliver(id: string, delaySeconds: number): Promise<void>;
  deliverAll(ids: readonly string[]): Promise<void>;
}

/** The slice of a Queue binding that is used. */
export interface CallQueue {
  sendBatch(messages: Iterable<{ body: WebhookCall; delaySeconds?: number }>): Promise<unknown>;
}

export function createWebhookCalls({ runs, sweeps }: { runs: CallQueue; sweeps: CallQueue }): WebhookCalls {
  async function send(
    queue: CallQueue,
    messages: readonly { body: WebhookCall; delaySeconds?: number }[],
  ): Promise<void> {
    try {
      if (messages.length > 0) await queue.sendBatch(messages);
    } catch (cause) {
      throw new StoreError({
        store: "queue",
        operation: "call webhooks",
        reason: "the messages were not taken",
        cause,
      });
    }
  }
  const callOf = (webhook: string) => ({ format: FORMAT, webhook });
  return {
    sweep: (delaySeconds) => send(sweeps, [{ body: { format: FORMAT }, delaySeconds }]),
    sweepAnew: (delaySeconds) => send(sweeps, [{ body: { format: FORMAT, isNews: true }, delaySeconds }]),
    deliver: (id, delaySeconds) => send(runs, [{ body: callOf(id), delaySeconds }]),
    async deliverAll(ids) {
      for (let first = 0; first < ids.length; first += MAX_MESSAGES) {
        await send(
          runs,
          ids.slice(first, first + MAX_MESSAGES).map((id) => ({ body: callOf(id) })),
        );
      }
    },
  };
}

/** Of one call of `sendBatch`. */
const MAX_MESSAGES = 100;

/** null when this release can't read the message. */
export function callIn(body: unknown): { readonly webhook: string | null; readonly isNews: boolean } | null {
  if (typeof body !== "object" || body === null || !("format" in body) || body.format !== FORMAT) return null;
  const isNews = "isNews" in body && body.isNews === true;
  if (!("webhook" in body)) return { webhook: null, isNews };
  return typeof body.webhook === "string" && UUID.test(body.webhook) ? { webhook: body.webhook, isNews } : null;
}

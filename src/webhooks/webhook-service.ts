import type { Deadline } from "../lib/deadline.ts";
import { StoreError } from "../lib/store-error.ts";
import type { Delivery } from "./delivery.ts";
import type { Webhook, WebhookChanges, WebhookDraft } from "./webhook.ts";
import type { WebhookMarks } from "./webhook-notice.ts";
import type { WebhookSecrets } from "./webhook-secrets.ts";
import type { WebhookStore } from "./webhook-store.ts";

/**
 * Makes, changes and watches webhooks for the administrator. Only the answers to a create and a rotation have a secret.
 *
 * While Postgres does not answer, calls throw {@link StoreError}: a change may have been saved. Redis and the Queue only make
 * things prompt.
 */
export interface WebhookService extends Pick<WebhookStore, "list" | "get" | "remove" | "deliveries"> {
  create(draft: WebhookDraft, deadline: Deadline): Promise<{ readonly webhook: Webhook; readonly secret: string }>;
  edit(id: string, changes: WebhookChanges, deadline: Deadline): Promise<Webhook | null>;
  rotate(id: string, deadline: Deadline): Promise<{ readonly webhook: Webhook; readonly secret: string } | null>;
  test(id: string, deadline: Deadline): Promise<Delivery | "off" | null>;
  redeliver(id: string, deliveryId: string, deadline: Deadline): Promise<Delivery | "off" | null>;
}

/**
 * Isolates that write may believe for ten seconds more that no webhook is on. They don't call then, so this sweep finds what they
 * have written.
 */
const BELIEVED_SECONDS = 12;

export function createWebhookService(parts: {
  store: WebhookStore;
  secrets: Pick<WebhookSecrets, "secretOf">;
  marks: Pick<WebhookMarks, "expectOn" | "set">;
  /** Ask the Queue for a sweep, or for a run of one webhook. @throws {StoreError} */
  calls: {
    sweep(delaySeconds: number): Promise<void>;
    sweepAnew(delaySeconds: number): Promise<void>;
    deliver(id: string, delaySeconds: number): Promise<void>;
  };
  createId: () => string;
  createSalt: () => string;
  reportFailure: (error: StoreError) => void;
}): WebhookService {
  const { store, secrets, marks, calls, createId, createSalt, reportFailure } = parts;

  async function trying(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      reportFailure(error);
    }
  }

  /** Before a webhook is on: from then on writers mark what they write. Where Redis does not answer, the sweep tells them. */
  async function expectOn(deadline: Deadline): Promise<void> {
    await trying(() => marks.expectOn(deadline));
    await trying(() => marks.set(deadline));
  }

  async function calledFor(id: string, delivery: Delivery | "off" | null): Promise<Delivery | "off" | null> {
    if (delivery !== null && delivery !== "off") await trying(() => calls.deliver(id, 0));
    return delivery;
  }

  return {
    list: (deadline) => store.list(deadline),
    get: (id, deadline) => store.get(id, deadline),
    deliveries: (id, page, deadline) => store.deliveries(id, page, deadline),

    async create(draft, deadline) {
      await expectOn(deadline);
      const salt = createSalt();
      const webhook = await store.create({ ...draft, id: createId(), salt }, deadline);
      await trying(() => calls.sweepAnew(BELIEVED_SECONDS));
      return { webhook, secret: await secrets.secretOf(webhook, salt) };
    },

    async edit(id, changes, deadline) {
      // Also for other changes: what it listens to decides what is kept for it.
      if (changes.state !== "off") await expectOn(deadline);
      const webhook = await store.edit(id, changes, deadline);
      if (webhook?.state === "on") await trying(() => calls.sweepAnew(BELIEVED_SECONDS));
      else if (changes.state === "off") await trying(() => calls.sweep(0)); // Which gives up what is pending.
      return webhook;
    },

    async remove(id, deadline) {
      const isRemoved = await store.remove(id, deadline);
      if (isRemoved) await trying(() => calls.sweep(0)); // Which deletes what it left. If it is lost, the job of the day does.
      return isRemoved;
    },

    async rotate(id, deadline) {
      const salt = createSalt();
      const webhook = await store.rotate(id, salt, deadline);
      return webhook === null ? null : { webhook, secret: await secrets.secretOf(webhook, salt) };
    },

    test: async (id, deadline) => calledFor(id, await store.addTest(id, createId(), deadline)),
    redeliver: async (id, deliveryId, deadline) => calledFor(id, await store.redeliver(id, deliveryId, deadline)),
  };
}

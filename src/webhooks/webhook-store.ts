import type { Deadline } from "../lib/deadline.ts";
import type { Delivery } from "./delivery.ts";
import type { Webhook, WebhookChanges, WebhookDraft } from "./webhook.ts";

/**
 * The port to webhooks and their log, for the API. Each call is one statement. An id is a UUID.
 * @throws {StoreError} each, when Postgres did not answer: a change may have been saved.
 */
export interface WebhookStore {
  create(draft: WebhookDraft & { readonly id: string; readonly salt: string }, deadline: Deadline): Promise<Webhook>;
  /** Newest first. */
  list(deadline: Deadline): Promise<readonly Webhook[]>;
  get(id: string, deadline: Deadline): Promise<Webhook | null>;
  /** Switched off, nothing of it is tried any more. @returns null when there is none. */
  edit(id: string, changes: WebhookChanges, deadline: Deadline): Promise<Webhook | null>;
  /** @returns whether there was one. */
  remove(id: string, deadline: Deadline): Promise<boolean>;
  /** The secret of the salt that it had signs for a day on. @returns null when there is none. */
  rotate(id: string, salt: string, deadline: Deadline): Promise<Webhook | null>;
  /** Newest first. @param before a `seq`; null to begin with the newest. @returns null when there is no such webhook. */
  deliveries(
    id: string,
    page: { readonly limit: number; readonly before: bigint | null },
    deadline: Deadline,
  ): Promise<readonly Delivery[] | null>;
  /** A delivery of `webhook.test`. @returns null when there is no such webhook. */
  addTest(id: string, deliveryId: string, deadline: Deadline): Promise<Delivery | "off" | null>;
  /** Makes a delivery due now, under its id. @returns null when there is none, or what it said is deleted. */
  redeliver(id: string, deliveryId: string, deadline: Deadline): Promise<Delivery | "off" | null>;
}

import * as v from "valibot";
import { count, time } from "../../http/openapi/answer-values.ts";
import { WEBHOOK_EVENTS } from "../webhook.ts";

/** What the operations on webhooks answer with. */
const id = v.pipe(v.string(), v.uuid());
const events = v.picklist(WEBHOOK_EVENTS);

const webhookEntries = {
  id,
  url: v.string(),
  events: v.array(events),
  tag: v.nullable(v.string()),
  state: v.picklist(["on", "off"]),
  stateReason: v.nullable(v.string()),
  createdAt: time,
  lastSuccessAt: v.nullable(time),
  lastFailureAt: v.nullable(time),
};
export const Webhook = v.object(webhookEntries);
export const WebhookWithSecret = v.object({ ...webhookEntries, secret: v.string() });
export const WebhookList = v.object({ webhooks: v.array(Webhook) });

export const Delivery = v.object({
  id,
  type: events,
  time,
  attempts: count,
  status: v.picklist(["pending", "delivered", "failed"]),
  lastStatus: v.nullable(v.pipe(v.number(), v.integer())),
  nextAttemptAt: v.nullable(time),
});
export const DeliveryList = v.object({ deliveries: v.array(Delivery), nextCursor: v.nullable(v.string()) });

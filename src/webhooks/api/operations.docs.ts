import { described } from "../../http/openapi/described.ts";
import type { RoomDocs } from "../../http/openapi/described-operation.ts";
import { WEB_URL } from "../../links/fields.docs.ts";
import * as answers from "./answers.docs.ts";
import {
  createWebhook,
  deleteWebhook,
  getWebhook,
  listDeliveries,
  listWebhooks,
  redeliver,
  rotateWebhookSecret,
  testWebhook,
  updateWebhook,
} from "./operations.ts";
import { CreateWebhookBody, EditWebhookBody, ListDeliveriesQuery } from "./webhook-body.ts";

const WEBHOOK = {
  id: "6f1a1f9e-2f3c-4a7b-9a53-0d4f5f1f2f11",
  url: "https://hooks.example.com/bijou",
  events: ["link.created", "link.deleted"],
  tag: null,
  state: "on",
  stateReason: null,
  createdAt: "2026-11-22T08:00:00.000Z",
  lastSuccessAt: "2026-11-22T09:00:00.000Z",
  lastFailureAt: null,
} as const;

const SECRET = "whsec_c2hvd24tb25jZS1hbmQtbmV2ZXItYWdhaW4tbm93";

const DELIVERY = {
  id: "0b9bb0a6-8a57-4a8e-93c5-1c1f6f0e7d22",
  type: "link.created",
  time: "2026-11-22T08:30:00.000Z",
  attempts: 1,
  status: "pending",
  lastStatus: 503,
  nextAttemptAt: "2026-11-22T08:30:05.000Z",
} as const;

const idParameter = (name: string, description: string, example: string) => ({
  ...{ name, in: "path", required: true, description, example },
  schema: { type: "string" },
});
const webhookId = idParameter("id", "The webhook's id.", WEBHOOK.id);
const deliveryId = idParameter("deliveryId", "The delivery's id, which is its `webhook-id`.", DELIVERY.id);

const tag = "Webhooks";

const aWebhook = {
  description: "The webhook.",
  content: { "application/json": { schema: answers.Webhook, example: WEBHOOK } },
};
const aSecret = {
  description: "The webhook with its secret, which is shown only this once.",
  content: { "application/json": { schema: answers.WebhookWithSecret, example: { ...WEBHOOK, secret: SECRET } } },
};
const aDelivery = {
  description: "The delivery. It is sent in a moment.",
  content: {
    "application/json": { schema: answers.Delivery, example: { ...DELIVERY, attempts: 0, lastStatus: null } },
  },
};

const WEBHOOK_NOTES = {
  id: { description: "Names the webhook." },
  url: { description: "Where events go, by POST, as given.", format: "iri" },
  events: { description: "What it listens to." },
  tag: { description: "Only events of links that have it; null for all events." },
  state: { description: "While it is `off`, nothing is sent, and nothing is kept for it." },
  stateReason: { description: "Why Bijou switched it off; null where a person did, and while it is on." },
  createdAt: { description: "When it was made, in UTC." },
  lastSuccessAt: { description: "When a delivery last succeeded; null if none has." },
  lastFailureAt: { description: "When a try last failed; null if none has." },
};

const GIVEN_URL = {
  ...WEB_URL,
  description:
    "Where events go, by POST: an absolute http or https URL to a public host that is not this shortener's own, without user " +
    "name and password.",
};

const EVENT_WORDS =
  "Bodies are `{type, timestamp, data}`, signed as [Standard Webhooks](https://www.standardwebhooks.com) has it, in the headers " +
  "`webhook-id`, `webhook-timestamp` and `webhook-signature`. An answer of 2xx within 10 seconds is a success. All else, redirects " +
  "too, is tried again after about 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h. An event may come more than once: " +
  "`webhook-id` is then the same. Events of a link come in order, but one that fails holds back the later ones for five minutes " +
  "only. 410, or five days without a success, switches the webhook off.";

export const WEBHOOKS_DOCS: RoomDocs = {
  operations: [
    described(createWebhook, {
      tag,
      summary: "Make a webhook",
      description: EVENT_WORDS,
      body: { example: { url: WEBHOOK.url, events: WEBHOOK.events } },
      answers: { 201: { ...aSecret, headers: { Location: true } } },
    }),
    described(listWebhooks, {
      tag,
      summary: "List the webhooks",
      answers: {
        200: {
          description: "All webhooks, without their secrets, newest first.",
          content: { "application/json": { schema: answers.WebhookList, example: { webhooks: [WEBHOOK] } } },
        },
      },
    }),
    described(getWebhook, { tag, summary: "Read a webhook", params: { id: webhookId }, answers: { 200: aWebhook } }),
    described(updateWebhook, {
      tag,
      summary: "Change a webhook, or switch it on or off",
      description:
        "Switched off, it gives up what was pending: each such delivery has failed, and can be sent again by hand. What happens " +
        "while it is off is not kept for it. What waits goes to the URL that it has by then.",
      params: { id: webhookId },
      body: { example: { state: "on" } },
      answers: { 200: aWebhook },
    }),
    described(deleteWebhook, {
      tag,
      summary: "Delete a webhook",
      description: "Its deliveries go with it.",
      params: { id: webhookId },
      answers: { 204: { description: "The webhook is deleted." } },
    }),
    described(testWebhook, {
      tag,
      summary: "Send a test event",
      description: "An event `webhook.test`, whatever the webhook listens to.",
      params: { id: webhookId },
      answers: { 202: aDelivery },
    }),
    described(rotateWebhookSecret, {
      tag,
      summary: "Give a webhook a new secret",
      description: "The secret before signs too, for 24 hours: `webhook-signature` then has both signatures.",
      params: { id: webhookId },
      answers: { 200: aSecret },
    }),
    described(listDeliveries, {
      tag,
      summary: "List the deliveries of a webhook",
      description: "The last 14 days, and all that is pending, newest first.",
      params: { id: webhookId },
      answers: {
        200: {
          description: "The deliveries.",
          content: {
            "application/json": { schema: answers.DeliveryList, example: { deliveries: [DELIVERY], nextCursor: null } },
          },
        },
      },
    }),
    described(redeliver, {
      tag,
      summary: "Send a delivery again",
      description:
        "At once, under its `webhook-id`, and out of its link's order. Its tries begin anew. What it said may be gone with its link: 404.",
      params: { id: webhookId, deliveryId },
      answers: { 202: aDelivery },
    }),
  ],
  schemas: { CreateWebhook: CreateWebhookBody, EditWebhook: EditWebhookBody, ...answers },
  queries: { ListDeliveries: ListDeliveriesQuery },
  parameters: { webhookId, deliveryId },
  notes: {
    CreateWebhook: { url: GIVEN_URL, events: WEBHOOK_NOTES.events, tag: WEBHOOK_NOTES.tag },
    EditWebhook: {
      url: GIVEN_URL,
      events: WEBHOOK_NOTES.events,
      tag: WEBHOOK_NOTES.tag,
      state: WEBHOOK_NOTES.state,
    },
    Webhook: WEBHOOK_NOTES,
    WebhookWithSecret: {
      ...WEBHOOK_NOTES,
      secret: { description: "What signatures are checked with. Bijou shows it only here." },
    },
    WebhookList: { webhooks: { description: "Newest first." } },
    Delivery: {
      id: { description: "The `webhook-id` of each try." },
      type: { description: "What happened." },
      time: { description: "When it happened, in UTC." },
      attempts: { description: "How many tries there were." },
      status: { description: "`failed` once it was given up." },
      lastStatus: { description: "The HTTP status of the last answer; null if there was none." },
      nextAttemptAt: { description: "When it is tried next; null unless it is pending." },
    },
    DeliveryList: {
      deliveries: { description: "Newest first." },
      nextCursor: { description: "The `cursor` of the next page; null on the last page." },
    },
    ListDeliveries: {
      limit: { description: "The most deliveries on a page." },
      cursor: { description: "The `nextCursor` of the page before this one." },
    },
  },
};

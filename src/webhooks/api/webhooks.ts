import { notFoundProblem } from "../../http/not-found.ts";
import { operationsOn } from "../../http/operation.ts";
import type { DestinationRules } from "../../links/destination.ts";
import type { WebhookService } from "../webhook-service.ts";
import { createBody, editBody } from "./webhook-body.ts";
import { webhookIdIn } from "./webhook-id.ts";
import { webhookJson } from "./webhook-json.ts";

const operation = operationsOn<{
  readonly webhookService: WebhookService;
  readonly destinationRules: (requestHost: string | null) => DestinationRules;
}>();

const NOT_FOUND = { problem: notFoundProblem("webhook", "id") };

/** With a rotation the only answers that have a secret in them. Like all of the API they are `no-store`. */
export const createWebhook = operation({
  id: "createWebhook",
  method: "post",
  path: "/api/webhooks",
  access: { admin: true },
  limit: "writes",
  before: "block-list",
  body: createBody,
  problems: ["destination-refused"],
  async handle({ body, services, scope }) {
    const { webhook, secret } = await services.webhookService.create(body, scope.deadline);
    return {
      status: 201,
      json: { ...webhookJson(webhook), secret },
      headers: { Location: `/api/webhooks/${webhook.id}` },
    };
  },
});

export const listWebhooks = operation({
  id: "listWebhooks",
  method: "get",
  path: "/api/webhooks",
  access: { admin: true },
  limit: "reads",
  async handle({ services, scope }) {
    const webhooks = await services.webhookService.list(scope.deadline);
    return { status: 200, json: { webhooks: webhooks.map(webhookJson) } };
  },
});

export const getWebhook = operation({
  id: "getWebhook",
  method: "get",
  path: "/api/webhooks/{id}",
  access: { admin: true },
  limit: "reads",
  problems: ["not-found"],
  async handle({ params, services, scope }) {
    const id = webhookIdIn(params.id);
    const webhook = id === null ? null : await services.webhookService.get(id, scope.deadline);
    return webhook === null ? NOT_FOUND : { status: 200, json: webhookJson(webhook) };
  },
});

export const updateWebhook = operation({
  id: "updateWebhook",
  method: "patch",
  path: "/api/webhooks/{id}",
  access: { admin: true },
  limit: "writes",
  before: "block-list",
  body: editBody,
  problems: ["not-found", "destination-refused"],
  async handle({ params, body, services, scope }) {
    const id = webhookIdIn(params.id);
    const webhook = id === null ? null : await services.webhookService.edit(id, body, scope.deadline);
    return webhook === null ? NOT_FOUND : { status: 200, json: webhookJson(webhook) };
  },
});

export const deleteWebhook = operation({
  id: "deleteWebhook",
  method: "delete",
  path: "/api/webhooks/{id}",
  access: { admin: true },
  limit: "writes",
  problems: ["not-found"],
  async handle({ params, services, scope }) {
    const id = webhookIdIn(params.id);
    const isGone = id !== null && (await services.webhookService.remove(id, scope.deadline));
    return isGone ? { status: 204 } : NOT_FOUND;
  },
});

export const rotateWebhookSecret = operation({
  id: "rotateWebhookSecret",
  method: "post",
  path: "/api/webhooks/{id}/rotate",
  access: { admin: true },
  limit: "writes",
  problems: ["not-found"],
  async handle({ params, services, scope }) {
    const id = webhookIdIn(params.id);
    const rotated = id === null ? null : await services.webhookService.rotate(id, scope.deadline);
    if (rotated === null) return NOT_FOUND;
    return { status: 200, json: { ...webhookJson(rotated.webhook), secret: rotated.secret } };
  },
});

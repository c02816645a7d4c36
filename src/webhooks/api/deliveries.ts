import * as v from "valibot";
import { decodeEventCursor, encodeEventCursor } from "../../history/event-cursor.ts";
import { notFoundProblem } from "../../http/not-found.ts";
import { operationsOn, type QueryInput } from "../../http/operation.ts";
import type { Problem } from "../../http/problem.ts";
import { queryProblem } from "../../http/validation.ts";
import { err, ok } from "../../lib/result.ts";
import type { WebhookService } from "../webhook-service.ts";
import { ListDeliveriesQuery } from "./webhook-body.ts";
import { webhookIdIn } from "./webhook-id.ts";
import { deliveryJson } from "./webhook-json.ts";

const operation = operationsOn<{ readonly webhookService: WebhookService }>();

const NOT_FOUND = { problem: notFoundProblem("webhook", "id") };
const OFF: { readonly problem: Problem } = {
  problem: {
    type: "webhook-off",
    detail: 'Cannot send it: the webhook is off. Switch it on first, with PATCH {"state": "on"}',
  },
};

const deliveriesQuery: QueryInput<{ readonly limit: number; readonly before: bigint | null }, unknown> = {
  schema: ListDeliveriesQuery,
  read(parameters) {
    const parsed = v.safeParse(ListDeliveriesQuery, parameters);
    if (!parsed.success) return err(queryProblem(parsed.issues));
    const { limit, cursor } = parsed.output;
    const before = cursor === undefined ? ok(null) : decodeEventCursor(cursor);
    if (!before.ok) return err(queryProblem([], { path: "cursor", message: "must be a nextCursor from this list" }));
    return ok({ limit, before: before.value });
  },
};

export const listDeliveries = operation({
  id: "listDeliveries",
  method: "get",
  path: "/api/webhooks/{id}/deliveries",
  access: { admin: true },
  limit: "reads",
  query: deliveriesQuery,
  problems: ["not-found"],
  async handle({ params, query: { limit, before }, services, scope }) {
    const id = webhookIdIn(params.id);
    // Read one more than asked for, to see whether there is another page.
    const page = { limit: limit + 1, before };
    const found = id === null ? null : await services.webhookService.deliveries(id, page, scope.deadline);
    if (found === null) return NOT_FOUND;
    const last = found.length > limit ? found[limit - 1] : undefined;
    const nextCursor = last === undefined ? null : encodeEventCursor(last.seq);
    return { status: 200, json: { deliveries: found.slice(0, limit).map(deliveryJson), nextCursor } };
  },
});

/** Whatever the webhook listens to. */
export const testWebhook = operation({
  id: "testWebhook",
  method: "post",
  path: "/api/webhooks/{id}/test",
  access: { admin: true },
  limit: "writes",
  problems: ["not-found", "webhook-off"],
  async handle({ params, services, scope }) {
    const id = webhookIdIn(params.id);
    const delivery = id === null ? null : await services.webhookService.test(id, scope.deadline);
    if (delivery === "off") return OFF;
    return delivery === null ? NOT_FOUND : { status: 202, json: deliveryJson(delivery) };
  },
});

export const redeliver = operation({
  id: "redeliver",
  method: "post",
  path: "/api/webhooks/{id}/deliveries/{deliveryId}/redeliver",
  access: { admin: true },
  limit: "writes",
  problems: ["not-found", "webhook-off"],
  async handle({ params, services, scope }) {
    const [id, deliveryId] = [webhookIdIn(params.id), webhookIdIn(params.deliveryId)];
    const isId = id !== null && deliveryId !== null;
    const delivery = isId ? await services.webhookService.redeliver(id, deliveryId, scope.deadline) : null;
    if (delivery === "off") return OFF;
    if (delivery === null) return { problem: notFoundProblem("delivery", "deliveryId") };
    return { status: 202, json: deliveryJson(delivery) };
  },
});

import type { SQL } from "drizzle-orm";
import type { Deadline } from "../../lib/deadline.ts";
import { onlyRow } from "../../postgres/only-row.ts";
import type { Postgres, Row } from "../../postgres/postgres.ts";
import type { Delivery } from "../delivery.ts";
import type { WebhookStore } from "../webhook-store.ts";
import { deliveryOfRow, webhookOfRow } from "./webhook-row.ts";
import {
  addTestDelivery,
  createWebhook,
  editWebhook,
  findWebhook,
  listDeliveries,
  listWebhooks,
  redeliver,
  removeWebhook,
  rotateSecret,
} from "./webhook-statements.ts";

/** @param options.timeoutMs limit of each statement, within the deadline. */
export function createPostgresWebhookStore(options: {
  postgres: Postgres;
  timeoutMs: number;
  now: () => number;
}): WebhookStore {
  const { postgres, timeoutMs, now } = options;
  const run = (operation: string, deadline: Deadline, statement: SQL) =>
    postgres.run(operation, () => deadline.signal(timeoutMs), statement);
  const webhookIn = ([row]: readonly Row[]) => (row === undefined ? null : webhookOfRow(row));

  function deliveryIn([row]: readonly Row[]): Delivery | "off" | null {
    if (row === undefined) return null;
    if (row["id"] !== null) return deliveryOfRow(row);
    return row["webhook_state"] === "off" ? "off" : null;
  }

  return {
    async create(draft, deadline) {
      const operation = "create a webhook";
      return webhookOfRow(onlyRow(operation, await run(operation, deadline, createWebhook(draft, now()))));
    },
    list: async (deadline) => (await run("list webhooks", deadline, listWebhooks())).map(webhookOfRow),
    get: async (id, deadline) => webhookIn(await run("find a webhook", deadline, findWebhook(id))),
    edit: async (id, changes, deadline) => webhookIn(await run("edit a webhook", deadline, editWebhook(id, changes))),
    remove: async (id, deadline) => (await run("delete a webhook", deadline, removeWebhook(id))).length > 0,
    rotate: async (id, salt, deadline) =>
      webhookIn(await run("rotate the secret of a webhook", deadline, rotateSecret(id, salt, now()))),

    async deliveries(id, { limit, before }, deadline) {
      const rows = await run("list deliveries", deadline, listDeliveries(id, limit, before));
      return rows.length === 0 ? null : rows.filter((row) => row["id"] !== null).map(deliveryOfRow);
    },
    addTest: async (id, deliveryId, deadline) =>
      deliveryIn(await run("add a test of a webhook", deadline, addTestDelivery(id, deliveryId, now()))),
    redeliver: async (id, deliveryId, deadline) =>
      deliveryIn(await run("deliver again", deadline, redeliver(id, deliveryId, now()))),
  };
}

import type { Postgres } from "../../postgres/postgres.ts";
import type { WebhookNotice } from "../webhook-notice.ts";

/**
 * Statements that may tell webhooks something, by what their stores call them. Triggers see to it that what they tell is kept. If
 * one is missing here, its deliveries are late.
 */
export const TELLING: ReadonlySet<string> = new Set([
  ...["create a link", "create links", "edit a link", "delete a link", "restore a link"],
  ...["import links", "end an upload", "keep a report", "count visits", "write down what a ping saw"],
]);

/** The same Postgres, which lets the sweep know. */
export function tellWebhooks(postgres: Postgres, notice: WebhookNotice): Postgres {
  return {
    run: (operation, signal, statement) =>
      TELLING.has(operation)
        ? notice.around(() => postgres.run(operation, signal, statement))
        : postgres.run(operation, signal, statement),
  };
}

import type { components } from "../../../client/client.ts";

export type Webhook = components["schemas"]["Webhook"];
export type WebhookEvent = Webhook["events"][number];

/**
 * What a new webhook can be made to hear of, in the order of the API. `webhook.test` is left out: a test comes whatever a webhook
 * hears of. A test of this page holds the list against the Worker's.
 */
export const EVENTS = [
  ...(["link.created", "link.updated", "link.deleted", "link.restored", "link.disabled", "link.visited"] as const),
  ...(["import.finished", "report.created", "health.changed"] as const),
] satisfies readonly WebhookEvent[];

import type { Destination } from "../links/destination.ts";

/** What a webhook can listen to, in the order in which lists name it. */
export const WEBHOOK_EVENTS = [
  ...(["link.created", "link.updated", "link.deleted", "link.restored", "link.disabled"] as const),
  ...(["link.visited", "import.finished", "report.created", "health.changed", "webhook.test"] as const),
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** Where events go, and how it has fared. */
export interface Webhook {
  /** UUID. */
  readonly id: string;
  readonly url: Destination;
  readonly events: readonly WebhookEvent[];
  /** Only events of links that have it; null for all events. */
  readonly tag: string | null;
  readonly state: "on" | "off";
  /** Why Bijou switched it off; null where a person did, and while it is on. */
  readonly stateReason: string | null;
  /** This and the other times: milliseconds since the epoch. */
  readonly createdAt: number;
  readonly lastSuccessAt: number | null;
  readonly lastFailureAt: number | null;
}

/** What its secrets are made from. */
export interface WebhookSalts {
  readonly salt: string;
  /** Of the secret before, with when that was replaced; null if it never was. */
  readonly before: { readonly salt: string; readonly rotatedAt: number } | null;
}

/** What the administrator decides about it. */
export type WebhookDraft = Pick<Webhook, "url" | "events" | "tag">;
export type WebhookChanges = Partial<WebhookDraft & Pick<Webhook, "state">>;

export const GONE = "The endpoint answered 410 Gone";
export const FIVE_DAYS = "No delivery has succeeded for five days";

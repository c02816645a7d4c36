import type { LinkId } from "../names/link-id.ts";
import type { WebhookEvent } from "./webhook.ts";

/** One event on its way to one webhook, as its log shows it. */
export interface Delivery {
  /** UUID: the `webhook-id` of each try, and of what is sent again by hand. */
  readonly id: string;
  /** Deliveries of a webhook have them in the order of their events. */
  readonly seq: bigint;
  readonly type: WebhookEvent;
  /** When it happened. This and the other times: milliseconds since the epoch. */
  readonly time: number;
  readonly attempts: number;
  readonly status: DeliveryStatus;
  /** The HTTP status of the last answer; null where there was none. */
  readonly lastStatus: number | null;
  /** null unless it is pending. */
  readonly nextAttemptAt: number | null;
}

export type DeliveryStatus = "pending" | "delivered" | "failed";

/** A delivery that is due. */
export interface DueDelivery extends Delivery {
  /** The link whose events come in order; null for what has no order. */
  readonly orderLinkId: LinkId | null;
  /** When its first try failed; null if none did. */
  readonly firstFailedAt: number | null;
  /** What its body is made of, as the database kept it. */
  readonly payload: object;
}

/** What one try came to. */
export interface TryOutcome {
  readonly isTaken: boolean;
  /** null where there was no answer. */
  readonly status: number | null;
}

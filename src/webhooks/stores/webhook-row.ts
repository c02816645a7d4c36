import { createRowReader, type RowReader } from "../../lib/row-reader.ts";
import type { Destination } from "../../links/destination.ts";
import { linkId } from "../../names/link-id.ts";
import type { Row } from "../../postgres/postgres.ts";
import type { Delivery, DeliveryStatus, DueDelivery } from "../delivery.ts";
import type { ClaimedWebhook } from "../delivery-work.ts";
import { WEBHOOK_EVENTS, type Webhook, type WebhookEvent } from "../webhook.ts";

const STATUSES: readonly DeliveryStatus[] = ["pending", "delivered", "failed"];

/** @throws {TypeError} when a column is not what the schema says. */
export function webhookOfRow(row: Row): Webhook {
  const column = createRowReader("a webhook", row);
  const events = column.texts("events");
  return {
    id: column.text("id"),
    url: column.text("url") as Destination, // It passed the parser on its way in, and does again before each call.
    // An event of a later release means nothing to this one.
    events: WEBHOOK_EVENTS.filter((event) => events.includes(event)),
    tag: column.textOrNull("tag"),
    state: column.text("state") === "on" ? "on" : "off",
    stateReason: column.textOrNull("state_reason"),
    createdAt: column.moment("created_at"),
    lastSuccessAt: column.momentOrNull("last_success_at"),
    lastFailureAt: column.momentOrNull("last_failure_at"),
  };
}

/** @throws {TypeError} as above. */
export function claimedWebhookOfRow(row: Row): ClaimedWebhook {
  const column = createRowReader("a webhook", row);
  const [before, rotatedAt] = [column.textOrNull("salt_before"), column.momentOrNull("rotated_at")];
  return {
    ...webhookOfRow(row),
    salt: column.text("salt"),
    before: before === null || rotatedAt === null ? null : { salt: before, rotatedAt },
    failingSince: column.momentOrNull("failing_since"),
    era: column.integerOrNull("webhook_era") ?? 0,
  };
}

/** @throws {TypeError} as above. */
export function deliveryOfRow(row: Row): Delivery {
  const column = createRowReader("a delivery", row);
  return {
    id: column.text("id"),
    seq: BigInt(column.text("seq")),
    type: column.text("type") as WebhookEvent, // Of a later release it may be another: it is shown as it is.
    time: column.moment("time"),
    attempts: column.integerOrNull("attempts") ?? 0,
    status: statusOf(column),
    lastStatus: column.integerOrNull("last_status"),
    nextAttemptAt: column.momentOrNull("next_attempt_at"),
  };
}

/** @throws {TypeError} as above. */
export function dueDeliveryOfRow(row: Row): DueDelivery {
  const column = createRowReader("a delivery", row);
  const link = column.textOrNull("order_link_id");
  return {
    ...deliveryOfRow(row),
    orderLinkId: link === null ? null : linkId(link),
    firstFailedAt: column.momentOrNull("first_failed_at"),
    payload: column.objectOrNull("payload") ?? {},
  };
}

function statusOf(column: RowReader): DeliveryStatus {
  const status = STATUSES.find((known) => known === column.text("status"));
  if (status === undefined) throw new TypeError("Cannot read a delivery: its status is not known");
  return status;
}

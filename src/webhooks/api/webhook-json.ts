import type { Delivery } from "../delivery.ts";
import type { Webhook } from "../webhook.ts";

const timeOrNull = (milliseconds: number | null) => (milliseconds === null ? null : timeOf(milliseconds));
const timeOf = (milliseconds: number) => new Date(milliseconds).toISOString();

/** A webhook as the API answers it everywhere. */
export function webhookJson({ id, url, events, tag, state, stateReason, ...times }: Webhook) {
  return {
    ...{ id, url: url as string, events: [...events], tag, state, stateReason },
    createdAt: timeOf(times.createdAt),
    lastSuccessAt: timeOrNull(times.lastSuccessAt),
    lastFailureAt: timeOrNull(times.lastFailureAt),
  };
}

/** A delivery as the API answers it everywhere. */
export function deliveryJson({ id, type, time, attempts, status, lastStatus, nextAttemptAt }: Delivery) {
  return { id, type, time: timeOf(time), attempts, status, lastStatus, nextAttemptAt: timeOrNull(nextAttemptAt) };
}

import type { Alert } from "./alert-state.ts";

/** Where alerts go. */
export interface AlertChannel {
  /**
   * @throws {AlertNotDelivered} when the receiver did not take it. It may be sent again: the receiver knows it by its
   * id.
   */
  send(alert: Alert): Promise<void>;
}

export class AlertNotDelivered extends Error {
  override readonly name = "AlertNotDelivered";
}

/**
 * The body and the id of an alert's webhook, as Standard Webhooks 1.0.0 has them
 * (https://github.com/standard-webhooks/standard-webhooks): the id stays the same when it is sent again.
 */
export function webhookOf(alert: Alert): { id: string; body: string } {
  const { type, incidentId, since, ping } = alert;
  return {
    id: `${incidentId}:${type}:${ping.time}`,
    body: JSON.stringify({
      type,
      timestamp: new Date(ping.time).toISOString(),
      data: { incidentId, since: new Date(since).toISOString(), status: ping.status, components: ping.components },
    }),
  };
}

// standardwebhooks: a signature must not be nearly right, and this is the specification's own library; small, and
// without anything of Node's.
import { Webhook } from "standardwebhooks";
import { type AlertChannel, AlertNotDelivered, webhookOf } from "../webhook.ts";

/** One after another, within what a cron has left of its 30 s of waiting. */
const TRIES = 3;
const TRY_TIMEOUT_MS = 5_000;

/**
 * Sends alerts as webhooks, signed by Standard Webhooks 1.0.0. A receiver that refuses or hangs gets three tries now, and
 * more with the next ping.
 *
 * @param options.secret `whsec_` and base64.
 */
export function createWebhookChannel(options: {
  url: string;
  secret: string;
  fetch: (url: string, init: RequestInit) => Promise<Pick<Response, "ok" | "status" | "body">>;
  now: () => number;
}): AlertChannel {
  const { url, secret, fetch, now } = options;
  const webhook = new Webhook(secret);

  /** @returns why it was not taken; null when it was. */
  async function deliver(id: string, body: string): Promise<string | null> {
    const time = new Date(now());
    const headers = {
      "Content-Type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(time.getTime() / 1_000)),
      "webhook-signature": webhook.sign(id, time, body),
    };
    try {
      const signal = AbortSignal.timeout(TRY_TIMEOUT_MS);
      const response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
      await response.body?.cancel();
      return response.ok ? null : `HTTP ${response.status}`;
    } catch (error) {
      return error instanceof Error ? error.name : "unknown failure"; // Messages can hold the address, which is a secret.
    }
  }

  return {
    async send(alert) {
      const { id, body } = webhookOf(alert);
      let reason: string | null = null;
      for (let i = 0; i < TRIES; i++) {
        reason = await deliver(id, body);
        if (reason === null) return;
      }
      throw new AlertNotDelivered(`Cannot alert: the webhook failed, ${reason}`);
    },
  };
}

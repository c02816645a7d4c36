import type { Webhook, WebhookSalts } from "./webhook.ts";

/**
 * The secrets that sign deliveries (Standard Webhooks 1.0.0: `whsec_` and base64 of 24 to 64 bytes).
 *
 * A secret is derived from `CODE_KEY`, the webhook's id and a random salt. So the database holds none, and a copy of it lets
 * nobody sign. Under another `CODE_KEY` it would be another one: deliveries wait for the right key (P9).
 */
export interface WebhookSecrets {
  secretOf(webhook: Pick<Webhook, "id">, salt: string): Promise<string>;
  /** Those that sign now, the newest first. */
  signing(webhook: Pick<Webhook, "id"> & WebhookSalts, now: number): Promise<readonly string[]>;
}

/** How long the secret before signs too. */
export const BOTH_SIGN_MS = 24 * 3_600_000;

/** @param derive 32 bytes in base64 that only this key makes of the text. */
export function createWebhookSecrets(derive: (text: string) => Promise<string>): WebhookSecrets {
  const secretOf: WebhookSecrets["secretOf"] = async ({ id }, salt) => `whsec_${await derive(`${id}:${salt}`)}`;
  return {
    secretOf,
    async signing(webhook, now) {
      const { salt, before } = webhook;
      const salts = before !== null && now < before.rotatedAt + BOTH_SIGN_MS ? [salt, before.salt] : [salt];
      return Promise.all(salts.map((each) => secretOf(webhook, each)));
    },
  };
}

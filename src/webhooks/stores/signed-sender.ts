// standardwebhooks: a signature must not be nearly right, and this is the specification's own library; small, and without
// anything of Node's. The alerts of `health` use it too.
import { Webhook } from "standardwebhooks";
import { type DestinationRules, location, parseDestination } from "../../links/destination.ts";
import type { TryOutcome } from "../delivery.ts";
import type { DeliverySender } from "../delivery-sender.ts";
import type { WebhookSecrets } from "../webhook-secrets.ts";

/**
 * Sends deliveries, signed by Standard Webhooks 1.0.0. An answer of 2xx within ten seconds is a success, and nothing else: no
 * redirect is followed, since it could lead to where no webhook may be set to. Where it may lead is judged again at each call,
 * since settings change.
 */
const TIMEOUT_MS = 10_000;
/** What is read of an answer, so that an endpoint that waits to be read can end. Nobody looks at it. */
const MAX_ANSWER_BYTES = 1_024;
const NO_ANSWER: TryOutcome = { isTaken: false, status: null };

export function createSignedSender(parts: {
  secrets: Pick<WebhookSecrets, "signing">;
  /** As they are now: domains are added, and an isolate has read none as it starts. */
  rules: () => Promise<DestinationRules>;
  version: string;
  fetch: (url: string, init: RequestInit) => Promise<Pick<Response, "ok" | "status" | "body">>;
  /** A signal that fires after so many milliseconds. */
  timeout: (milliseconds: number) => AbortSignal;
  now: () => number;
}): DeliverySender {
  const { secrets, rules, version, fetch, timeout, now } = parts;
  return {
    async send(webhook, { id, body }) {
      const destination = parseDestination(webhook.url, await rules());
      if (!destination.ok) return NO_ANSWER;
      const time = new Date(now());
      const signing = await secrets.signing(webhook, time.getTime());
      const headers = {
        "Content-Type": "application/json",
        "User-Agent": `Bijou/${version} (webhooks)`,
        "webhook-id": id,
        "webhook-timestamp": String(Math.floor(time.getTime() / 1_000)),
        "webhook-signature": signing.map((secret) => new Webhook(secret).sign(id, time, body)).join(" "),
      };
      const signal = timeout(TIMEOUT_MS);
      try {
        const url = location(destination.value);
        const response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
        await readSome(response.body);
        return { isTaken: response.ok, status: response.status };
      } catch (error) {
        // Whatever a fetch throws is the endpoint's: out of reach, too late, or no HTTP. It is in the log of deliveries.
        if (error instanceof Error) return NO_ANSWER;
        throw error;
      }
    },
  };
}

/** The status was there in time, so whatever becomes of the rest changes nothing. */
async function readSome(body: ReadableStream<Uint8Array> | null): Promise<void> {
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (let bytes = 0; bytes < MAX_ANSWER_BYTES; ) {
      const { done, value } = await reader.read();
      if (done) return;
      bytes += value.length;
    }
    await reader.cancel();
  } catch {
    // A body that breaks off, or has no end before the time is over. See above.
  }
}

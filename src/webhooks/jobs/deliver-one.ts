import { log } from "../../lib/log.ts";
import { StoreError } from "../../lib/store-error.ts";
import type { DueDelivery, TryOutcome } from "../delivery.ts";
import type { DeliverySender } from "../delivery-sender.ts";
import type { ClaimedWebhook, Settled } from "../delivery-work.ts";
import type { EventBodies, EventBody } from "../event-bodies.ts";
import { KEPT_MS, retryAfterMs } from "../retry-times.ts";

/** Tries one delivery once, and says what became of it. */
export interface Tries {
  readonly bodies: EventBodies;
  readonly sender: DeliverySender;
  readonly now: () => number;
  readonly random: () => number;
}

/** What this release can't read waits for one that can, for as long as deliveries are kept. */
const UNREADABLE_WAIT_MS = 3_600_000;
const STORE_WAIT_MS = 60_000;

export async function deliverOne(webhook: ClaimedWebhook, delivery: DueDelivery, tries: Tries): Promise<Settled> {
  const { bodies, sender, now, random } = tries;
  const { id, attempts, lastStatus, firstFailedAt } = delivery;
  const unsent = { ...{ id, attempts, lastStatus, firstFailedAt }, outcome: null };
  const later = (waitMs: number) => ({ ...unsent, status: "pending" as const, nextAttemptAt: now() + waitMs });
  let body: EventBody;
  try {
    body = await bodies.bodyOf(delivery);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    log("warn", "webhooks-delayed", { reason: error.message });
    return later(STORE_WAIT_MS);
  }
  switch (body.kind) {
    case "gone":
      return { ...unsent, status: "failed", nextAttemptAt: null };
    case "unreadable":
      log("warn", "webhook-event-not-understood", { type: delivery.type });
      if (now() - delivery.time >= KEPT_MS) return { ...unsent, status: "failed", nextAttemptAt: null };
      // As one that failed it holds back the later events of its link for five minutes, and no longer.
      return { ...later(UNREADABLE_WAIT_MS), firstFailedAt: firstFailedAt ?? now() };
    case "body":
      return settledBy(delivery, await sender.send(webhook, { id, body: body.text }), now(), random());
  }
}

function settledBy(delivery: DueDelivery, outcome: TryOutcome, now: number, random: number): Settled {
  const attempts = delivery.attempts + 1;
  const { id, firstFailedAt } = delivery;
  const tried = { id, attempts, lastStatus: outcome.status, outcome };
  if (outcome.isTaken) return { ...tried, status: "delivered", nextAttemptAt: null, firstFailedAt };
  const wait = retryAfterMs(attempts, random);
  return {
    ...{ ...tried, firstFailedAt: firstFailedAt ?? now },
    ...(wait === null
      ? { status: "failed" as const, nextAttemptAt: null }
      : { status: "pending" as const, nextAttemptAt: now + wait }),
  };
}

import type { Deadline } from "../lib/deadline.ts";
import type { DeliveryStatus, DueDelivery, TryOutcome } from "./delivery.ts";
import type { Webhook, WebhookSalts } from "./webhook.ts";

/**
 * The port of the jobs to the queues of work that lie in Postgres, one for each webhook. Each call is one statement.
 *
 * A run delivers for one webhook: `claim` again and again, `settle` after each, and `release`. It has a lease meanwhile, so no
 * other run mixes up the order. If it dies, the lease runs out, and what it had not settled is sent again under the same id.
 *
 * @throws {StoreError} each. @throws {WrongCodeKey} `claim`, since secrets and codes would be wrong.
 */
export interface DeliveryWork {
  /** Hands events of links over to the webhooks that hear them, in order. */
  handOver(limit: number, now: number, deadline: Deadline): Promise<HandedOver>;
  /**
   * @param run names the run. With `isAgain` an earlier try of this call may have died before it called anew: its word that a call is
   *   on its way counts no more.
   * @returns `leased` while another run has the webhook, and `off` where it is off or gone.
   */
  claim(
    id: string,
    run: {
      readonly name: string;
      readonly leaseMs: number;
      readonly limit: number;
      readonly now: number;
      readonly isAgain: boolean;
    },
    deadline: Deadline,
  ): Promise<Claim | "leased" | "off">;
  /** @param webhook as it was claimed. What was made pending again since it was switched on anew is another's, and stays pending. */
  settle(webhook: ClaimedWebhook, results: readonly Settled[], now: number, deadline: Deadline): Promise<void>;
  /**
   * Switches it off. Nothing of it is tried any more; `giveUpOff` writes that down.
   * @returns false where somebody has changed its URL or its switch since it was claimed: what answered is not what is asked now.
   */
  switchOff(webhook: ClaimedWebhook, reason: string, deadline: Deadline): Promise<boolean>;
  /**
   * Ends a run, also of a webhook that is off by now.
   * @param earliest when to call again at the soonest.
   * @returns when to call again; null if nothing is pending, or if a call is on its way.
   */
  release(
    id: string,
    run: { readonly name: string; readonly now: number; readonly earliest: number },
    deadline: Deadline,
  ): Promise<number | null>;
  /** Gives up what is pending for webhooks that are off. @returns how many: 0 once there is nothing, or what others hold alone. */
  giveUpOff(limit: number, deadline: Deadline): Promise<number>;
  /** Drops deliveries of deleted webhooks, and then these themselves. @returns how many, as above. */
  dropDeleted(limit: number, deadline: Deadline): Promise<number>;
  /** Drops what was sent, or given up, before a time. @returns how many. */
  dropBefore(time: number, limit: number, deadline: Deadline): Promise<number>;
}

export interface HandedOver {
  readonly events: number;
  /** Ids of webhooks that have something due. */
  readonly due: readonly string[];
  readonly isAnyOn: boolean;
  /** Whether a webhook that is off, or deleted, has left something. */
  readonly isLeft: boolean;
}

export type ClaimedWebhook = Webhook &
  WebhookSalts & {
    readonly failingSince: number | null /** How often it was switched on again. */;
    readonly era: number;
  };

export interface Claim {
  readonly webhook: ClaimedWebhook;
  /** In order. Those that an earlier one of their link holds back are not among them. */
  readonly deliveries: readonly DueDelivery[];
  /** How many were given up, since the webhook was off after they had become pending. There may be more. */
  readonly gaveUp: number;
}

/** What became of a delivery that was tried. */
export interface Settled {
  readonly id: string;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  readonly lastStatus: number | null;
  readonly nextAttemptAt: number | null;
  readonly firstFailedAt: number | null;
  /** null if it was not sent, since there was nothing to send. */
  readonly outcome: TryOutcome | null;
}

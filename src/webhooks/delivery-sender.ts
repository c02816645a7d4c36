import type { TryOutcome } from "./delivery.ts";
import type { Claim } from "./delivery-work.ts";

/** Sends one body to one webhook, once. */
export interface DeliverySender {
  /** Never throws for what an endpoint does: that is its outcome. */
  send(webhook: Claim["webhook"], message: { readonly id: string; readonly body: string }): Promise<TryOutcome>;
}

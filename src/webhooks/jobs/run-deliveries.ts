import { createDeadline } from "../../lib/deadline.ts";
import { log } from "../../lib/log.ts";
import type { Claim, DeliveryWork, Settled } from "../delivery-work.ts";
import { DEAD_AFTER_MS } from "../retry-times.ts";
import { FIVE_DAYS, GONE } from "../webhook.ts";
import { deliverBatch } from "./deliver-batch.ts";
import type { Tries } from "./deliver-one.ts";
import type { WebhookCalls } from "./webhook-calls.ts";

/**
 * Delivers what is due to one webhook, in an invocation of its own: so an endpoint that hangs delays no other.
 *
 * While nothing succeeds, the run ends early, and goes on some seconds later: what it did not try has used no try.
 */
export interface DeliveryRuns extends Tries {
  readonly work: DeliveryWork;
  readonly calls: Pick<WebhookCalls, "deliver" | "sweep">;
  readonly createId: () => string;
}

const CLAIM_LIMIT = 200;
/** A run goes on for a minute, and a last call may hang for 10 s. */
const RUN_MS = 60_000;
const LEASE_MS = 120_000;
const PAUSE_MS = 5_000;
export const STATEMENT_TIMEOUT_MS = 30_000;

/**
 * @param isAgain whether this call came before.
 * @returns whether another run has it, so that this one did nothing.
 * @throws {StoreError} what is sent is then sent again.
 */
export async function runDeliveries(id: string, isAgain: boolean, runs: DeliveryRuns): Promise<"done" | "leased"> {
  const { work, calls, createId, now } = runs;
  const name = createId();
  const endsAt = now() + RUN_MS;
  const limit = () => createDeadline(STATEMENT_TIMEOUT_MS, now);
  let earliest = 0;
  let isMine = false;
  for (;;) {
    const run = { name, leaseMs: LEASE_MS, limit: CLAIM_LIMIT, now: now(), isAgain };
    const claim = await work.claim(id, run, limit());
    if (claim === "leased") return "leased";
    if (claim === "off") {
      if (!isMine) return "done";
      break; // Its lease outlasts a switch, so that the next run does not overtake this one: it has to be given back.
    }
    isMine = true;
    if (claim.deliveries.length === 0) {
      if (claim.gaveUp > 0 && now() < endsAt) continue;
      break;
    }
    const { results, end } = await deliverBatch(claim, endsAt, runs);
    if (results.length > 0) await work.settle(claim.webhook, results, now(), limit());
    const reason = reasonToSwitchOff(claim, results, end === "gone", now());
    if (reason !== null && (await work.switchOff(claim.webhook, reason, limit()))) {
      await calls.sweep(0); // Which gives up what is pending.
      log("warn", "webhook-off", { webhook: id, reason });
      return "done";
    }
    if (end === "late") break;
    if (end === "failing") {
      earliest = now() + PAUSE_MS;
      break;
    }
  }
  const asOf = now();
  const callAt = await work.release(id, { name, now: asOf, earliest: Math.max(asOf, earliest) }, limit());
  if (callAt !== null) await calls.deliver(id, Math.max(0, Math.ceil((callAt - asOf) / 1_000)));
  return "done";
}

function reasonToSwitchOff(
  { webhook: { failingSince } }: Claim,
  results: readonly Settled[],
  isGone: boolean,
  now: number,
): string | null {
  if (isGone) return GONE;
  const tried = results.flatMap(({ outcome }) => outcome ?? []);
  const hasFailed = tried.length > 0 && !tried.some(({ isTaken }) => isTaken);
  return hasFailed && failingSince !== null && now - failingSince >= DEAD_AFTER_MS ? FIVE_DAYS : null;
}

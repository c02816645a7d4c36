import type { DueDelivery } from "../delivery.ts";
import type { Claim, Settled } from "../delivery-work.ts";
import { HOLD_MS } from "../retry-times.ts";
import { deliverOne, type Tries } from "./deliver-one.ts";

/**
 * Delivers what a run has claimed. Events of a link go one after the other, those of different links side by side. An event that
 * fails ends its link's turn. While nothing succeeds, it ends early.
 */
export type BatchEnd = "all" | "late" | "failing" | "gone";

/** Cloudflare lets an invocation wait for six answers at once. Two are left for the stores. */
const AT_ONCE = 4;
/** So many in a row without a success: the endpoint is down, or nearly. */
const FAILURES_TO_PAUSE = AT_ONCE;

export async function deliverBatch(
  { webhook, deliveries }: Claim,
  endsAt: number,
  tries: Tries,
): Promise<{ results: readonly Settled[]; end: BatchEnd }> {
  const chains = chainsOf(deliveries, tries.now());
  const results: Settled[] = [];
  const batch: { end: BatchEnd; failures: number } = { end: "all", failures: 0 };

  function note(settled: Settled): void {
    results.push(settled);
    if (settled.outcome === null) return; // It was not sent: nothing is known of the endpoint.
    batch.failures = settled.outcome.isTaken ? 0 : batch.failures + 1;
    if (settled.outcome.status === 410) batch.end = "gone";
    else if (batch.end === "all" && batch.failures >= FAILURES_TO_PAUSE) batch.end = "failing";
  }
  async function deliverChain(chain: readonly DueDelivery[]): Promise<void> {
    for (const delivery of chain) {
      if (batch.end === "all" && tries.now() >= endsAt) batch.end = "late";
      if (batch.end !== "all") return;
      const settled = await deliverOne(webhook, delivery, tries);
      note(settled);
      if (settled.status === "pending" && delivery.firstFailedAt === null) return;
    }
  }
  async function takeChains(): Promise<void> {
    for (let chain = chains.shift(); chain !== undefined; chain = chains.shift()) await deliverChain(chain);
  }
  await Promise.all(Array.from({ length: AT_ONCE }, takeChains));
  return { results, end: batch.end };
}

/** By link, each in order: what failed five minutes ago and more comes last, since it holds nothing back any more. */
function chainsOf(deliveries: readonly DueDelivery[], now: number): DueDelivery[][] {
  const isLetGo = ({ firstFailedAt }: DueDelivery) => firstFailedAt !== null && firstFailedAt <= now - HOLD_MS;
  const chains = Map.groupBy(deliveries, ({ orderLinkId, id }) => orderLinkId ?? id);
  return Array.from(chains.values(), (chain) => [
    ...chain.filter((delivery) => !isLetGo(delivery)),
    ...chain.filter(isLetGo),
  ]);
}

import { createDeadline, type Deadline } from "../../lib/deadline.ts";
import { log } from "../../lib/log.ts";
import type { DeliveryWork } from "../delivery-work.ts";
import { STATEMENT_TIMEOUT_MS } from "./run-deliveries.ts";

/**
 * Takes away what webhooks have left that are off or deleted, some at a time: who switches one off, or deletes it, does not wait for
 * a hundred thousand rows, nor does whoever writes meanwhile.
 */
export type LeftWork = Pick<DeliveryWork, "giveUpOff" | "dropDeleted">;

/** A statement takes some milliseconds for so many. */
const AT_ONCE = 1_000;

/** @returns whether all is done. @throws {StoreError} */
export async function clearLeft(work: LeftWork, within: Deadline, now: () => number): Promise<boolean> {
  const limit = () => createDeadline(STATEMENT_TIMEOUT_MS, now); // Its own, also at the end: it is sent whole or not at all.
  let cleared = 0;
  for (const step of [work.giveUpOff, work.dropDeleted]) {
    for (let count = -1; count !== 0; cleared += count) {
      if (within.remainingMs() <= 0) return false;
      count = await step(AT_ONCE, limit());
    }
  }
  if (cleared > 0) log("info", "deliveries-cleared", { rows: cleared });
  return true;
}

import { createDeadline } from "../../lib/deadline.ts";
import { log } from "../../lib/log.ts";
import type { DeliveryWork } from "../delivery-work.ts";
import { KEPT_MS } from "../retry-times.ts";
import { clearLeft, type LeftWork } from "./clear-left.ts";
import { STATEMENT_TIMEOUT_MS } from "./run-deliveries.ts";

/** Keeps the log of deliveries for 14 days, once a day. What is pending stays, but for that of webhooks that are off or deleted. */
const AT_ONCE = 5_000;
/** What is left when it is over has its turn tomorrow. */
const TIMEOUT_MS = 90_000;

export async function keepDeliveries(
  work: Pick<DeliveryWork, "dropBefore"> & LeftWork,
  now: () => number,
): Promise<void> {
  const before = now() - KEPT_MS;
  const deadline = createDeadline(TIMEOUT_MS, now);
  if (!(await clearLeft(work, deadline, now))) return;
  let dropped = 0;
  for (;;) {
    const count = await work.dropBefore(before, AT_ONCE, createDeadline(STATEMENT_TIMEOUT_MS, now, deadline));
    dropped += count;
    if (count < AT_ONCE || deadline.remainingMs() <= 0) break;
  }
  if (dropped > 0) log("info", "deliveries-dropped", { deliveries: dropped });
}

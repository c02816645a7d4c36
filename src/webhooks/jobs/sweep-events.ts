import { createDeadline } from "../../lib/deadline.ts";
import { log } from "../../lib/log.ts";
import { StoreError } from "../../lib/store-error.ts";
import type { DeliveryWork } from "../delivery-work.ts";
import type { WebhookMarks } from "../webhook-notice.ts";
import { clearLeft, type LeftWork } from "./clear-left.ts";
import { STATEMENT_TIMEOUT_MS } from "./run-deliveries.ts";
import type { WebhookCalls } from "./webhook-calls.ts";

/**
 * Hands events of links over to the webhooks that hear them, and calls a run for each that has something due.
 *
 * The Queue calls for it after each write. The cron comes each minute, and asks Postgres where a mark says that somebody wrote: so
 * it finds what a call that was lost would have found, and a sleeping Neon stays asleep. Once an hour it asks regardless of the
 * mark, unless it is known that no webhook is on.
 */
export interface EventSweep {
  readonly work: Pick<DeliveryWork, "handOver"> & LeftWork;
  readonly calls: Pick<WebhookCalls, "deliverAll" | "sweep">;
  readonly marks: Pick<WebhookMarks, "read" | "tellAnyOn" | "expectOn" | "set">;
  readonly redisTimeoutMs: number;
  readonly now: () => number;
}

/** Events in a statement. */
const AT_ONCE = 500;
const MINUTE_MS = 60_000;
const MINUTES_OF_HOUR = 60;
/** What webhooks have left that are off or deleted has so long, and then another sweep: events go first. */
const CLEAR_MS = 5_000;

/** @throws {StoreError} */
export async function sweepEvents({ work, calls, now }: Pick<EventSweep, "work" | "calls" | "now">): Promise<boolean> {
  const due = new Set<string>();
  for (;;) {
    const handed = await work.handOver(AT_ONCE, now(), createDeadline(STATEMENT_TIMEOUT_MS, now));
    for (const id of handed.due) due.add(id);
    if (handed.events === AT_ONCE) continue;
    await calls.deliverAll([...due]);
    if (handed.isLeft && !(await clearLeft(work, createDeadline(CLEAR_MS, now), now))) await calls.sweep(1);
    return handed.isAnyOn;
  }
}

/** After a webhook was made or changed. @throws {StoreError} of Redis too: until writers know that one is on, they mark nothing. */
export async function sweepAnew(sweep: EventSweep): Promise<void> {
  const { marks, redisTimeoutMs, now } = sweep;
  if (!(await sweepEvents(sweep))) return;
  const deadline = createDeadline(2 * redisTimeoutMs, now);
  await marks.expectOn(deadline);
  // What they write before they have heard of it, the sweeps of the next minutes find.
  await marks.set(deadline);
}

/** @param scheduledTime when the cron was due, in milliseconds since the epoch. @throws {StoreError} of Postgres and the Queue. */
export async function sweepOnSchedule(sweep: EventSweep, scheduledTime: number): Promise<void> {
  const { marks, redisTimeoutMs, now } = sweep;
  const limit = () => createDeadline(redisTimeoutMs, now);
  const isFullHour = Math.floor(scheduledTime / MINUTE_MS) % MINUTES_OF_HOUR === 0;
  const mark = await orNull(() => marks.read(limit()));
  // While Redis says nothing, the hour is what is left.
  const isDue = mark === null ? isFullHour : mark.stands || (isFullHour && mark.isAnyOn !== false);
  if (!isDue) return;
  const isAnyOn = await sweepEvents(sweep);
  await orNull(() => marks.tellAnyOn(isAnyOn, mark?.isAnyOn ?? null, limit()));
}

async function orNull<Value>(ask: () => Promise<Value>): Promise<Value | null> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    log("warn", "store-failed", { reason: error.message });
    return null;
  }
}

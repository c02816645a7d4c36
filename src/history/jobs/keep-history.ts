import { createDeadline, type Deadline } from "../../lib/deadline.ts";
import { log } from "../../lib/log.ts";
import type { HistoryKeeper } from "../history-store.ts";

/**
 * Keeps the history as long as it shall be kept, once a day: events that are older go, and those of links that were deleted
 * 30 days ago lose what they say. A missed day does no harm: what could be restored then no longer can be, job or no job.
 */
const DAY_MS = 86_400_000;
/** In one statement: some 100 ms of PostgreSQL. */
const LINKS_AT_ONCE = 500;
const EVENTS_AT_ONCE = 5_000;
/** For each of the two. What is left when it is over has its turn tomorrow. */
const TIMEOUT_MS = 90_000;

export async function keepHistory(parts: {
  readonly keeper: HistoryKeeper;
  readonly historyDays: number;
  readonly now: () => number;
}): Promise<void> {
  const { keeper, historyDays, now } = parts;
  const before = now() - historyDays * DAY_MS;
  const forgotten = await whileFull(LINKS_AT_ONCE, now, (deadline) => keeper.forgetDeleted(LINKS_AT_ONCE, deadline));
  const dropped = await whileFull(EVENTS_AT_ONCE, now, (deadline) =>
    keeper.dropBefore(before, EVENTS_AT_ONCE, deadline),
  );
  log("info", "history-kept", { forgottenLinks: forgotten, droppedEvents: dropped });
}

/** Again as long as a call had as much to do as it may, and there is time. @returns how many in all. */
async function whileFull(full: number, now: () => number, call: (deadline: Deadline) => Promise<number>) {
  const deadline = createDeadline(TIMEOUT_MS, now);
  for (let sum = 0; ; ) {
    const done = await call(deadline);
    sum += done;
    if (done < full || deadline.remainingMs() <= 0) return sum;
  }
}

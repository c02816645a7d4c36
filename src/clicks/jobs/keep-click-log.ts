import { createDeadline } from "../../lib/deadline.ts";
import { log } from "../../lib/log.ts";
import type { ClickLog } from "../click-log.ts";
import { beginOfLog, DAY_MS, utcDay } from "../click-retention.ts";

/**
 * Maintains the access log once a day: makes partitions for the coming weeks, and drops those that were kept long enough. A
 * missed day does no harm: there is room for weeks, and a consumer that finds none makes it.
 *
 * Roll-ups are never dropped: they are what statistics are read from.
 */
const DAYS_AHEAD = 35;
const UNKNOWN_NAMES_DAYS = 90;
/** For each of the three. Dropping a week tries again while a long statement is in the way. */
const TIMEOUT_MS = 90_000;

export async function keepClickLog(parts: {
  clickLog: ClickLog;
  retentionDays: number;
  now: () => number;
}): Promise<void> {
  const { clickLog, retentionDays, now } = parts;
  const today = now();
  const limit = () => createDeadline(TIMEOUT_MS, now);
  await clickLog.addDays(utcDay(today), utcDay(today + DAYS_AHEAD * DAY_MS), limit());
  const weeks = await clickLog.dropBefore(utcDay(beginOfLog(today, retentionDays)), limit());
  const names = await clickLog.forgetUnknownBefore(utcDay(today - UNKNOWN_NAMES_DAYS * DAY_MS), limit());
  log("info", "click-log-kept", { droppedWeeks: weeks, forgottenNames: names });
}

import { log } from "./lib/log.ts";
import type { Schedule } from "./lib/schedule.ts";
import { StoreError } from "./lib/store-error.ts";

/** Jobs of one cron stand in the order of the schedules. */
export function joinSchedules(...schedules: readonly Schedule[]): Schedule {
  const crons = new Set(schedules.flatMap((schedule) => Object.keys(schedule)));
  return Object.fromEntries([...crons].map((cron) => [cron, schedules.flatMap((schedule) => schedule[cron] ?? [])]));
}

/** A time at which each job is due, whatever its interval. */
const ALWAYS_DUE = 0;

/**
 * Runs the jobs of a cron, one after the other. A job that fails is logged, does not stop the others, and runs again at the
 * next time.
 *
 * A call without a cron comes from a person on a laptop, by wrangler's `/cdn-cgi/local/scheduled`: then all jobs are due.
 *
 * @throws the first error that was not a store's failure, after all jobs have run: then the invocation fails.
 */
export async function onSchedule(
  { cron, scheduledTime }: Pick<ScheduledController, "cron" | "scheduledTime">,
  schedule: Schedule,
  open: (path: string) => Promise<Response>,
): Promise<void> {
  const isByHand = cron === "";
  const jobs = isByHand ? Object.values(schedule).flat() : schedule[cron];
  if (jobs === undefined) {
    log("error", "cron-unknown", { cron, known: Object.keys(schedule) });
    return;
  }
  const bugs: unknown[] = [];
  for (const { name, run } of jobs) {
    try {
      await run(isByHand ? ALWAYS_DUE : scheduledTime, open);
    } catch (error) {
      const isOutage = error instanceof StoreError;
      if (!isOutage) bugs.push(error);
      // For a bug, log only the kind of error: its message can hold anything.
      const reason = isOutage ? error.message : error instanceof Error ? error.name : "unknown";
      log("error", "scheduled-job-failed", { job: name, reason });
    }
  }
  if (bugs.length > 0) throw bugs[0];
}

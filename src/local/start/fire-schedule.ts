import { Cron } from "croner";

const MINUTE_MS = 60_000;

/**
 * Fires the schedule of a Worker on this machine, as Cloudflare does in production; wrangler alone fires none.
 * @param schedule.crons as in wrangler.toml, in UTC.
 * @param schedule.say what went wrong: the Worker itself says what its jobs did.
 */
export function fireSchedule(schedule: { address: string; crons: readonly string[]; say: (line: string) => void }): {
  stop(): void;
} {
  const { address, crons, say } = schedule;
  // croner is only a development dependency. Code of our own could understand a cron expression in another way.
  const jobs = crons.map((cron) => new Cron(cron, { timezone: "UTC" }, () => fireCron(address, cron, dueAt(), say)));
  return {
    stop() {
      for (const job of jobs) job.stop();
    },
  };
}

/** The minute itself, as Cloudflare gives it: a timer may be a millisecond early, and would name the one before. */
function dueAt(): number {
  return Math.round(Date.now() / MINUTE_MS) * MINUTE_MS;
}

/** @param time when it is due, in milliseconds since the epoch. */
export async function fireCron(
  address: string,
  cron: string,
  time: number,
  say: (line: string) => void,
): Promise<void> {
  const query = new URLSearchParams({ cron, time: String(time) });
  try {
    const response = await fetch(`${address}/cdn-cgi/local/scheduled?${query.toString()}`);
    const outcome = await response.text();
    if (!response.ok) say(`The cron "${cron}" failed: ${outcome}`);
  } catch (error) {
    say(`The cron "${cron}" did not reach the Worker: ${error instanceof Error ? error.message : String(error)}`);
  }
}

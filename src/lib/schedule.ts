export interface ScheduledJob {
  readonly name: string;
  /**
   * @param time when it was due, in milliseconds since the epoch.
   * @param open answers a HEAD request for a path as the Worker would.
   */
  run(time: number, open: (path: string) => Promise<Response>): Promise<void>;
}

/** What is done on schedule, by cron expression as in wrangler.toml. */
export type Schedule = Readonly<Record<string, readonly ScheduledJob[]>>;

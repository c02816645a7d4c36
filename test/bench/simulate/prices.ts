/**
 * List prices in US dollars, without free tiers, each with the page that says it and the day it was read; and the limits
 * that are met first. Change them here, and run `npm run simulate` again.
 *
 * The pages could not be opened from where this was written. What was read are stored copies of them, of the day
 * that stands beside each price. `copy: null` is what nobody read again: it is as these pages said it in 2025.
 */
export interface Listed {
  readonly value: number;
  readonly unit: string;
  readonly source: string;
  /** Of the copy that was read. */
  readonly copy: string | null;
}

const listed = (value: number, unit: string, source: string, copy: string | null): Listed => {
  return { value, unit, source, copy };
};

const WORKERS = "developers.cloudflare.com/workers/platform/pricing";
const QUEUES = "developers.cloudflare.com/queues/platform/pricing";
const QUEUE_LIMITS = "developers.cloudflare.com/queues/platform/limits";
const UPSTASH = "upstash.com/pricing/redis";
const NEON = "neon.com/docs/introduction/plans";

export const PRICES = {
  workerRequest: listed(0.3e-6, "a request", WORKERS, "2026-09-28"),
  workerCpuMs: listed(0.02e-6, "a millisecond of CPU", WORKERS, null),
  queueOperation: listed(0.4e-6, "64 KB written, read or deleted", QUEUES, "2026-11-29"),
  redisCommand: listed(2e-6, "a command", UPSTASH, "2026-11-09"),
  redisGbMonth: listed(0.25, "a GB and month", UPSTASH, "2026-09-20"),
  neonCuHour: listed(0.106, "a CU and hour, plan Launch", NEON, "2026-11-12"),
  neonGbMonth: listed(0.35, "a GB and month", NEON, "2026-11-12"),
} as const satisfies Record<string, Listed>;

export const LIMITS = {
  redisCommandsPerSecond: listed(10_000, "commands a second and database", UPSTASH, null),
  redisGb: listed(100, "GB in a database", UPSTASH, "2026-09-20"),
  queueMessagesPerSecond: listed(5_000, "messages a second and queue", QUEUE_LIMITS, "2026-11-29"),
  neonCu: listed(16, "CU, the largest that autoscaling goes to", NEON, "2026-03-20"),
  neonTb: listed(16, "TB in a branch", NEON, "2026-03-20"),
} as const satisfies Record<string, Listed>;

/** Plans of Upstash at a fixed price a month, by the GB that they hold: no price for a command. Traffic has a bound, which is not looked at. */
export const FIXED_REDIS: readonly { readonly gb: number; readonly monthly: Listed }[] = [
  { gb: 0.25, monthly: listed(10, "a month", UPSTASH, "2026-09-20") },
  { gb: 1, monthly: listed(20, "a month", UPSTASH, "2026-09-20") },
  { gb: 5, monthly: listed(100, "a month", UPSTASH, null) },
  { gb: 50, monthly: listed(400, "a month", UPSTASH, null) },
  { gb: 500, monthly: listed(1_500, "a month", UPSTASH, null) },
];

/** What a Neon that is awake costs at the least, whatever it does. */
export const LEAST_CU = 0.25;
/** Idle milliseconds after which a Neon of the plan Launch sleeps. */
export const NEON_SLEEPS_AFTER_MS = 300_000;
export const OPERATION_BYTES = 65_536;
export const MONTH_SECONDS = 30 * 86_400;

import { consumerStatements } from "./consumer.ts";
import { BUSY_SHARE, MEASURED, RETENTION_DAYS } from "./measured.ts";
import { FIXED_REDIS, LEAST_CU, MONTH_SECONDS, PRICES } from "./prices.ts";

/** What a visit is on average, of a traffic of so many a second. */
export interface Use {
  readonly perSecond: number;
  readonly isolates: number;
  /** Commands of Redis for each visit. */
  readonly commands: number;
  /** Look-ups in Postgres for each visit. */
  readonly lookUps: number;
  /** Messages of the Queue, and operations of 64 KB, for each visit. */
  readonly messages: number;
  readonly operations: number;
  /** Times that an isolate reads the blocked domains, for each visit. */
  readonly listReads: number;
}

/** Dollars for a million redirects, at list prices. */
export interface Dollars {
  /** The Worker's own: requests and CPU. */
  readonly worker: number;
  readonly redis: number;
  readonly queue: number;
  /** As much as statements need, but never less than the smallest Neon that is awake. */
  readonly neon: number;
  /** A visit in the access log, for as long as it is kept. Sums come on top: they grow with links and days. */
  readonly log: number;
  /** Beside the Worker's own: Redis, Queue and Neon's compute. */
  readonly beside: number;
}

const MILLION = 1e6;

/** Statements a second: look-ups, the list, and the consumers'. */
export function statementsOf({ perSecond, lookUps, listReads, messages }: Use): number {
  return perSecond * (lookUps + listReads) + consumerStatements(perSecond * messages, 1 / messages);
}

/** Compute units that statements keep busy. */
export function busyCu({ perSecond, lookUps, listReads }: Use): number {
  const cpuMs = perSecond * ((lookUps + listReads) * MEASURED.lookUpCpuMs + MEASURED.visitCpuMs);
  return cpuMs / 1_000 / BUSY_SHARE;
}

export function dollarsOf(use: Use): Dollars {
  const { perSecond, commands, operations } = use;
  const worker = MILLION * (PRICES.workerRequest.value + MEASURED.redirectCpuMs * PRICES.workerCpuMs.value);
  const redis = MILLION * commands * PRICES.redisCommand.value;
  const queue = MILLION * operations * PRICES.queueOperation.value;
  const hours = MILLION / perSecond / 3_600;
  const neon = Math.max(LEAST_CU, busyCu(use)) * hours * PRICES.neonCuHour.value;
  const months = (RETENTION_DAYS * 86_400) / MONTH_SECONDS;
  const log = ((MILLION * MEASURED.logBytes) / 1e9) * months * PRICES.neonGbMonth.value;
  return { worker, redis, queue, neon, log, beside: redis + queue + neon };
}

/** The same with a Redis at a fixed price that holds the cached links. @returns NaN where no plan is so large. */
export function besideWithFixedRedis(use: Use, gb: number): number {
  const { queue, neon } = dollarsOf(use);
  const plan = FIXED_REDIS.find((each) => each.gb >= gb);
  return queue + neon + ((plan?.monthly.value ?? Number.NaN) * MILLION) / (use.perSecond * MONTH_SECONDS);
}

import type { Config } from "../config.ts";
import type { StoreError } from "../lib/store-error.ts";
import type { Postgres } from "../postgres/postgres.ts";
import type { RedisStore } from "../redis/redis.ts";
import { markUse, noteUse } from "./stores/note-use.ts";
import { createRedisUseMark } from "./stores/redis-use-mark.ts";
import type { UseMark } from "./use-mark.ts";
import { createUseNotes, NO_USE_NOTES } from "./use-notes.ts";

const MINUTE_MS = 60_000;

/** The part of `stores.ts` that notes for pings whether Postgres is in use. */
export function createUse(parts: {
  config: Pick<Config, "health" | "timeouts">;
  redis: RedisStore;
  /** Redis without a circuit breaker. */
  steadyRedis: RedisStore;
  now: () => number;
  reportFailure: (error: StoreError) => void;
}): {
  /** null if nobody needs it. */
  useMark: UseMark | null;
  noteUse: (postgres: Postgres) => Postgres;
  markUse: (postgres: Postgres) => Postgres;
  tellUse: (waitUntil: (work: Promise<unknown>) => void) => void;
} {
  const { config, redis, steadyRedis, now, reportFailure } = parts;
  const { intervalMinutes, isQuiet } = config.health;
  const intervalMs = intervalMinutes * MINUTE_MS;
  const timeoutMs = config.timeouts.redisMs;
  // Until the next ping, and a little longer, since crons are not punctual.
  const lifetimeMs = intervalMs + MINUTE_MS;
  const isMarked = isQuiet && intervalMinutes > 0;
  const notes = isMarked
    ? createUseNotes({
        useMark: createRedisUseMark({ redis, timeoutMs, lifetimeMs }),
        ...{ intervalMs, timeoutMs, now, reportFailure },
      })
    : NO_USE_NOTES;
  return {
    useMark: isMarked ? createRedisUseMark({ redis: steadyRedis, timeoutMs, lifetimeMs }) : null,
    noteUse: (postgres) => noteUse(postgres, notes),
    markUse: (postgres) => markUse(postgres, notes),
    tellUse: (waitUntil) => notes.handOver(waitUntil),
  };
}

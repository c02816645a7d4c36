import { neonConfig } from "@neondatabase/serverless";
import type { Config } from "./config.ts";
import { createUse } from "./health/compose-use.ts";
import type { UseMark } from "./health/use-mark.ts";
import { type CircuitBreaker, createCircuitBreaker } from "./lib/circuit-breaker.ts";
import { log } from "./lib/log.ts";
import type { StoreError } from "./lib/store-error.ts";
import { probePostgres } from "./names/compose.ts";
import { breakPostgres } from "./postgres/break-postgres.ts";
import { isPostgresDown, observePostgres } from "./postgres/observe-postgres.ts";
import { createPostgres, type Postgres } from "./postgres/postgres.ts";
import { breakRedis } from "./redis/break-redis.ts";
import { isRedisDown, observeRedis } from "./redis/observe-redis.ts";
import { probeRedis } from "./redis/probe-redis.ts";
import { createRedisStore, type RedisStore } from "./redis/redis.ts";

/** The part of `services.ts` that talks to Postgres and Redis. */
export interface Stores {
  /** For requests: each behind a circuit breaker. */
  readonly postgres: Postgres;
  readonly redis: RedisStore;
  /** For jobs, which can afford to ask a store that did not answer a moment ago. */
  readonly jobPostgres: Postgres;
  /** Without a circuit breaker, and without marking Postgres as in use: for checks whether the stores are up. */
  readonly steadyPostgres: Postgres;
  readonly steadyRedis: RedisStore;
  /** For a check of a store that ignores its circuit. If the store answers, the circuit closes. */
  readonly circuits: Readonly<Record<"postgres" | "redis", Pick<CircuitBreaker, "closeBy">>>;
  /** Whether Postgres is in use; null if nobody needs to know. */
  readonly useMark: UseMark | null;
  /** Lets pings know, after an answer, that a request has asked Postgres. */
  readonly tellUse: (waitUntil: (work: Promise<unknown>) => void) => void;
  /** After an answer, checks whether a store that was down is back. Until then nobody asks it. */
  readonly probeStores: (waitUntil: (work: Promise<unknown>) => void) => void;
}

/** Recovery is noticed after two seconds' rest and a probe of one at most: well within five. */
const BREAKER = { failuresToOpen: 3, restMs: 2_000, probeLimitMs: 1_500 };
const PROBE_TIMEOUT_MS = 1_000;

export function createStores(parts: {
  config: Pick<Config, "databaseUrl" | "health" | "neonFetchEndpoint" | "redis" | "timeouts">;
  countFailure: (error: StoreError) => void;
  reportFailure: (error: StoreError) => void;
  now: () => number;
  random: () => number;
}): Stores {
  const { config, countFailure, reportFailure, now, random } = parts;
  if (config.neonFetchEndpoint !== null) neonConfig.fetchEndpoint = config.neonFetchEndpoint;
  const steadyPostgres = observePostgres(createPostgres(config.databaseUrl), countFailure);
  const steadyRedis = observeRedis(createRedisStore(config.redis), countFailure);

  const breakerOf = (
    store: StoreError["store"],
    isFailure: (error: unknown) => boolean,
    probe: (signal: () => AbortSignal) => Promise<unknown>,
  ) =>
    createCircuitBreaker({
      ...{ ...BREAKER, isFailure, now, random },
      probe: () => probe(() => AbortSignal.timeout(PROBE_TIMEOUT_MS)),
      report: (state) => log("warn", `circuit-${state}`, { store }),
    });
  const postgresBreaker = breakerOf("postgres", isPostgresDown, (signal) => probePostgres(steadyPostgres, signal));
  const redisBreaker = breakerOf("redis", isRedisDown, (signal) => probeRedis(steadyRedis, signal));

  const redis = breakRedis(steadyRedis, redisBreaker);
  const { useMark, noteUse, markUse, tellUse } = createUse({ config, redis, steadyRedis, now, reportFailure });

  return {
    postgres: noteUse(breakPostgres(steadyPostgres, postgresBreaker)),
    redis,
    jobPostgres: markUse(steadyPostgres),
    ...{ steadyPostgres, steadyRedis },
    circuits: { postgres: postgresBreaker, redis: redisBreaker },
    useMark,
    tellUse,
    probeStores(waitUntil) {
      postgresBreaker.probeIfDue(waitUntil);
      redisBreaker.probeIfDue(waitUntil);
    },
  };
}

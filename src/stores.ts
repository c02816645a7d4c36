import { neonConfig } from "@neondatabase/serverless";
import type { Config } from "./env.ts";
import { createCircuitBreaker } from "./lib/circuit-breaker.ts";
import { log } from "./lib/log.ts";
import type { StoreError } from "./lib/store-error.ts";
import { breakPostgres, breakRedis } from "./stores/break-circuits.ts";
import { isDown, observePostgres, observeRedis } from "./stores/observe-failures.ts";
import { probePostgres } from "./stores/postgres/database-meta.ts";
import { createPostgres, type Postgres } from "./stores/postgres/postgres.ts";
import { probeRedis } from "./stores/redis/probe-redis.ts";
import { createRedisStore, type RedisStore } from "./stores/redis/redis.ts";

/** The part of `services.ts` that talks to Postgres and Redis. */
export interface Stores {
  /** Each behind a circuit breaker. */
  readonly postgres: Postgres;
  readonly redis: RedisStore;
  /** Without one: for whoever looks whether they are there. */
  readonly steadyPostgres: Postgres;
  readonly steadyRedis: RedisStore;
  /** Looks, behind an answer, whether a store that was down is back: until then it is not asked. */
  readonly probeStores: (waitUntil: (work: Promise<unknown>) => void) => void;
}

/** Recovery is noticed after two seconds' rest and a probe of one at most: well within five. */
const BREAKER = { failuresToOpen: 3, restMs: 2_000, probeLimitMs: 1_500, isFailure: isDown };
const PROBE_TIMEOUT_MS = 1_000;

export function createStores(parts: {
  config: Pick<Config, "databaseUrl" | "neonFetchEndpoint" | "redis">;
  countFailure: (error: StoreError) => void;
  now: () => number;
  random: () => number;
}): Stores {
  const { config, countFailure, now, random } = parts;
  if (config.neonFetchEndpoint !== null) neonConfig.fetchEndpoint = config.neonFetchEndpoint;
  const steadyPostgres = observePostgres(createPostgres(config.databaseUrl), countFailure);
  const steadyRedis = observeRedis(createRedisStore(config.redis), countFailure);

  const breakerOf = (store: StoreError["store"], probe: (signal: () => AbortSignal) => Promise<unknown>) =>
    createCircuitBreaker({
      ...{ ...BREAKER, now, random },
      probe: () => probe(() => AbortSignal.timeout(PROBE_TIMEOUT_MS)),
      report: (state) => log("warn", `circuit-${state}`, { store }),
    });
  const postgresBreaker = breakerOf("postgres", (signal) => probePostgres(steadyPostgres, signal));
  const redisBreaker = breakerOf("redis", (signal) => probeRedis(steadyRedis, signal));

  return {
    postgres: breakPostgres(steadyPostgres, postgresBreaker),
    redis: breakRedis(steadyRedis, redisBreaker),
    ...{ steadyPostgres, steadyRedis },
    probeStores(waitUntil) {
      postgresBreaker.probeIfDue(waitUntil);
      redisBreaker.probeIfDue(waitUntil);
    },
  };
}

import type { Config } from "../config.ts";
import type { CircuitBreaker } from "../lib/circuit-breaker.ts";
import { log } from "../lib/log.ts";
import { createProbe } from "../lib/probe.ts";
import type { Schedule, ScheduledJob } from "../lib/schedule.ts";
import type { KeyConfirmation } from "../names/key-confirmation.ts";
import type { LinkName } from "../names/link-name.ts";
import type { Postgres } from "../postgres/postgres.ts";
import { probeRedis } from "../redis/probe-redis.ts";
import type { RedisStore } from "../redis/redis.ts";
import { checkComponents, componentOf, type HealthChecks } from "./api/health.ts";
import { type HealthPings, pingHealth } from "./jobs/ping-health.ts";
import { createPingService, type PingService } from "./ping-service.ts";
import { createPostgresPingLog } from "./stores/postgres-ping-log.ts";
import { createPostgresPingedDays } from "./stores/postgres-pinged-days.ts";
import { createRedisPingLog } from "./stores/redis-ping-log.ts";
import { createWebhookChannel } from "./stores/webhook-channel.ts";
import type { UseMark } from "./use-mark.ts";

/** HEALTH_INTERVAL_MINUTES says in which minutes there is a ping: only a deploy could change the cron. */
const EVERY_MINUTE = "* * * * *";
const HEALTH_TIMEOUT_MS = 2_000;
const HEALTH_REST_MS = 5_000;
const MINUTE_MS = 60_000;

/** The part of `services.ts` that looks at itself, when asked and on schedule, and alerts. */
export interface HealthServices {
  readonly health: HealthChecks;
  readonly pings: PingService;
}

export function createHealthServices(parts: {
  config: Pick<Config, "health" | "timeouts">;
  /**
   * The stores without circuit breakers. If a store answers a ping, its circuit closes, so that a circuit that is still
   * open does not fail the standing link.
   */
  stores: {
    steadyPostgres: Postgres;
    steadyRedis: RedisStore;
    circuits: Readonly<Record<"postgres" | "redis", Pick<CircuitBreaker, "closeBy">>>;
    useMark: UseMark | null;
  };
  /** Asks Postgres whose database it is. */
  probePostgres: (postgres: Postgres, signal: () => AbortSignal) => Promise<string | null>;
  /** What `probePostgres` last saw. */
  webhooksOff: () => number;
  confirmation: KeyConfirmation;
  forget: (name: LinkName) => void;
  createId: () => string;
  now: () => number;
}): HealthServices & { schedule: Schedule } {
  const { config, probePostgres, confirmation, forget, createId, now } = parts;
  const { steadyPostgres: postgres, steadyRedis: redis, circuits, useMark } = parts.stores;
  const probeLimits = { timeoutMs: HEALTH_TIMEOUT_MS, restMs: HEALTH_REST_MS, now };
  const health: HealthChecks = {
    postgres: createProbe({
      ask: (signal) => circuits.postgres.closeBy(() => probePostgres(postgres, signal)),
      ...probeLimits,
    }),
    redis: createProbe({ ask: (signal) => circuits.redis.closeBy(() => probeRedis(redis, signal)), ...probeLimits }),
    confirmation,
    webhooksOff: parts.webhooksOff,
  };
  const { intervalMinutes, link, webhook } = config.health;
  const timeoutMs = config.timeouts.redisMs;
  const pings = createPingService({
    logs: {
      postgres: createPostgresPingLog({ postgres, timeoutMs: config.timeouts.postgresApiMs }),
      redis: createRedisPingLog({ redis, timeoutMs }),
    },
    days: createPostgresPingedDays({ postgres, timeoutMs: config.timeouts.postgresApiMs }),
    channel:
      webhook === null ? null : createWebhookChannel({ ...webhook, fetch: (url, init) => fetch(url, init), now }),
    ...{ intervalMs: intervalMinutes * MINUTE_MS, createId },
    reportFailure: (error) => log("warn", "health-ping-incomplete", { reason: error.message }),
  });

  const noWork = () => undefined; // A ping waits for each check, so no work goes on after it.
  const healthPings: HealthPings = {
    intervalMinutes,
    useMark:
      useMark === null
        ? null
        : { isSet: async (deadline) => (await useMark.isSet(deadline)) || pings.isInDoubt(now(), deadline) },
    check: () => checkComponents(health, noWork),
    checkRedis: async () => componentOf(await health.redis(noWork)),
    link: link === null ? null : { path: `/${link}`, forget: () => forget({ kind: "slug", text: link }) },
    service: pings,
    now,
  };
  const run: ScheduledJob["run"] = (time, open) => pingHealth(healthPings, time, open);
  return { health, pings, schedule: { [EVERY_MINUTE]: [{ name: "ping-health", run }] } };
}

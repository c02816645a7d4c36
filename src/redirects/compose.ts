import type { Config } from "../config.ts";
import { createSingleFlight } from "../lib/single-flight.ts";
import type { LinkCache } from "../links/link-cache.ts";
import type { LinkStore } from "../links/link-store.ts";
import type { MissingNames } from "../links/missing-names.ts";
import type { ReportRead } from "../metrics/read-event.ts";
import type { IssuedNames, KnownMeta } from "../names/issued-names.ts";
import type { KeyConfirmation } from "../names/key-confirmation.ts";
import type { IssuedName } from "../names/link-name.ts";
import type { Postgres } from "../postgres/postgres.ts";
import type { RedisStore } from "../redis/redis.ts";
import { limitUnknown } from "./limit-unknown.ts";
import type { LinkMemory } from "./link-memory.ts";
import { refuseUnissued } from "./refuse-unissued.ts";
import { withRedis } from "./stores/cached-link-store.ts";
import { MAX_LIFETIME_MS } from "./stores/link-keys.ts";
import { FRESH_MS, withMemory } from "./stores/memory-link-store.ts";
import { createPostgresLinkStore } from "./stores/postgres-link-store.ts";
import { createPostgresVisitLimit } from "./stores/postgres-visit-limit.ts";
import { createRedisLinkCache } from "./stores/redis-link-cache.ts";
import { createRedisMissingNames } from "./stores/redis-missing-names.ts";
import { type LoadOutcome, withSingleFlight } from "./stores/single-flight-link-store.ts";
import type { VisitLimit } from "./visit-limit.ts";

/** The part of `services.ts` that visitors are answered by. */
export interface RedirectsServices {
  readonly links: LinkMemory;
  readonly visitLimit: VisitLimit;
}

/** The read ladder: memory → refusal of what was never issued → limit of what is unknown → single flight → Redis → Postgres. */
export function createRedirectsServices(parts: {
  postgres: Postgres;
  redis: RedisStore;
  config: Pick<Config, "memory" | "staleMaxMs" | "timeouts">;
  fingerprint: string;
  confirmation: KeyConfirmation;
  knownMeta: KnownMeta;
  issuedNames: IssuedNames;
  /** Keeps the list of blocked domains fresh, at the same time as a look-up that touches a store. */
  withBlockList: (next: LinkStore<IssuedName>) => LinkStore<IssuedName>;
  /** The limit of look-ups that find nothing, for each address. */
  unknownLookups: Parameters<typeof limitUnknown>[1];
  now: () => number;
  random: () => number;
  report: ReportRead;
}): RedirectsServices {
  const { postgres, redis, config, fingerprint, confirmation, knownMeta, issuedNames, withBlockList } = parts;
  const { unknownLookups, now, random, report } = parts;
  const { timeouts, staleMaxMs } = config;
  const { mayPassOver } = issuedNames;
  const timeoutMs = timeouts.postgresRedirectMs;
  const links = withMemory(
    refuseUnissued(
      limitUnknown(
        withBlockList(
          withSingleFlight(
            withRedis(createPostgresLinkStore({ postgres, timeoutMs, confirmation, knownMeta, now, report }), {
              ...{ redis, timeoutMs: timeouts.redisMs, fingerprint, confirmation, mayPassOver, now, random, report },
            }),
            createSingleFlight<LoadOutcome>({
              joinLimitMs: timeouts.joinLimitMs,
              now,
              report: (outcome) => report({ tier: "flight", outcome }),
            }),
          ),
        ),
        unknownLookups,
      ),
      { issuedNames, now, report },
    ),
    { ...config.memory, staleMaxMs, mayPassOver, now, report },
  );
  return { links, visitLimit: createPostgresVisitLimit({ postgres, timeoutMs }) };
}

/** The writers' half of the cache. */
export function createCacheWriting(parts: {
  redis: RedisStore;
  /** For jobs, which can afford to ask a store that did not answer a moment ago. */
  jobRedis: RedisStore;
  timeoutMs: number;
  fingerprint: string;
  now: () => number;
  random: () => number;
}): { linkCache: LinkCache; jobLinkCache: LinkCache; missingNames: MissingNames; cacheHorizonMs: number } {
  const { redis, jobRedis, ...shared } = parts;
  return {
    linkCache: createRedisLinkCache({ redis, ...shared }),
    jobLinkCache: createRedisLinkCache({ redis: jobRedis, ...shared }),
    missingNames: createRedisMissingNames({ redis: jobRedis, ...shared }),
    cacheHorizonMs: MAX_LIFETIME_MS + FRESH_MS,
  };
}

import type { Jobs } from "../consume.ts";
import type { Timeouts } from "../env.ts";
import type { StoreError } from "../lib/store-error.ts";
import type { IssuedNames } from "../names/issued-names.ts";
import type { LinkName } from "../names/link-name.ts";
import { MAX_LIFETIME_MS } from "../redirects/stores/link-keys.ts";
import { FRESH_MS } from "../redirects/stores/memory-link-store.ts";
import { createRedisLinkCache } from "../redirects/stores/redis-link-cache.ts";
import type { Stores } from "../stores.ts";
import { type BulkService, createBulkService } from "./bulk-service.ts";
import { createQueuedTakedowns } from "./jobs/retry-takedowns.ts";
import type { LinkCache } from "./link-cache.ts";
import type { LinkNamer } from "./link-namer.ts";
import { createLinkService, type LinkService } from "./link-service.ts";
import { createPostgresLinkRepository } from "./stores/postgres-link-repository.ts";

/** The part of `services.ts` that makes, changes and deletes links. */
export function createLinkWriting(parts: {
  apiStatements: Parameters<typeof createPostgresLinkRepository>[0];
  stores: Pick<Stores, "redis" | "steadyRedis">;
  timeouts: Timeouts;
  fingerprint: string;
  issuedNames: IssuedNames;
  namer: LinkNamer;
  forget: (name: LinkName) => void;
  queue: Parameters<typeof createQueuedTakedowns>[0];
  now: () => number;
  random: () => number;
  reportFailure: (error: StoreError) => void;
}): {
  linkService: LinkService;
  bulkService: BulkService;
  linkCache: LinkCache;
  takedownJob: Jobs["takedowns"];
} {
  const { apiStatements, stores, timeouts, fingerprint, issuedNames, namer, forget, queue } = parts;
  const { now, random, reportFailure } = parts;
  const cacheParts = { timeoutMs: timeouts.redisMs, fingerprint, now, random };
  const linkCache = createRedisLinkCache({ redis: stores.redis, ...cacheParts });
  const repository = createPostgresLinkRepository(apiStatements);
  const shared = { repository, cache: linkCache, namer, forget, now, reportFailure };
  return {
    linkCache,
    linkService: createLinkService({
      ...shared,
      takedowns: createQueuedTakedowns(queue),
      issuedNames,
      cacheHorizonMs: MAX_LIFETIME_MS + FRESH_MS,
    }),
    bulkService: createBulkService(shared),
    // A job has the time to ask a Redis that did not answer a moment ago.
    takedownJob: { cache: createRedisLinkCache({ redis: stores.steadyRedis, ...cacheParts }), forget, now },
  };
}

import type { Config } from "../config.ts";
import type { StoreError } from "../lib/store-error.ts";
import { isOwnHost, ownHostsOf } from "../links/hosts/own-hosts.ts";
import { hostOf } from "../names/host.ts";
import type { Postgres } from "../postgres/postgres.ts";
import type { RedisStore } from "../redis/redis.ts";
import { type AppLinks, createAppLinks } from "./app-links.ts";
import { createDomainList, type DomainList } from "./domain-list.ts";
import { createDomainService, type DomainService } from "./domain-service.ts";
import { createHosts, type Hosts } from "./hosts.ts";
import { createPostgresDomainStore, createSitesReader } from "./stores/postgres-domain-store.ts";
import { createRedisDomainCache, readThroughRedis } from "./stores/redis-domain-cache.ts";

export type { Site } from "./site.ts";
export { createStrayUrl } from "./stray-urls.ts";

/** The part of `services.ts` that knows which hosts are ours. */
export interface DomainsServices {
  readonly domains: DomainList;
  readonly domainService: DomainService;
  readonly hosts: Hosts;
  readonly appLinks: AppLinks;
}

export function createDomainsServices(parts: {
  postgres: Postgres;
  redis: RedisStore;
  config: Pick<Config, "baseUrl" | "homeUrl" | "ownHosts" | "staleMaxMs" | "timeouts">;
  fingerprint: string;
  now: () => number;
  reportFailure: (error: StoreError) => void;
}): DomainsServices {
  const { postgres, redis, config, fingerprint, now, reportFailure } = parts;
  const { timeouts, staleMaxMs, homeUrl } = config;
  const { joinLimitMs } = timeouts;
  const defaultHost = hostOf(config.baseUrl);
  const ownHosts = ownHostsOf(config.ownHosts, null);
  const sites = createSitesReader({ postgres, timeoutMs: timeouts.postgresRedirectMs });
  const domains = createDomainList({
    read: readThroughRedis(sites.readSites, { redis, timeoutMs: timeouts.redisMs, fingerprint, now, reportFailure }),
    ...{ defaultHost, staleMaxMs, joinLimitMs, now, reportFailure },
  });
  const store = createPostgresDomainStore({ postgres, timeoutMs: timeouts.postgresApiMs, now });
  const cache = createRedisDomainCache({ redis, timeoutMs: timeouts.redisMs });
  const appLinks = createAppLinks({ readText: sites.readText, joinLimitMs, staleMaxMs, now });
  return {
    domains,
    hosts: createHosts({ domains, defaultHost, isOwnHost: (host) => isOwnHost(host, ownHosts) }),
    appLinks,
    domainService: createDomainService({
      ...{ store, cache, homeUrl, reportFailure },
      domains: {
        forget() {
          domains.forget();
          appLinks.forget();
        },
      },
    }),
  };
}

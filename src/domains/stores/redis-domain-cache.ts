import { StoreError } from "../../lib/store-error.ts";
import type { RedisStore } from "../../redis/redis.ts";
import type { ReadSites } from "../domain-list.ts";
import type { DomainCache } from "../domain-store.ts";
import { APP_LINKS_FILES, type Site } from "../site.ts";

/**
 * The list of domains in Redis, under one key, by the protocol of links (`redirects`, "The cache protocol"): it spares Postgres a
 * query every ten seconds from each isolate, which would keep a Neon awake, and lets domains outlive Postgres (P6).
 *
 * An editor writes `pending` first, and it stays for 30 s. A reader that meets it asks Postgres, and fills nothing. Readers fill
 * with NX, within 3 s of their start. The value has the key's fingerprint (P9): what another key wrote, maybe beside another
 * database, reads as `pending`.
 */
export const DOMAINS_KEY = "domains";
const PENDING = "pending";
const PENDING_LIFETIME_MS = 30_000;
const FILL_LIMIT_MS = 3_000;
const LIFETIME_MS = 3_600_000;
/** What is too new for this release reads as `pending`. */
const FORMAT = 1;

export function createRedisDomainCache(options: { redis: RedisStore; timeoutMs: number }): DomainCache {
  const { redis, timeoutMs } = options;
  return {
    async markPending(deadline) {
      const operation = "mark the domains as being edited";
      const answer: unknown = await redis.run(
        operation,
        () => deadline.signal(timeoutMs),
        (client) => client.set(DOMAINS_KEY, PENDING, { px: PENDING_LIFETIME_MS }),
      );
      if (answer !== "OK") throw new StoreError({ store: "redis", operation, reason: "not the answer of a SET" });
    },
  };
}

/** @param next asks Postgres. @param options.timeoutMs of each command. */
export function readThroughRedis(
  next: ReadSites,
  options: {
    redis: RedisStore;
    timeoutMs: number;
    fingerprint: string;
    now: () => number;
    reportFailure: (error: StoreError) => void;
  },
): ReadSites {
  const { redis, timeoutMs, fingerprint, now, reportFailure } = options;
  const signal = () => AbortSignal.timeout(timeoutMs);

  async function attempt<Answer>(
    operation: string,
    work: Parameters<typeof redis.run<Answer>>[2],
  ): Promise<Answer | undefined> {
    try {
      return await redis.run(operation, signal, work);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      reportFailure(error);
      return undefined;
    }
  }

  return async () => {
    const begun = now();
    const cached = await attempt("read the cached domains", (client): Promise<unknown> => client.get(DOMAINS_KEY));
    const known = typeof cached === "string" ? sitesIn(cached, fingerprint) : null;
    if (known !== null) return known;
    const sites = await next();
    if (cached === null && now() - begun < FILL_LIMIT_MS) {
      const value = JSON.stringify({ format: FORMAT, key: fingerprint, sites });
      await attempt("fill in the domains", (client) => client.set(DOMAINS_KEY, value, { px: LIFETIME_MS, nx: true }));
    }
    return sites;
  };
}

/** null for whatever this release did not write, under this key. */
function sitesIn(text: string, fingerprint: string): readonly Site[] | null {
  if (!text.startsWith("{")) return null;
  try {
    const { format, key, sites } = JSON.parse(text) as Readonly<Record<string, unknown>>; // An object: it starts with a brace.
    return format === FORMAT && key === fingerprint && Array.isArray(sites) && sites.every(isSite) ? sites : null;
  } catch {
    return null; // Something else wrote this value, so Postgres is asked.
  }
}

function isSite(value: unknown): value is Site {
  if (typeof value !== "object" || value === null) return false;
  const { domain, homeUrl, notFoundUrl, expiredUrl, appLinks } = value as Readonly<Record<string, unknown>>; // An object.
  return (
    [domain, homeUrl, notFoundUrl, expiredUrl].every((each) => each === null || typeof each === "string") &&
    Array.isArray(appLinks) &&
    appLinks.every((file) => APP_LINKS_FILES.some((known) => known === file))
  );
}

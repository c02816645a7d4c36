import { type AbuseServices, createAbuseServices, createRecheckSchedule } from "./abuse/compose.ts";
import { type AccessServices, createAccessServices } from "./access/compose.ts";
import { createClickConsuming } from "./clicks/compose-consuming.ts";
import { type ClickReading, createClickReading } from "./clicks/compose-reading.ts";
import { type ClickRecording, createClickRecording } from "./clicks/compose-recording.ts";
import type { Config } from "./config.ts";
import type { Jobs } from "./consume.ts";
import type { DocsServices } from "./docs/compose.ts";
import { parseEnv } from "./env.ts";
import { createHealthServices, type HealthServices } from "./health/compose.ts";
import { createHistoryServices, type HistoryServices } from "./history/compose.ts";
import { REMEDY } from "./http/misconfigured.ts";
import { createImportsServices, type ImportsServices } from "./imports/compose.ts";
import { createLocalLimiter } from "./isolate/local-limiter.ts";
import { createLocalQuota } from "./isolate/local-quota.ts";
import { createWindowCounter } from "./isolate/window-counter.ts";
import { createKeysServices, type KeysServices } from "./keys/compose.ts";
import { log } from "./lib/log.ts";
import type { Schedule } from "./lib/schedule.ts";
import type { StoreError } from "./lib/store-error.ts";
import { fallBack } from "./limits/fall-back.ts";
import type { Limiter } from "./limits/limiter.ts";
import { observeDecisions } from "./limits/observe-decisions.ts";
import { rememberRefusals } from "./limits/remember-refusals.ts";
import { createLinksServices, type LinksServices } from "./links/compose.ts";
import { createCounting, createMetricsServices, type MetricsServices } from "./metrics/compose.ts";
import { createNamesServices, type NamesServices, probePostgres } from "./names/compose.ts";
import { joinSchedules } from "./on-schedule.ts";
import { createCacheWriting, createRedirectsServices, type RedirectsServices } from "./redirects/compose.ts";
import { createRedisLimiter } from "./redis/redis-limiter.ts";
import { createStores, type Stores } from "./stores.ts";

/**
 * The composition root: puts together, once per isolate, everything that a request or a job can ask for. Each room makes
 * and names its own part. Only what belongs to no room is here.
 *
 * It keeps settings, memory and functions. No client, no connection and no promise outlives the request that made it.
 */
export type Services = NamesServices &
  LinksServices &
  HistoryServices &
  MetricsServices &
  HealthServices &
  AccessServices &
  KeysServices &
  RedirectsServices &
  ClickRecording &
  ClickReading &
  AbuseServices &
  ImportsServices &
  DocsServices &
  Pick<Stores, "probeStores" | "tellUse"> &
  Settings &
  Surroundings;

type Settings = Pick<
  Config,
  | "adminApiKey"
  | "baseUrl"
  | "corsOrigins"
  | "homeUrl"
  | "honorDoNotTrack"
  | "limits"
  | "locationHeadersAt"
  | "publicCreate"
  | "redirectLogPercent"
  | "securityContact"
  | "timeouts"
>;

interface Surroundings {
  readonly jobs: Jobs;
  readonly schedule: Schedule;
  readonly limiter: Limiter;
  readonly now: () => number;
  /** 0 … 1. */
  readonly random: () => number;
  readonly createId: () => string;
  readonly randomBytes: (count: number) => Uint8Array<ArrayBuffer>;
}

/** Some 100 bytes each: enough for a botnet, and a few MB. */
const MAX_LIMITED_CLIENTS = 20_000;

async function createServices(
  config: Config,
  env: Pick<Env, "TAKEDOWNS" | "IMPORTS" | "CLICKS" | "ASSETS">,
): Promise<Services> {
  const { timeouts, limits, codeKey, staleMaxMs } = config;
  const now = () => Date.now();
  const random = () => Math.random();
  const createId = () => crypto.randomUUID();
  const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));

  const { counters, reportRead: report } = createCounting(reportFailure);
  const stores = createStores({
    ...{ config, now, random, reportFailure },
    countFailure: ({ store }) => counters.count("bijou_store_failures_total", [store]),
  });
  const { postgres, redis, jobPostgres, steadyRedis, probeStores, tellUse } = stores;
  const { createJobCounterStore, ...metrics } = createMetricsServices({
    ...{ counters, postgres, jobPostgres, timeouts, now },
  });
  const names = await createNamesServices({ codeKey, postgres, timeouts, staleMaxMs, now });
  const { codes, pseudonym, etagCipher, fingerprint, confirmation, knownMeta, issuedNames } = names;
  const counter = createWindowCounter({ maxClients: MAX_LIMITED_CLIENTS, now });

  const { withBlockList, ...abuse } = createAbuseServices({ postgres, config, counters, now, random, reportFailure });
  const redirects = createRedirectsServices({
    ...{ postgres, redis, config, fingerprint, confirmation, knownMeta, issuedNames, withBlockList },
    unknownLookups: createLocalQuota(counter, limits.unknownLookups),
    ...{ now, random, report },
  });
  const { forget } = redirects.links;
  const { missingNames, ...caches } = createCacheWriting({
    ...{ redis, jobRedis: steadyRedis, timeoutMs: timeouts.redisMs, fingerprint, now, random },
  });

  const apiStatements = { postgres, timeoutMs: timeouts.postgresApiMs, fingerprint, confirmation, now };
  const { takedownJob, readImportedFields, ...links } = createLinksServices({
    ...{ apiStatements, config, codes, etagCipher, issuedNames, ...caches, forget, now, reportFailure },
    blockedDomainOf: abuse.blockList.find,
    queue: env.TAKEDOWNS,
  });
  const { linkService, namer } = links;
  const { schedule: historySchedule, ...history } = createHistoryServices({
    ...{ apiStatements, jobPostgres, issuedNames, namer, historyDays: config.historyDays, now },
  });
  const { importJob, ...imports } = createImportsServices({
    ...{ apiStatements, jobPostgres, missingNames, codes, forget, ...abuse, now },
    readFields: readImportedFields,
    queue: env.IMPORTS,
  });
  const { schedule: pingSchedule, ...health } = createHealthServices({
    ...{ config, stores, probePostgres, confirmation, forget, createId, now },
  });
  const { clickJob, schedule: clickSchedule } = createClickConsuming({
    ...{ postgres: jobPostgres, retentionDays: config.clickRetentionDays },
    ...{ counters, createCounterStore: createJobCounterStore, createId, now },
  });
  const recheckParts = { abuse, apiStatements, linkService, namer, counters, createId, now };

  const limiter = observeDecisions(
    rememberRefusals(
      fallBack(
        createRedisLimiter({ redis, timeoutMs: timeouts.redisMs, now }),
        createLocalLimiter(counter),
        reportFailure,
      ),
      { maxEntries: MAX_LIMITED_CLIENTS, now },
    ),
    ({ limit, isAllowed }) =>
      counters.count("bijou_rate_limit_decisions_total", [limit.name, isAllowed ? "allowed" : "refused"]),
  );

  const { adminApiKey, baseUrl, corsOrigins, honorDoNotTrack, publicCreate, redirectLogPercent } = config;
  const { homeUrl, locationHeadersAt, securityContact } = config;
  return {
    ...{ adminApiKey, baseUrl, corsOrigins, honorDoNotTrack, limits, publicCreate, redirectLogPercent, timeouts },
    ...{ homeUrl, locationHeadersAt, securityContact, codes, pseudonym },
    ...{ ...redirects, ...links, ...history, ...imports, ...health, ...metrics, ...abuse },
    ...createClickReading({ apiStatements }),
    ...createClickRecording({
      ...{ config, redis, counters, createId, now, randomBytes, reportFailure },
      queue: env.CLICKS,
    }),
    ...createAccessServices({ config, now }),
    ...createKeysServices({
      ...{ postgres, timeouts, now, createId, randomBytes, reportFailure },
      guesses: createLocalQuota(counter, limits.unknownKeys),
    }),
    assets: env.ASSETS,
    jobs: { takedowns: takedownJob, imports: importJob, clicks: clickJob },
    schedule: joinSchedules(
      ...[clickSchedule, historySchedule, pingSchedule, createRecheckSchedule(config.webRisk, recheckParts)],
    ),
    ...{ limiter, probeStores, tellUse, now, random, createId, randomBytes },
  };
}

function reportFailure(error: StoreError): void {
  log("warn", "store-failed", { reason: error.message });
}

const servicesByEnv = new WeakMap<Env, Services>();

/** The services, once they are made: nothing for the hot path to wait for. */
export function knownServicesOf(env: Env): Services | undefined {
  return servicesByEnv.get(env);
}

/**
 * The services of this isolate. `env` is one object for as long as the isolate has these settings.
 *
 * Requests that come while they are being made each make their own, and all but the first are dropped:
 * waiting for the promise of another request could be waiting for ever.
 *
 * @returns null when settings are missing or wrong; the log names them.
 */
export async function servicesOf(env: Env): Promise<Services | null> {
  const known = servicesByEnv.get(env);
  if (known !== undefined) return known;
  const config = parseEnv({ ...env });
  if (!config.ok) {
    log("error", "misconfigured", { problems: config.error, ...(REMEDY === null ? {} : { remedy: REMEDY }) });
    return null;
  }
  const made = await createServices(config.value, env);
  const first = servicesByEnv.get(env) ?? made;
  servicesByEnv.set(env, first);
  return first;
}

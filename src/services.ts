import { type AbuseServices, createAbuseServices, createRecheckSchedule } from "./abuse/compose.ts";
import { type AccessServices, createAccessServices } from "./access/compose.ts";
import { type CheckServices, createCheckServices } from "./checks/compose.ts";
import { createClickConsuming } from "./clicks/compose-consuming.ts";
import { type ClickReading, createClickReading } from "./clicks/compose-reading.ts";
import { type ClickRecording, createClickRecording } from "./clicks/compose-recording.ts";
import type { Config } from "./config.ts";
import type { Jobs } from "./consume.ts";
import type { DocsServices } from "./docs/compose.ts";
import { createDomainsServices, createStrayUrl, type DomainsServices, type Site } from "./domains/compose.ts";
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
import { createMcpServices, type McpServices } from "./mcp/compose.ts";
import { createCounting, createMetricsServices, type MetricsServices } from "./metrics/compose.ts";
import { createNamesServices, type NamesServices } from "./names/compose.ts";
import { joinSchedules } from "./on-schedule.ts";
import { createCacheWriting, createRedirectsServices, type RedirectsServices } from "./redirects/compose.ts";
import { createRedisLimiter } from "./redis/redis-limiter.ts";
import { createStores, type Stores } from "./stores.ts";
import {
  createWebhookProbe,
  createWebhooksServices,
  createWebhookTelling,
  type WebhooksServices,
} from "./webhooks/compose.ts";

/**
 * The composition root: puts together, once per isolate, everything that a request or a job can ask for. Each room makes
 * and names its own part. Only what belongs to no room is here.
 *
 * It keeps settings, memory and functions. No client, no connection and no promise outlives the request that made it.
 */
export type Services = NamesServices &
  LinksServices &
  DomainsServices &
  OnSite &
  HistoryServices &
  CheckServices &
  MetricsServices &
  HealthServices &
  AccessServices &
  KeysServices &
  RedirectsServices &
  ClickRecording &
  ClickReading &
  AbuseServices &
  ImportsServices &
  WebhooksServices &
  DocsServices &
  McpServices &
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
  | "ownHosts"
  | "publicCreate"
  | "redirectLogPercent"
  | "securityContact"
  | "timeouts"
>;

/** On which domain they answer: see `services-on-site.ts`. */
interface OnSite {
  /** null for the default domain. */
  readonly site: Site | null;
  /** Those of the default domain, which the API and the page have on every host; null where these are they. */
  readonly whole: Services | null;
  readonly strayUrl: ReturnType<typeof createStrayUrl>;
  /** What the address of a request on the default domain begins with. */
  readonly defaultOrigin: string;
}

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
  env: Pick<Env, "TAKEDOWNS" | "IMPORTS" | "CLICKS" | "WEBHOOKS" | "WEBHOOK_SWEEPS" | "ASSETS"> &
    Partial<Pick<Env, "MCP">>,
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
  const { postgres, redis, jobPostgres, steadyPostgres, steadyRedis, probeStores, tellUse } = stores;
  const queues = { runs: env.WEBHOOKS, sweeps: env.WEBHOOK_SWEEPS };
  const telling = createWebhookTelling({ redis, queues, timeouts, now, reportFailure });
  const jobs = { jobPostgres: telling.tell(jobPostgres) };
  const { createJobCounterStore, ...metrics } = createMetricsServices({
    ...{ counters, postgres, jobPostgres, timeouts, now },
  });
  const names = await createNamesServices({ codeKey, postgres, timeouts, staleMaxMs, now });
  const { codes, pseudonym, etagCipher, webhookSecret, fingerprint, confirmation, knownMeta, issuedNames } = names;
  const counter = createWindowCounter({ maxClients: MAX_LIMITED_CLIENTS, now });

  const { withBlockList, ...abuse } = createAbuseServices({
    postgres: telling.tell(postgres),
    ...{ config, counters, now, random, reportFailure },
  });
  const redirects = createRedirectsServices({
    ...{ postgres, redis, config, fingerprint, confirmation, knownMeta, issuedNames, withBlockList },
    unknownLookups: createLocalQuota(counter, limits.unknownLookups),
    ...{ now, random, report },
  });
  const { forget } = redirects.links;
  const { missingNames, ...caches } = createCacheWriting({
    ...{ redis, jobRedis: steadyRedis, timeoutMs: timeouts.redisMs, fingerprint, now, random },
  });

  const { domains, ...ofDomains } = createDomainsServices({ postgres, redis, config, fingerprint, now, reportFailure });
  const apiStatements = {
    ...{ postgres: telling.tell(postgres), timeoutMs: timeouts.postgresApiMs, fingerprint, confirmation, now },
  };
  const { takedownJob, readImportedFields, readLinkRow, ...links } = createLinksServices({
    ...{ apiStatements, config, codes, etagCipher, issuedNames, ...caches, forget, now, reportFailure },
    otherDomains: domains.latestNames,
    blockedDomainOf: abuse.blockList.find,
    queue: env.TAKEDOWNS,
  });
  const { linkService, namer } = links;
  const { schedule: historySchedule, ...history } = createHistoryServices({
    ...{ apiStatements, jobPostgres, issuedNames, namer, historyDays: config.historyDays, now },
  });
  const { schedule: checkSchedule, ...checks } = createCheckServices({
    ...{ apiStatements, jobPostgres, destinationRules: links.destinationRules, domains, now },
    ...{ baseUrl: config.baseUrl, maxHosts: config.linkCheckHosts },
  });
  const { importJob, ...imports } = createImportsServices({
    ...{ apiStatements, ...jobs, missingNames, codes, forget, ...abuse, domains, now },
    readFields: readImportedFields,
    baseUrl: config.baseUrl,
    queue: env.IMPORTS,
  });
  const { schedule: pingSchedule, ...health } = createHealthServices({
    ...{ ...createWebhookProbe(), config, confirmation, forget, createId, now },
    stores: { ...stores, steadyPostgres: telling.tell(steadyPostgres) },
  });
  const { clickJob, schedule: clickSchedule } = createClickConsuming({
    ...{ postgres: jobs.jobPostgres, retentionDays: config.clickRetentionDays },
    ...{ counters, createCounterStore: createJobCounterStore, createId, now },
  });
  const {
    webhookJob,
    schedule: webhookSchedule,
    ...webhooks
  } = createWebhooksServices({
    ...{ config, postgres, steadyPostgres, jobRedis: steadyRedis, telling, webhookSecret, confirmation, readLinkRow },
    ...{ destinationRules: links.destinationRules, domains, importLog: imports.importLog, codes, namer, pseudonym },
    ...{ createId, randomBytes, now, random, reportFailure },
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
  const { homeUrl, locationHeadersAt, ownHosts, securityContact } = config;
  return {
    ...{ adminApiKey, baseUrl, corsOrigins, honorDoNotTrack, limits, publicCreate, redirectLogPercent, timeouts },
    ...{ homeUrl, locationHeadersAt, ownHosts, securityContact, codes, pseudonym },
    ...{ ...redirects, ...links, ...history, ...checks, ...imports, ...health, ...metrics, ...abuse },
    ...{ ...webhooks, domains, ...ofDomains, site: null, whole: null, strayUrl: createStrayUrl(domains) },
    defaultOrigin: `${baseUrl}/`,
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
    ...createMcpServices(env.MCP),
    jobs: { takedowns: takedownJob, imports: importJob, clicks: clickJob, webhooks: webhookJob },
    schedule: joinSchedules(
      ...[clickSchedule, historySchedule, pingSchedule, createRecheckSchedule(config.webRisk, recheckParts)],
      ...[checkSchedule, webhookSchedule],
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

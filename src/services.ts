import { type AbuseServices, createAbuseServices, createRecheckSchedule } from "./abuse/compose.ts";
import { withBlockList } from "./abuse/with-block-list.ts";
import type { ClickRecorder } from "./clicks/click-recorder.ts";
import type { ClickReports } from "./clicks/click-reports.ts";
import { createClickConsuming } from "./clicks/compose-consuming.ts";
import { createClickReading } from "./clicks/compose-reading.ts";
import { createClickRecording } from "./clicks/compose-recording.ts";
import type { Jobs } from "./consume.ts";
import type { Assets } from "./docs/api/operations.ts";
import { type Config, parseEnv } from "./env.ts";
import type { HealthChecks } from "./health/api/health.ts";
import { createHealthServices } from "./health/compose.ts";
import type { PingService } from "./health/ping-service.ts";
import { createImportServices } from "./imports/compose.ts";
import type { ImportLog } from "./imports/import-log.ts";
import type { ImportService } from "./imports/import-service.ts";
import type { LinkPages } from "./imports/link-pages.ts";
import { createLocalLimiter } from "./isolate/local-limiter.ts";
import { createLocalQuota } from "./isolate/local-quota.ts";
import { createWindowCounter } from "./isolate/window-counter.ts";
import { createKeyServices } from "./keys/compose.ts";
import type { KeyService } from "./keys/key-service.ts";
import type { MemoryKeyStore } from "./keys/stores/memory-key-store.ts";
import { log } from "./lib/log.ts";
import type { Schedule } from "./lib/schedule.ts";
import { createSingleFlight } from "./lib/single-flight.ts";
import type { StoreError } from "./lib/store-error.ts";
import { fallBack } from "./limits/fall-back.ts";
import type { Limiter } from "./limits/limiter.ts";
import { observeDecisions } from "./limits/observe-decisions.ts";
import { rememberRefusals } from "./limits/remember-refusals.ts";
import type { BulkService } from "./links/bulk-service.ts";
import { createLinkWriting } from "./links/compose.ts";
import type { DestinationRules } from "./links/destination.ts";
import { ownHostsOf } from "./links/hosts/own-hosts.ts";
import type { LinkCache } from "./links/link-cache.ts";
import { createLinkNamer, type LinkNamer } from "./links/link-namer.ts";
import type { LinkService } from "./links/link-service.ts";
import { type Counters, createCounters } from "./metrics/counters.ts";
import { keepCounts } from "./metrics/keep-counts.ts";
import { observeReads } from "./metrics/observe-reads.ts";
import type { ReportRead } from "./metrics/read-event.ts";
import { createPostgresCounterStore } from "./metrics/stores/postgres-counter-store.ts";
import { type CodeCodec, createCodeCodec } from "./names/code.ts";
import { importCodeKey } from "./names/code-key.ts";
import { createIssuedNames } from "./names/issued-names.ts";
import { createKeyConfirmation } from "./names/key-confirmation.ts";
import { createKnownMeta } from "./names/stores/database-meta.ts";
import { joinSchedules } from "./on-schedule.ts";
import { limitUnknown } from "./redirects/limit-unknown.ts";
import { refuseUnissued } from "./redirects/refuse-unissued.ts";
import { withRedis } from "./redirects/stores/cached-link-store.ts";
import { type MemoryLinkStore, withMemory } from "./redirects/stores/memory-link-store.ts";
import { createPostgresLinkStore } from "./redirects/stores/postgres-link-store.ts";
import { createPostgresVisitLimit } from "./redirects/stores/postgres-visit-limit.ts";
import { type LoadOutcome, withSingleFlight } from "./redirects/stores/single-flight-link-store.ts";
import type { VisitLimit } from "./redirects/visit-limit.ts";
import { createRedisLimiter } from "./redis/redis-limiter.ts";
import { createStores, type Stores } from "./stores.ts";

/**
 * The composition root: everything that a request or a job can ask for, put together once per isolate.
 *
 * What is kept is settings, memory and functions; no client, no connection and no promise outlives the
 * request that made it.
 */
export interface Services
  extends AbuseServices,
    Pick<
      Config,
      | "adminApiKey"
      | "baseUrl"
      | "corsOrigins"
      | "honorDoNotTrack"
      | "limits"
      | "publicCreate"
      | "redirectLogPercent"
      | "securityContact"
      | "timeouts"
    > {
  readonly links: MemoryLinkStore;
  readonly visitLimit: VisitLimit;
  readonly linkService: LinkService;
  readonly bulkService: BulkService;
  readonly linkCache: LinkCache;
  readonly codes: CodeCodec;
  readonly namer: LinkNamer;
  readonly linkPages: LinkPages;
  readonly importLog: ImportLog;
  readonly importService: ImportService;
  readonly clickReports: ClickReports;
  readonly jobs: Jobs;
  readonly clicks: ClickRecorder;
  readonly schedule: Schedule;
  readonly keys: MemoryKeyStore;
  readonly keyService: KeyService;
  readonly limiter: Limiter;
  readonly health: HealthChecks;
  readonly pings: PingService;
  readonly counters: Counters;
  /** Looks behind an answer whether a store that was down is back. */
  readonly probeStores: Stores["probeStores"];
  /** Tells pings, behind an answer, that Postgres was asked. */
  readonly tellUse: Stores["tellUse"];
  readonly readCounts: ReturnType<typeof keepCounts>;
  readonly assets: Assets;
  /** @param requestHost that the request came in by, for the Worker may answer on more hosts than the settings name. */
  readonly destinationRules: (requestHost: string | null) => DestinationRules;
  readonly pseudonym: (address: string) => Promise<string>;
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
  const { timeouts, limits } = config;
  const now = () => Date.now();
  const random = () => Math.random();
  const createId = () => crypto.randomUUID();
  const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count));
  const counters = createCounters();
  const observeRead = observeReads(counters);
  const report: ReportRead = (event) => {
    observeRead(event);
    if (event.outcome === "failed") reportFailure(event.error);
  };

  const stores = createStores({
    ...{ config, now, random, reportFailure },
    countFailure: ({ store }) => counters.count("bijou_store_failures_total", [store]),
  });
  const { postgres, redis, probeStores, tellUse } = stores;

  const { cbcMac, fingerprint, pseudonym } = await importCodeKey(config.codeKey);
  const confirmation = createKeyConfirmation(fingerprint);
  const codes = createCodeCodec(cbcMac);
  const knownMeta = createKnownMeta({
    postgres,
    timeoutMs: timeouts.postgresRedirectMs,
    joinLimitMs: timeouts.joinLimitMs,
    now,
  });
  const issuedNames = createIssuedNames({ codes, confirmation, knownMeta, staleMaxMs: config.staleMaxMs });
  const { mayPassOver } = issuedNames;
  const counter = createWindowCounter({ maxClients: MAX_LIMITED_CLIENTS, now });

  const abuse = createAbuseServices({ postgres, config, counters, now, random, reportFailure });
  const links = withMemory(
    refuseUnissued(
      limitUnknown(
        withBlockList(
          withSingleFlight(
            withRedis(
              createPostgresLinkStore({
                ...{ postgres, timeoutMs: timeouts.postgresRedirectMs, confirmation, knownMeta, now, report },
              }),
              {
                ...{ redis, timeoutMs: timeouts.redisMs, fingerprint, confirmation, mayPassOver, now, random, report },
              },
            ),
            createSingleFlight<LoadOutcome>({
              joinLimitMs: timeouts.joinLimitMs,
              now,
              report: (outcome) => report({ tier: "flight", outcome }),
            }),
          ),
          abuse.blockList,
        ),
        createLocalQuota(counter, limits.unknownLookups),
      ),
      { issuedNames, now, report },
    ),
    { ...config.memory, staleMaxMs: config.staleMaxMs, mayPassOver, now, report },
  );

  const apiStatements = { postgres, timeoutMs: timeouts.postgresApiMs, fingerprint, confirmation, now };
  const namer = createLinkNamer(codes);
  const { linkService, bulkService, linkCache, takedownJob } = createLinkWriting({
    ...{ apiStatements, stores, timeouts, fingerprint, issuedNames, namer, now, random, reportFailure },
    forget: links.forget,
    queue: env.TAKEDOWNS,
  });

  const destinationRules = (requestHost: string | null) => ({
    ownHosts: ownHostsOf(config.ownHosts, requestHost),
    allowPrivate: config.allowPrivateDestinations,
    blockedDomainOf: abuse.blockList.find,
  });
  const { importLog, importService, linkPages, importJob } = createImportServices({
    ...{ apiStatements, stores, timeouts, codes, now, random },
    forget: links.forget,
    queue: env.IMPORTS,
    ...abuse,
    destinationRules,
  });
  const {
    health,
    pings,
    schedule: pingSchedule,
  } = createHealthServices({ ...{ config, stores, confirmation, createId, now }, forget: links.forget });
  const { clickJob, schedule } = createClickConsuming({
    postgres: stores.jobPostgres,
    retentionDays: config.clickRetentionDays,
    ...{ counters, createId, now },
  });
  const recheckParts = { abuse, apiStatements, linkService, namer, counters, createId, now };
  const jobs: Jobs = { takedowns: takedownJob, imports: importJob, clicks: clickJob };

  const clicks = createClickRecording({
    ...{ config, redis, counters, createId, now, randomBytes, reportFailure },
    queue: env.CLICKS,
  });
  const { keys, keyService } = createKeyServices({
    ...{ postgres, timeouts, now, createId, randomBytes, reportFailure },
    guesses: createLocalQuota(counter, limits.unknownKeys),
  });

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
  const { securityContact } = config;
  return {
    ...{ adminApiKey, baseUrl, corsOrigins, honorDoNotTrack, limits, publicCreate, redirectLogPercent, timeouts },
    ...{ securityContact, ...abuse },
    links,
    visitLimit: createPostgresVisitLimit({ postgres, timeoutMs: timeouts.postgresRedirectMs }),
    linkService,
    bulkService,
    linkCache,
    codes,
    namer,
    linkPages,
    importLog,
    importService,
    ...createClickReading({ apiStatements }),
    jobs,
    schedule: joinSchedules(schedule, pingSchedule, createRecheckSchedule(config.webRisk, recheckParts)),
    clicks,
    keys,
    keyService,
    limiter,
    health,
    pings,
    counters,
    ...{ probeStores, tellUse },
    readCounts: keepCounts(createPostgresCounterStore({ postgres, timeoutMs: timeouts.postgresApiMs }), now),
    assets: env.ASSETS,
    destinationRules,
    pseudonym,
    now,
    random,
    createId,
    randomBytes,
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
    log("error", "misconfigured", { problems: config.error });
    return null;
  }
  const made = await createServices(config.value, env);
  const first = servicesByEnv.get(env) ?? made;
  servicesByEnv.set(env, first);
  return first;
}

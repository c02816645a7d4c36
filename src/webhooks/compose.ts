import type { Config } from "../config.ts";
import type { DomainList } from "../domains/domain-list.ts";
import { importJson } from "../imports/import-json.ts";
import type { ImportLog } from "../imports/import-log.ts";
import { createDeadline } from "../lib/deadline.ts";
import { hexFromBytes } from "../lib/hex.ts";
import type { Schedule } from "../lib/schedule.ts";
import type { StoreError } from "../lib/store-error.ts";
import type { DestinationRules } from "../links/destination.ts";
import type { LinkNamer } from "../links/link-namer.ts";
import type { CodeCodec } from "../names/code.ts";
import type { KeyConfirmation } from "../names/key-confirmation.ts";
import type { Postgres } from "../postgres/postgres.ts";
import type { RedisStore } from "../redis/redis.ts";
import { VERSION } from "../version.ts";
import { createEventBodies } from "./event-bodies.ts";
import type { WebhookJob } from "./jobs/consume-webhooks.ts";
import { keepDeliveries } from "./jobs/keep-deliveries.ts";
import { STATEMENT_TIMEOUT_MS } from "./jobs/run-deliveries.ts";
import { type EventSweep, sweepOnSchedule } from "./jobs/sweep-events.ts";
import { createWebhookCalls, type WebhookCalls } from "./jobs/webhook-calls.ts";
import { createPostgresDeliveryWork } from "./stores/postgres-delivery-work.ts";
import { createPostgresWebhookStore } from "./stores/postgres-webhook-store.ts";
import { probeWebhooks } from "./stores/probe-webhooks.ts";
import { createRedisWebhookMarks } from "./stores/redis-webhook-marks.ts";
import { createSignedSender } from "./stores/signed-sender.ts";
import { tellWebhooks } from "./stores/tell-webhooks.ts";
import { createWebhookNotice, type WebhookMarks } from "./webhook-notice.ts";
import { createWebhookSecrets } from "./webhook-secrets.ts";
import { createWebhookService, type WebhookService } from "./webhook-service.ts";

/** The probe of Postgres for `/health`, and what it last saw of webhooks. */
export function createWebhookProbe() {
  let seen = 0;
  return {
    webhooksOff: () => seen,
    async probePostgres(postgres: Postgres, signal: () => AbortSignal): Promise<string | null> {
      const { keyFingerprint, webhooksOff } = await probeWebhooks(postgres, signal);
      seen = webhooksOff;
      return keyFingerprint;
    },
  };
}

const EVERY_MINUTE = "* * * * *";
/** With the other work of the day, which wakes a sleeping Neon anyway. */
const DAILY = "17 3 * * *";
const SALT_BYTES = 16;

/** The part of `services.ts` that tells others what happens. */
export interface WebhooksServices {
  readonly webhookService: WebhookService;
}

/** What writers need of it: the same Postgres, which lets the sweep know. Made first, since they are made with it. */
export function createWebhookTelling(parts: {
  redis: RedisStore;
  queues: Parameters<typeof createWebhookCalls>[0];
  timeouts: Config["timeouts"];
  now: () => number;
  reportFailure: (error: StoreError) => void;
}): { marks: WebhookMarks; calls: WebhookCalls; tell: (postgres: Postgres) => Postgres } {
  const { redis, queues, timeouts, now, reportFailure } = parts;
  const timeoutMs = timeouts.redisMs;
  const marks = createRedisWebhookMarks({ redis, timeoutMs });
  const calls = createWebhookCalls(queues);
  const notice = createWebhookNotice({ marks, callSweep: calls.sweep, timeoutMs, now, reportFailure });
  return { marks, calls, tell: (postgres) => tellWebhooks(postgres, notice) };
}

export function createWebhooksServices(parts: {
  config: Pick<Config, "baseUrl" | "timeouts">;
  postgres: Postgres;
  /**
   * For the jobs, which can afford to ask a store that did not answer a moment ago. It does not mark Postgres as in use: a ping
   * that finds it so writes, which has the sweep look, and the next ping would find that.
   */
  steadyPostgres: Postgres;
  /** Without a circuit breaker. */
  jobRedis: RedisStore;
  telling: Pick<ReturnType<typeof createWebhookTelling>, "marks" | "calls">;
  webhookSecret: (text: string) => Promise<string>;
  confirmation: KeyConfirmation;
  destinationRules: (requestHost: string | null) => DestinationRules;
  /** For `destinationRules`, which takes what was read. */
  domains: Pick<DomainList, "names">;
  readLinkRow: Parameters<typeof createEventBodies>[0]["readLinkRow"];
  importLog: Pick<ImportLog, "get">;
  codes: Pick<CodeCodec, "encodeAll">;
  namer: LinkNamer;
  pseudonym: (text: string) => Promise<string>;
  createId: () => string;
  randomBytes: (count: number) => Uint8Array<ArrayBuffer>;
  now: () => number;
  random: () => number;
  reportFailure: (error: StoreError) => void;
}): WebhooksServices & { webhookJob: WebhookJob; schedule: Schedule } {
  const { config, postgres, steadyPostgres, jobRedis, telling, webhookSecret, confirmation, destinationRules } = parts;
  const { domains } = parts;
  const { readLinkRow, importLog, codes, namer, pseudonym, createId, randomBytes, now, random, reportFailure } = parts;
  const { baseUrl, timeouts } = config;
  const { marks, calls } = telling;
  const secrets = createWebhookSecrets(webhookSecret);
  const work = createPostgresDeliveryWork({ postgres: steadyPostgres, timeoutMs: STATEMENT_TIMEOUT_MS, confirmation });

  async function readImport(id: string): Promise<object | null> {
    const record = await importLog.get(id, null, createDeadline(STATEMENT_TIMEOUT_MS, now));
    if (record === null) return null;
    return importJson(record, await codes.encodeAll(record.renamed.map(({ linkId }) => linkId)), now());
  }

  /** A blocked domain may have a webhook. */
  async function rules(): Promise<DestinationRules> {
    await domains.names({ waitUntil: () => undefined }); // What is read behind its answer, the next send can do without.
    const { ownHosts, allowPrivate } = destinationRules(null);
    return { ownHosts, allowPrivate };
  }

  const sweep: EventSweep = {
    ...{ work, calls, now, redisTimeoutMs: timeouts.redisMs },
    marks: createRedisWebhookMarks({ redis: jobRedis, timeoutMs: timeouts.redisMs }),
  };
  return {
    webhookService: createWebhookService({
      store: createPostgresWebhookStore({ postgres, timeoutMs: timeouts.postgresApiMs, now }),
      createSalt: () => hexFromBytes(randomBytes(SALT_BYTES)),
      ...{ secrets, marks, calls, createId, reportFailure },
    }),
    webhookJob: {
      sweep,
      runs: {
        ...{ work, calls, createId, now, random },
        bodies: createEventBodies({ readLinkRow, readImport, namer, pseudonym, baseUrl }),
        sender: createSignedSender({
          ...{ secrets, rules, version: VERSION, now },
          fetch: (url, init) => fetch(url, init),
          timeout: (milliseconds) => AbortSignal.timeout(milliseconds),
        }),
      },
    },
    schedule: {
      [EVERY_MINUTE]: [{ name: "sweep-webhook-events", run: (time) => sweepOnSchedule(sweep, time) }],
      [DAILY]: [{ name: "keep-deliveries", run: () => keepDeliveries(work, now) }],
    },
  };
}

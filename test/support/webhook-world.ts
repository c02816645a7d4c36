import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { createDeadline } from "../../src/lib/deadline.ts";
import { StoreError } from "../../src/lib/store-error.ts";
import type { Destination } from "../../src/links/destination.ts";
import { createLinkNamer } from "../../src/links/link-namer.ts";
import { claimKeyFingerprint } from "../../src/links/stores/link-statements.ts";
import { createPostgresDeletedLinkStore } from "../../src/links/stores/postgres-deleted-link-store.ts";
import { createPostgresLinkRepository } from "../../src/links/stores/postgres-link-repository.ts";
import { linkOfRow } from "../../src/links/stores/row-of-link-table.ts";
import type { Stack } from "../../src/local/stack.ts";
import { createEventBodies } from "../../src/webhooks/event-bodies.ts";
import { consumeWebhooks } from "../../src/webhooks/jobs/consume-webhooks.ts";
import { sweepOnSchedule } from "../../src/webhooks/jobs/sweep-events.ts";
import { type CallQueue, createWebhookCalls, type WebhookCall } from "../../src/webhooks/jobs/webhook-calls.ts";
import { createPostgresDeliveryWork } from "../../src/webhooks/stores/postgres-delivery-work.ts";
import { createPostgresWebhookStore } from "../../src/webhooks/stores/postgres-webhook-store.ts";
import { createRedisWebhookMarks } from "../../src/webhooks/stores/redis-webhook-marks.ts";
import { createSignedSender } from "../../src/webhooks/stores/signed-sender.ts";
import { tellWebhooks } from "../../src/webhooks/stores/tell-webhooks.ts";
import type { WebhookDraft } from "../../src/webhooks/webhook.ts";
import { createWebhookNotice } from "../../src/webhooks/webhook-notice.ts";
import { createWebhookSecrets } from "../../src/webhooks/webhook-secrets.ts";
import { createWebhookService } from "../../src/webhooks/webhook-service.ts";
import { adaptersOn, generous } from "./adapters.ts";
import type { Engine } from "./engines.ts";
import { createManualClock, type ManualClock } from "./manual-clock.ts";
import { ORIGIN } from "./settings.ts";

/** What an endpoint got. */
export interface Got {
  readonly url: string;
  readonly id: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly type: string;
  readonly data: Record<string, unknown>;
  readonly at: number;
}

type Answer = (got: Got) => Response | Promise<Response>;

/**
 * Webhooks over a real database, a Queue and endpoints in the test's hand, and one clock for all: nothing waits for real.
 *
 * An endpoint answers what `answers` has for its URL, else 204.
 */
export function useWebhooks(engine: Engine) {
  const world = {} as { stack: Stack; adapters: Awaited<ReturnType<typeof adaptersOn>>; clock: ManualClock };
  const got: Got[] = [];
  const answers = new Map<string, Answer>();
  const queue: { body: WebhookCall; dueAt: number; attempts: number; of?: "runs" | "sweeps" }[] = [];
  const faults = { queueIsDown: false, redisIsDown: false, statements: 0, ownHosts: [] as string[] };

  beforeAll(async () => {
    world.stack = await engine.start();
    world.adapters = await adaptersOn(world.stack);
  });
  afterAll(() => world.stack.close());
  beforeEach(async () => {
    await sql(
      "TRUNCATE links, link_events, deleted_links, idempotency, webhooks, webhook_deliveries, reports, health_pings",
    );
    const { postgres, key } = world.adapters;
    await postgres.run("claim", () => AbortSignal.timeout(30_000), claimKeyFingerprint(key.fingerprint));
    await world.stack.redis.run(["FLUSHDB"]);
    world.clock = createManualClock(Date.now() + 5_000); // Behind the database's, which says when events happened.
    got.length = 0;
    queue.length = 0;
    answers.clear();
    Object.assign(faults, { queueIsDown: false, redisIsDown: false, statements: 0, ownHosts: [] });
  });

  const sql = async (query: string, params: string[] = []) => (await world.stack.sql.query({ query, params })).rows;
  const now = () => world.clock.now();

  async function fetch(url: string, init: RequestInit): Promise<Response> {
    const headers = Object.fromEntries(new Headers(init.headers));
    const body = init.body as string; // Ours is a text.
    const { type, data } = JSON.parse(body) as { type: string; data: Record<string, unknown> }; // Ours.
    const one = { url, id: headers["webhook-id"] ?? "", headers, body, type, data, at: now() };
    got.push(one);
    return (await answers.get(url)?.(one)) ?? new Response(null, { status: 204 });
  }

  /** All parts, as an isolate has them. */
  function isolate() {
    const { postgres: plain, redis: plainRedis, confirmation, codes, key } = world.adapters;
    const postgres: typeof plain = {
      run: (...call) => {
        faults.statements++;
        return plain.run(...call);
      },
    };
    const redis: typeof plainRedis = {
      run: async (operation, ...call) => {
        if (faults.redisIsDown) throw new StoreError({ store: "redis", operation, reason: "is down" });
        return plainRedis.run(operation, ...call);
      },
    };
    const sendTo = (of: "runs" | "sweeps"): CallQueue => ({
      async sendBatch(messages) {
        if (faults.queueIsDown) throw new Error("down");
        for (const { body, delaySeconds = 0 } of messages) {
          queue.push({ body, dueAt: now() + delaySeconds * 1_000, attempts: 0, of });
        }
      },
    });
    const calls = createWebhookCalls({ runs: sendTo("runs"), sweeps: sendTo("sweeps") });
    const marks = createRedisWebhookMarks({ redis, timeoutMs: 30_000 });
    const failures: string[] = [];
    const reportFailure = (error: StoreError) => void failures.push(error.message);
    const work = createPostgresDeliveryWork({ postgres, timeoutMs: 30_000, confirmation });
    const secrets = createWebhookSecrets(async (text) =>
      createHmac("sha256", "a key of this test").update(text).digest("base64"),
    );
    const store = createPostgresWebhookStore({ postgres, timeoutMs: 30_000, now });
    const service = createWebhookService({
      ...{ store, secrets, marks, calls, reportFailure },
      createId: () => crypto.randomUUID(),
      createSalt: () => crypto.randomUUID(),
    });
    const notice = createWebhookNotice({ marks, callSweep: calls.sweep, timeoutMs: 30_000, now, reportFailure });
    const telling = tellWebhooks(postgres, notice);
    const statements = { postgres: telling, timeoutMs: 30_000, fingerprint: key.fingerprint, confirmation };
    const sweep = { work, calls, marks, redisTimeoutMs: 30_000, now };
    const job = {
      sweep,
      runs: {
        ...{ work, calls, now, createId: () => crypto.randomUUID(), random: () => 0.5 },
        bodies: createEventBodies({
          ...{ readLinkRow: linkOfRow, namer: createLinkNamer(codes), pseudonym: key.pseudonym, baseUrl: ORIGIN },
          readImport: async (id: string) => ({ state: "done", of: id.length }),
        }),
        sender: createSignedSender({
          ...{ secrets, version: "0", fetch, now },
          rules: async () => ({ ownHosts: faults.ownHosts, allowPrivate: false }),
          timeout: () => new AbortController().signal,
        }),
      },
    };
    return {
      ...{ service, store, job, sweep, work, notice, telling, failures },
      repository: createPostgresLinkRepository({ ...statements, now: () => Date.now() }),
      deletedLinks: createPostgresDeletedLinkStore({ ...statements, now: () => Date.now() }),
    };
  }

  /** Delivers one message of the Queue that is due, the oldest first. @returns whether there was one. */
  async function deliverOne(part: ReturnType<typeof isolate>): Promise<boolean> {
    const index = queue.findIndex(({ dueAt }) => dueAt <= now());
    const [message] = index === -1 ? [] : queue.splice(index, 1);
    if (message === undefined) return false;
    await consumeWebhooks(
      {
        messages: [
          {
            ...{ id: "0", timestamp: new Date(now()), body: message.body, attempts: ++message.attempts, metadata: {} },
            ack: () => undefined,
            retry: ({ delaySeconds = 0 } = {}) => void queue.push({ ...message, dueAt: now() + delaySeconds * 1_000 }),
          },
        ],
      },
      part.job,
    );
    return true;
  }
  /** The Queue, until nothing is due. */
  async function drain(part = isolate()): Promise<void> {
    while (await deliverOne(part));
  }
  /** Time passes, and the Queue with it. */
  async function pass(milliseconds: number, part = isolate()): Promise<void> {
    const end = now() + milliseconds;
    for (;;) {
      await drain(part);
      const next = Math.min(...queue.map(({ dueAt }) => dueAt));
      if (next > end) break;
      world.clock.advance(next - now());
    }
    world.clock.advance(end - now());
  }
  /** The cron of a minute. @param at as the clock of the wall has it. */
  const cron = (at = "2026-11-30T08:01:00Z", part = isolate()) => sweepOnSchedule(part.sweep, Date.parse(at));
  const listen = async (
    draft: Partial<Omit<WebhookDraft, "url">> & { readonly url?: string } = {},
    part = isolate(),
  ) => {
    const url = (draft.url ?? "https://hooks.example/") as Destination; // A good one.
    const made = await part.service.create(
      { events: ["link.created", "link.updated", "link.deleted"], tag: null, ...draft, url },
      generous(),
    );
    return { ...made.webhook, secret: made.secret };
  };
  const deliveriesOf = async (id: string) =>
    (await isolate().store.deliveries(
      id,
      { limit: 1_000, before: null },
      createDeadline(60_000, () => Date.now()),
    )) ?? [];

  return Object.assign(world, {
    ...{ sql, got, answers, queue, faults, isolate, deliverOne, drain, pass, cron, listen, deliveriesOf, now },
  });
}

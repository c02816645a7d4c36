import { randomBytes } from "node:crypto";
import { vi } from "vitest";
import type { QueueMessage } from "../../src/consume.ts";
import type { Stack } from "../../src/local/stack.ts";
import worker from "../../src/worker.ts";
import { ADMIN_KEY, asAdmin, BROWSER, CODE_KEY, ORIGIN } from "./settings.ts";

/**
 * The Worker with its cron and its queue over the embedded engines, minute by minute under Vitest's clock: the embedded
 * Redis lives in this process, so that what it keeps runs out by the same clock. Visitors, the consumer and the cron come
 * to isolates of their own. Every setting is as it is by default, but for those that are given.
 */
export interface AlertWorld {
  readonly down: Set<"postgres" | "redis">;
  /** `type incidentId` of each webhook, with the minute in which it came. */
  readonly alerts: { readonly minute: number; readonly type: string; readonly incidentId: string }[];
  /** What was sent to each store since this was emptied: bodies of requests. */
  readonly sent: Record<"postgres" | "redis", string[]>;
  readonly minute: () => number;
  /** Lets minutes pass. @param visit is called in each of them, before the consumer and the ping. */
  pass(minutes: number, visit?: () => Promise<unknown>): Promise<void>;
  /** A request of a visitor, or with the admin key. @returns its status. */
  open(path: string, init?: RequestInit): Promise<number>;
  close(): void;
}

const MINUTE_MS = 60_000;
const WEBHOOK = "https://alerts.example/hook";
const CLICKS = "bijou-clicks";

interface Queued {
  readonly body: string;
  readonly sentAt: number;
  attempts: number;
  dueAt: number;
}

/** @param stack of the embedded engines; what an earlier world has left of pings and caches goes. */
export async function startAlertWorld(stack: Stack, settings: Readonly<Record<string, string>>): Promise<AlertWorld> {
  await stack.redis.run(["FLUSHDB"]);
  await stack.sql.query({ query: "DELETE FROM health_pings", params: [] });
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
  // At the full hour, which is a ping's with any interval.
  vi.setSystemTime(Math.ceil(Date.now() / (60 * MINUTE_MS)) * 60 * MINUTE_MS);
  const startedAt = Date.now();
  const minute = () => Math.floor((Date.now() - startedAt) / MINUTE_MS);
  const world = { down: new Set<"postgres" | "redis">(), alerts: [] as AlertWorld["alerts"] };
  const sent = { postgres: [] as string[], redis: [] as string[] };
  const queue: Queued[] = [];

  const real = globalThis.fetch;
  vi.stubGlobal("fetch", async (input: string | URL | Request, init?: RequestInit) => {
    const url = input instanceof Request ? input.url : String(input);
    const body = typeof init?.body === "string" ? init.body : "";
    if (url === WEBHOOK) {
      const { type, data } = JSON.parse(body) as { type: string; data: { incidentId: string } }; // Ours.
      world.alerts.push({ minute: minute(), type, incidentId: data.incidentId });
      return new Response(null, { status: 204 });
    }
    const store = url.startsWith(stack.bindings.NEON_FETCH_ENDPOINT) ? "postgres" : "redis";
    sent[store].push(body);
    if (world.down.has(store)) throw new TypeError("Network connection lost");
    return real(input, init);
  });

  const env = {
    ...stack.bindings,
    ...{ CODE_KEY, ADMIN_API_KEY: ADMIN_KEY, BASE_URL: ORIGIN },
    ...{ HEALTH_WEBHOOK_URL: WEBHOOK, HEALTH_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString("base64")}` },
    ...settings,
    CLICKS: {
      async sendBatch(messages: Iterable<{ body: string }>) {
        const sentAt = Date.now();
        for (const { body } of messages) queue.push({ body, sentAt, attempts: 0, dueAt: sentAt });
      },
    },
    TAKEDOWNS: { send: async () => undefined },
    IMPORTS: { sendBatch: async () => undefined },
    WEBHOOKS: { sendBatch: async () => undefined },
    WEBHOOK_SWEEPS: { sendBatch: async () => undefined },
    ASSETS: { fetch: async () => new Response(null, { status: 404 }) },
  };
  const isolate = () => ({ ...env }) as unknown as Env; // The slices of the bindings that are used.
  const [visitors, consumer, cron] = [isolate(), isolate(), isolate()];
  const behind: Promise<unknown>[] = [];
  const ctx = {
    waitUntil: (work: Promise<unknown>) => void behind.push(work),
    passThroughOnException: () => undefined,
  } as unknown as ExecutionContext; // What is used of it.

  /** Time passes, and all that goes on behind answers comes to an end. */
  async function wait(ms: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(ms);
    await Promise.all(behind.splice(0));
  }

  /** Hands over what is due, and writes down what becomes of it. */
  async function deliver(): Promise<void> {
    const due = queue.filter(({ dueAt }) => dueAt <= Date.now());
    if (due.length === 0) return;
    const messages = due.map((message, i) => ({
      ...{ id: String(i), timestamp: new Date(message.sentAt), body: message.body, attempts: ++message.attempts },
      metadata: {},
      ack: () => void queue.splice(queue.indexOf(message), 1),
      retry: ({ delaySeconds = 0 } = {}) => void (message.dueAt = Date.now() + delaySeconds * 1_000),
    }));
    const batch = { queue: CLICKS, messages, retryAll: () => undefined, ackAll: () => undefined, metadata: {} };
    await worker.queue(batch as unknown as MessageBatch<QueueMessage>, consumer); // As the runtime hands it over.
  }

  return Object.assign(world, {
    ...{ sent, minute },
    async pass(minutes: number, visit?: () => Promise<unknown>) {
      for (let i = 0; i < minutes; i++) {
        await visit?.();
        await wait(20_000); // Longer than visits wait in an isolate.
        await deliver();
        await wait(MINUTE_MS - 20_000);
        const controller = { cron: "* * * * *", scheduledTime: Date.now(), noRetry: () => undefined };
        await worker.scheduled(controller, cron, ctx);
        await wait(0);
      }
    },
    async open(path: string, init: RequestInit = {}) {
      const headers = {
        "User-Agent": BROWSER,
        ...asAdmin,
        ...(init.body ? { "Content-Type": "application/json" } : {}),
      };
      const request = new Request(ORIGIN + path, { headers, ...init }) as Parameters<typeof worker.fetch>[0]; // Without `cf`.
      const response = await worker.fetch(request, visitors, ctx);
      await response.body?.cancel();
      return response.status;
    },
    close() {
      vi.useRealTimers();
      vi.unstubAllGlobals();
    },
  });
}

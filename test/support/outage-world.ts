import { join } from "node:path";
import type { Stack } from "../../src/local/stack.ts";
import { BUNDLE_DIR } from "./bundle.ts";
import { type ClickCollector, startClickCollector } from "./click-collector.ts";
import { startDirectWorkerd } from "./direct-workerd.ts";
import type { Engine } from "./engines.ts";
import { type FaultProxy, startFaultProxy } from "./fault-proxy.ts";
import { findFreePort } from "./free-port.ts";
import { type RunningWorker, startWorker } from "./running-worker.ts";
import { ADMIN_KEY, CODE_KEY, ORIGIN } from "./settings.ts";

/**
 * Two isolates of the production bundle on the same stores, with the same faults before them.
 *
 * `main` has Miniflare's queues, so its visits end in the statistics and its takedowns are retried. `other` hands its
 * visits to a queue that can be made to fail, and to a collector behind that.
 */
export interface OutageWorld {
  readonly stack: Stack;
  readonly worker: RunningWorker;
  readonly isolates: readonly Isolate[];
  readonly faulty: Readonly<Record<Part, FaultProxy>>;
  /** Milliseconds: STALE_MAX_SECONDS. */
  readonly staleMaxMs: number;
  /** PUBLIC_CREATE. */
  readonly isPublic: boolean;
  /** What `other` has handed over. */
  readonly collector: ClickCollector;
  logs(): string;
  close(): Promise<void>;
}

export type Part = "redis" | "postgres" | "queue";

export interface Isolate {
  readonly name: "main" | "other";
  fetch(path: string, init: RequestInit): Promise<Response>;
}

/** Milliseconds. By when a redirect and an API request are answered, whatever happens: the product's own. */
export const DEADLINES = { redirect: 5_000, api: 12_000 };
/** Milliseconds of the product's own limits: of Redis, and of Postgres on the way of a redirect. */
export const LIMITS: Readonly<Record<Part, number>> = { redis: 1_000, postgres: 3_000, queue: 4_000 };
/** Short ways for what takes its time, so that a suite can wait for it; all others are as they are by default. */
const SETTINGS: Settings = {
  // Longer than an outage here, and short enough to be told from fresh ones.
  STALE_MAX_SECONDS: "30",
  CLICK_FLUSH_SECONDS: "1",
  PUBLIC_CREATE: "true",
  ADMIN_PER_MINUTE: "1000000",
};

type Settings = Readonly<Record<string, string>>;

/** @param settings beside those that every Worker needs; none for the default ones. */
export async function startOutageWorld(engine: Engine, settings = SETTINGS): Promise<OutageWorld> {
  const stack = await engine.start();
  const worker = await startWorker(stack, { ...settings });
  const collector = await startClickCollector();
  const queue = await startFaultProxy(`http://${collector.address}`);
  const logs: string[] = [];
  const workerd = await startDirectWorkerd({
    script: join(BUNDLE_DIR, "worker.js"),
    port: await findFreePort(),
    bindings: {
      ...stack.bindings,
      ...settings,
      NEON_FETCH_ENDPOINT: `${worker.sql.url}/sql`,
      UPSTASH_REDIS_REST_URL: worker.redis.url,
      CODE_KEY,
      ADMIN_API_KEY: ADMIN_KEY,
      BASE_URL: ORIGIN,
    },
    queuesTo: { CLICKS: new URL(queue.url).host },
    onLog: (text) => logs.push(text),
  });
  return {
    ...{ stack, worker, collector },
    staleMaxMs: Number(settings["STALE_MAX_SECONDS"] ?? 3_600) * 1_000,
    isPublic: settings["PUBLIC_CREATE"] === "true",
    isolates: [
      { name: "main", fetch: (path, init) => worker.fetch(path, init) },
      { name: "other", fetch: (path, init) => fetch(workerd.url + path, { redirect: "manual", ...init }) },
    ],
    faulty: { redis: worker.redis, postgres: worker.sql, queue },
    logs: () => [...worker.harness.getLogs().map(({ message }) => message), ...logs].join("\n"),
    async close() {
      await Promise.all([worker.close(), workerd.close()]);
      await Promise.all([queue.close(), collector.close()]);
      await stack.close();
    },
  };
}

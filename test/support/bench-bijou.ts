import { join } from "node:path";
import { type Stack, type StoreBindings, startStack } from "../../src/local/stack.ts";
import buildBundle, { BUNDLE_DIR, MCP_BUNDLE_DIR } from "./bundle.ts";
import { startDirectWorkerd } from "./direct-workerd.ts";
import { startFaultProxy } from "./fault-proxy.ts";
import { createOwnDatabase } from "./own-database.ts";
import { ADMIN_KEY, asAdmin, CODE_KEY } from "./settings.ts";

/**
 * The production bundle for a benchmark of the API, in a workerd on a direct socket: over the PostgreSQL and Redis
 * that TEST_DATABASE_URL and TEST_REDIS_URL name, in a database of its own, or over the embedded ones.
 * Both stand-ins run in the process of the benchmark.
 */
export interface BenchBijou {
  readonly stack: Stack;
  readonly isEmbedded: boolean;
  /** Calls the API as the administrator, who is under no limit here. @throws when the answer is not of the status. */
  call<Answer>(status: number, method: string, path: string, body?: unknown): Promise<Answer>;
  /** @param path from the root. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Opens a link. @throws when it leads nowhere. */
  visit(path: string): Promise<void>;
  /** Milliseconds of CPU that workerd has used. */
  cpuMs(): number;
  close(): Promise<void>;
}

/** @param storeDelayMs how long every call to a store is held up, as if it were not on this machine; 0 for not at all. */
export async function startBenchBijou(port: number, storeDelayMs = 0): Promise<BenchBijou> {
  const { TEST_DATABASE_URL, TEST_REDIS_URL } = process.env;
  buildBundle();
  const database = TEST_DATABASE_URL === undefined ? null : await createOwnDatabase(TEST_DATABASE_URL);
  const stack = await startStack({
    ...(database === null ? {} : { databaseUrl: database.url }),
    ...(TEST_REDIS_URL === undefined ? {} : { redisUrl: TEST_REDIS_URL }),
  });
  const distance = storeDelayMs === 0 ? null : await keepAway(stack.bindings, storeDelayMs);
  const bindings = { CODE_KEY, ADMIN_API_KEY: ADMIN_KEY, BASE_URL: "https://go.example", ADMIN_PER_MINUTE: "1000000" };
  const workerd = await startDirectWorkerd({
    ...{ script: join(BUNDLE_DIR, "worker.js"), mcpScript: join(MCP_BUNDLE_DIR, "worker.js"), port },
    bindings: { ...stack.bindings, ...distance?.bindings, ...bindings },
  });
  return {
    stack,
    isEmbedded: database === null,
    cpuMs: () => workerd.cpuMs(),
    async call<Answer>(status: number, method: string, path: string, body?: unknown) {
      const response = await fetch(workerd.url + path, {
        method,
        headers: { ...asAdmin, ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (response.status !== status) {
        throw new Error(`Cannot measure: ${method} ${path} answers ${response.status} ${await response.text()}`);
      }
      return response.json<Answer>();
    },
    fetch: (path, init) => fetch(workerd.url + path, init),
    async visit(path) {
      const { status, body } = await fetch(workerd.url + path, { redirect: "manual" });
      await body?.cancel();
      if (status !== 302) throw new Error(`Cannot measure: ${path} answers ${status}`);
    },
    async close() {
      await workerd.close();
      await distance?.close();
      await stack.close();
      await database?.drop();
    },
  };
}

async function keepAway({ NEON_FETCH_ENDPOINT, UPSTASH_REDIS_REST_URL }: StoreBindings, ms: number) {
  const sql = await startFaultProxy(new URL(NEON_FETCH_ENDPOINT).origin);
  const redis = await startFaultProxy(UPSTASH_REDIS_REST_URL);
  for (const proxy of [sql, redis]) proxy.fault = () => ({ kind: "delay", ms });
  return {
    bindings: { NEON_FETCH_ENDPOINT: `${sql.url}/sql`, UPSTASH_REDIS_REST_URL: redis.url },
    close: () => Promise.all([sql.close(), redis.close()]),
  };
}

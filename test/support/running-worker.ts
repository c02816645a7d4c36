import { createRequire } from "node:module";
import { join } from "node:path";
import type { TestHarness } from "wrangler";
import type { Stack } from "../../src/local/stack.ts";
import { BUNDLE_DIR, MCP_BUNDLE_DIR, MCP_CONFIG, ROOT } from "./bundle.ts";
import { type FaultProxy, startFaultProxy } from "./fault-proxy.ts";
import { ADMIN_KEY, asAdmin, CODE_KEY, ORIGIN } from "./settings.ts";

// wrangler is CommonJS in one file of 20 MB: an `import` reads it all to find out, which costs 2 s of CPU for each file of tests.
const { createTestHarness } = createRequire(import.meta.url)("wrangler") as typeof import("wrangler");

/** The production bundle in a workerd process of its own, with a fault proxy before each store. */
export interface RunningWorker {
  readonly harness: TestHarness;
  /** Where a browser or another process reaches it, static files included; `fetch` goes past those. */
  readonly url: string;
  readonly sql: FaultProxy;
  readonly redis: FaultProxy;
  /** @param path from the root. Redirects are not followed. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** As `fetch`, but once a store that an earlier test has broken is asked again: until then the answer is 503. */
  fetchReady(path: string, init?: RequestInit): Promise<Response>;
  /** Creates a link as the administrator. */
  create(body: object, headers?: Record<string, string>): Promise<{ slug: string; url: string }>;
  close(): Promise<void>;
}

/**
 * @param settings on top of, or instead of, those of the tests.
 * @param bundleDir of another release than this one.
 */
export async function startWorker(
  stack: Stack,
  settings: Record<string, string> = {},
  others: readonly OtherWorker[] = [],
  bundleDir = BUNDLE_DIR,
): Promise<RunningWorker> {
  const sql = await startFaultProxy(new URL(stack.bindings.NEON_FETCH_ENDPOINT).origin);
  const redis = await startFaultProxy(stack.bindings.UPSTASH_REDIS_REST_URL);
  const { DATABASE_URL, UPSTASH_REDIS_REST_TOKEN } = stack.bindings;
  const secrets = {
    DATABASE_URL,
    UPSTASH_REDIS_REST_URL: redis.url,
    UPSTASH_REDIS_REST_TOKEN,
    CODE_KEY,
    ADMIN_API_KEY: ADMIN_KEY,
  };
  const given = Object.entries(settings);
  const harness = createTestHarness({
    root: ROOT,
    workers: [
      {
        configPath: join(ROOT, "wrangler.toml"),
        prebuiltWorkerDir: bundleDir,
        ...(others.includes(MCP_WORKER) ? { bindingOverrides: { MCP: "bijou-mcp" } } : {}),
        secrets: { ...secrets, ...Object.fromEntries(given.filter(([name]) => name in secrets)) },
        vars: {
          BASE_URL: ORIGIN,
          NEON_FETCH_ENDPOINT: `${sql.url}/sql`,
          ...Object.fromEntries(given.filter(([name]) => !(name in secrets))),
        },
      },
      ...others,
    ],
  });
  const { url } = await harness.listen();

  const worker: RunningWorker = {
    harness,
    url: url.origin,
    sql,
    redis,
    fetch: async (path, init = {}) =>
      (await harness
        .getWorker("bijou")
        .fetch(ORIGIN + path, { redirect: "manual", ...init } as never)) as unknown as Response, // Miniflare brings its own fetch types.
    async fetchReady(path, init) {
      for (let i = 0; i < 50; i++) {
        const response = await worker.fetch(path, init);
        if (response.status !== 503) return response;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      return worker.fetch(path, init);
    },
    async create(body, headers = {}) {
      const init = {
        method: "POST",
        headers: { ...asAdmin, "Content-Type": "application/json", ...headers },
        body: JSON.stringify(body),
      };
      const response = await worker.fetchReady("/api/links", init);
      if (response.status !== 201)
        throw new Error(`Cannot create a link for a test: ${response.status} ${await response.text()}`);
      return response.json<{ slug: string; url: string }>();
    },
    async close() {
      await harness.close();
      await Promise.all([sql.close(), redis.close()]);
    },
  };
  return worker;
}

/** Another Worker beside Bijou, which may be bound to it. */
export interface OtherWorker {
  readonly configPath: string;
  readonly prebuiltWorkerDir?: string;
}

/** The one that answers at `/mcp`. A suite that does not ask for it has Bijou alone. */
export const MCP_WORKER: OtherWorker = { configPath: MCP_CONFIG, prebuiltWorkerDir: MCP_BUNDLE_DIR };

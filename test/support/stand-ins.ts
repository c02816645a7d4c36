import { type NeonQueryFunction, neon, neonConfig } from "@neondatabase/serverless";
import { Redis, type RedisConfigCloudflare } from "@upstash/redis/cloudflare";
import { afterAll, beforeAll } from "vitest";
import type { Stack, StoreBindings } from "../../src/local/stack.ts";
import type { Engine } from "./engines.ts";

/** The stores of an engine for one suite, and the clients that production uses on them. Read the members inside tests. */
export interface StandIns {
  readonly stack: Stack;
  readonly sql: NeonQueryFunction<false, false>;
  /** A client set up as Bijou's own. */
  readonly redis: Redis;
}

export function useStandIns(engine: Engine): StandIns {
  let stack: Stack | undefined;

  beforeAll(async () => {
    stack = await engine.start();
    neonConfig.fetchEndpoint = stack.bindings.NEON_FETCH_ENDPOINT;
  });
  afterAll(() => stack?.close());

  return {
    get stack() {
      if (stack === undefined) throw new Error("Cannot use the stores: they start in beforeAll");
      return stack;
    },
    get sql() {
      return neon(this.stack.bindings.DATABASE_URL);
    },
    get redis() {
      return connectRedis(this.stack.bindings, {
        automaticDeserialization: false,
        enableAutoPipelining: false,
        responseEncoding: false,
      });
    },
  };
}

/** @param options those of the client, at its own defaults where absent; it never tries twice. */
export function connectRedis(
  bindings: Pick<StoreBindings, "UPSTASH_REDIS_REST_URL" | "UPSTASH_REDIS_REST_TOKEN">,
  options: Partial<RedisConfigCloudflare>,
): Redis {
  return new Redis({
    url: bindings.UPSTASH_REDIS_REST_URL,
    token: bindings.UPSTASH_REDIS_REST_TOKEN,
    retry: { retries: 0 },
    enableTelemetry: false,
    ...options,
  });
}

/** What goes over the wire, for what no client sends or shows. */
export async function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(url, { method: "POST", body, headers });
  return { status: response.status, body: await response.json() };
}

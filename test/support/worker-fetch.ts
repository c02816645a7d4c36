import { env } from "cloudflare:workers";
import { vi } from "vitest";
import { isOfTheQueue } from "./worker-main.ts";

/**
 * What a Worker sends to its stores, for suites inside workerd: every isolate's `fetch` is the test's
 * own there. `vi.restoreAllMocks()` ends both.
 */
export const redisEndpoint = env.UPSTASH_REDIS_REST_URL;
// Optional, so the generated Env does not have it.
export const sqlEndpoint = String(Object.entries(env).find(([name]) => name === "NEON_FETCH_ENDPOINT")?.[1]);

/** Counts requests from here on, but for those that nothing under test has asked for. @returns how many went to each store; a store that was not asked is absent. */
export function countCalls(): () => Record<string, number> {
  const real = globalThis.fetch;
  const calls: Parameters<typeof fetch>[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation((...call) => {
    if (!isOfTheQueue()) calls.push(call);
    return Reflect.apply(real, globalThis, call);
  });
  return () => {
    const counts: Record<string, number> = {};
    for (const [input, init] of calls) {
      if (isBesides(init)) continue;
      const store = storeOf(input);
      counts[store] = (counts[store] ?? 0) + 1;
    }
    return counts;
  };
}

/**
 * Whether it is a statement of the Queue's consumer, which adds up visits and the like (a test may call it), the
 * reading of the list of blocked domains, which an isolate does once a minute, the mark that Postgres is in use,
 * which an isolate sets once between two pings, behind an answer, what hands events over to webhooks with the marks for it, or the
 * reading of the list of domains, once in ten seconds.
 */
function isBesides(init: RequestInit | undefined): boolean {
  const besides =
    /INSERT INTO \\"(?:counter_batches|clicks|unknown_slugs)|array_agg\(domain ORDER BY domain\)|"health:postgres-used"|"webhooks:(?:any|written)"|webhook_deliveries|has_apple_app_site_association|\["GET","domains"\]|\["SET","domains"/;
  return typeof init?.body === "string" && besides.test(init.body);
}

/** Breaks off every request to the store. @param store one of the endpoints. */
export function refuse(store: string): void {
  const real = globalThis.fetch;
  vi.spyOn(globalThis, "fetch").mockImplementation((input, init) =>
    storeOf(input) === store
      ? Promise.reject(new TypeError("Network connection lost"))
      : Reflect.apply(real, globalThis, [input, init]),
  );
}

function storeOf(input: RequestInfo | URL): string {
  const url = input instanceof Request ? input.url : String(input);
  return [redisEndpoint, sqlEndpoint].find((endpoint) => url.startsWith(endpoint)) ?? url;
}

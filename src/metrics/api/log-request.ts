import type { Context, Next } from "hono";
import { matchedRoutes } from "hono/route";
import type { AppEnv, EdgeServices } from "../../http/app-env.ts";
import { type Caller, pseudonymOf } from "../../http/caller.ts";
import { rayOf } from "../../http/ray-of.ts";
import { REQUEST_ID_HEADER } from "../../http/request-id.ts";
import { log } from "../../lib/log.ts";
import type { Counters } from "../counters.ts";
import { countRequest } from "./count-request.ts";

interface LogServices {
  readonly counters: Pick<Counters, "count">;
  /** Hands the counts over after the answer. */
  readonly clicks: { handOverCounts(ctx: Pick<ExecutionContext, "waitUntil">): void };
  readonly now: () => number;
}

/**
 * One log line and one count for each request to the API, however it ended. They name the pattern of its route, the id of
 * its key, and how long each step took. Never a path, a query, a body, a key or an address (P8).
 */
export async function logRequest<Services extends EdgeServices & LogServices>(
  c: Context<AppEnv<Services>>,
  next: Next,
): Promise<void> {
  const startedAt = c.env.now();
  await next();
  const route = routeOf(c);
  countRequest(c.env.counters, c.req.raw, route, c.res);
  c.env.clicks.handOverCounts(c.executionCtx);
  log("info", "api-request", {
    requestId: c.res.headers.get(REQUEST_ID_HEADER),
    ray: rayOf(c.req.raw),
    method: c.req.method,
    route,
    status: c.res.status,
    caller: callerOf(c.var.caller),
    ms: c.env.now() - startedAt,
    timings: c.res.headers.get("Server-Timing"),
  });
}

/** The first that is more than a step of all: `/api/links/bulk` is one, and `/api/links/:slug` has it too, later. */
function routeOf(c: Context): string {
  return matchedRoutes(c).find(({ path }) => !path.endsWith("*"))?.path ?? "/api/*";
}

/** @param caller not set where a request was refused before it was known, or nobody asked. */
function callerOf(caller: Caller | undefined): string | null {
  if (caller === undefined) return null;
  return caller.kind === "anonymous" ? caller.kind : pseudonymOf(caller);
}

import type { MiddlewareHandler } from "hono";
import { wrapTime } from "hono/timing";
import type { Decision, RateLimit } from "../limits/limiter.ts";
import type { AppEnv, EdgeServices } from "./app-env.ts";
import { MAX_BODY_BYTES, readBody } from "./body/body.ts";
import { type Caller, pseudonymOf } from "./caller.ts";
import { ProblemError } from "./problem.ts";

type Access = "reads" | "writes" | "reports" | "names";

/**
 * Lets an API request pass, or answers 429. The round trip to the shared counter runs beside the
 * reading of the body. A redirect never comes here: every command costs.
 *
 * @param access what the route does to what is stored: a key has a limit for each.
 * @param maxBodyBytes beyond which the body is refused; null where the handler reads it itself.
 */
export function rateLimit<Services extends EdgeServices>(
  access: Access,
  maxBodyBytes: number | null = MAX_BODY_BYTES,
): MiddlewareHandler<AppEnv<Services>> {
  return async (c, next) => {
    const { caller, scope } = c.var;
    const client = caller.kind === "anonymous" ? await scope.address() : pseudonymOf(caller);
    const [decision, body] = await Promise.all([
      wrapTime(c, "limit", c.env.limiter.take(client, limitOf(caller, access, c.env.limits), scope.deadline)),
      maxBodyBytes === null ? new Uint8Array() : readBody(c.req.raw, scope.deadline, maxBodyBytes),
    ]);
    for (const [name, value] of Object.entries(rateLimitHeaders(decision))) c.header(name, value);
    if (!decision.isAllowed) {
      throw new ProblemError({
        type: "rate-limited",
        detail: `Cannot accept more than ${decision.limit.quota} requests a minute from one caller`,
      });
    }
    c.set("body", body);
    await wrapTime(c, "handler", next());
  };
}

function limitOf(caller: Caller, access: Access, limits: EdgeServices["limits"]): RateLimit {
  if (access === "names") return limits.names; // Guesses of names: one limit for everybody.
  switch (caller.kind) {
    case "admin":
      return limits.admin;
    case "key":
    case "person":
      return access === "reads" ? limits.keyReads : limits.keyWrites;
    case "anonymous":
      return access === "reports" ? limits.reports : limits.publicCreate;
  }
}

/** The fields of draft-ietf-httpapi-ratelimit-headers (-08 and later), and `Retry-After` on a refusal. */
function rateLimitHeaders(decision: Decision): Record<string, string> {
  const { limit, remaining } = decision;
  // A refused client gets the same waiting time in both headers.
  const resetMs = decision.isAllowed ? decision.resetMs : decision.retryAfterMs;
  const headers = {
    "RateLimit-Policy": `"${limit.name}";q=${limit.quota};w=${seconds(limit.windowMs)}`,
    RateLimit: `"${limit.name}";r=${remaining};t=${seconds(resetMs)}`,
  };
  return decision.isAllowed ? headers : { ...headers, "Retry-After": String(seconds(decision.retryAfterMs)) };
}

function seconds(milliseconds: number): number {
  return Math.ceil(milliseconds / 1000);
}

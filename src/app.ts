import { type Context, Hono, type MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import type { AppEnv } from "./http/app-env.ts";
import { authorize } from "./http/authorize.ts";
import { clientAddress } from "./http/client-address.ts";
import { answerToError } from "./http/errors.ts";
import { health, livez } from "./http/health.ts";
import { createLink, deleteLink, editLink, getLink } from "./http/links.ts";
import { ProblemError } from "./http/problem.ts";
import { rateLimit } from "./http/rate-limit.ts";
import { notFound, redirect } from "./http/redirect.ts";
import { identified, REQUEST_ID_HEADER, requestIdOf } from "./http/request-id.ts";
import { createDeadline } from "./lib/deadline.ts";

/**
 * The routes, and the order of the steps before them. A redirect passes none of those steps.
 *
 * API: request id → deadline → CORS → who calls → rate limit (beside the body) → handler.
 */
export const app = new Hono<AppEnv>();

const idOf = (c: Context<AppEnv>) => requestIdOf(c.req.raw, c.env.createId);

const identify: MiddlewareHandler<AppEnv> = async (c, next) => {
  c.header("Cache-Control", "no-store");
  await next();
  identified(c.res, idOf(c));
};

/** Sets what an API request works with, and ends it at its deadline (P6). */
const prepare: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { timeouts, now, pseudonym } = c.env;
  const deadline = createDeadline(timeouts.apiMs, now);
  c.set("scope", {
    deadline,
    waitUntil: (work) => c.executionCtx.waitUntil(work),
    address: () => pseudonym(clientAddress(c.req.raw)),
  });
  await deadline.race(next());
};

const crossOrigin = cors({
  origin: (origin, c: Context<AppEnv>) => {
    const { corsOrigins } = c.env;
    if (corsOrigins.includes("*")) return "*";
    return corsOrigins.includes(origin) ? origin : null;
  },
  allowMethods: ["GET", "HEAD", "POST", "PATCH", "DELETE"],
  allowHeaders: ["Authorization", "Content-Type", "Idempotency-Key", REQUEST_ID_HEADER],
  exposeHeaders: ["Location", "Retry-After", "RateLimit", "RateLimit-Policy", REQUEST_ID_HEADER, "Idempotent-Replayed"],
  maxAge: 86_400,
});

/** 405 for the methods that a known path does not take. */
function only(...methods: string[]) {
  return (): never => {
    throw new ProblemError({
      type: "method-not-allowed",
      detail: `Cannot do that here: this path takes ${methods.join(", ")}`,
      headers: { Allow: methods.join(", ") },
    });
  };
}

const withKey = authorize(() => false);
const withKeyUnlessPublic = authorize(({ publicCreate }) => publicCreate);
const limitWrites = rateLimit((caller, limits) => (caller.kind === "anonymous" ? limits.publicCreate : limits.admin));

app.use("/api/*", identify, prepare, crossOrigin);
app.post("/api/links", withKeyUnlessPublic, limitWrites, createLink);
app.all("/api/links", only("POST"));
app.get("/api/links/:slug", withKey, limitWrites, getLink);
app.patch("/api/links/:slug", withKey, limitWrites, editLink);
app.delete("/api/links/:slug", withKey, limitWrites, deleteLink);
app.all("/api/links/:slug", only("GET", "HEAD", "PATCH", "DELETE"));

app.use("/health", identify);
app.get("/health", (c) => health(c.env.health, (work) => c.executionCtx.waitUntil(work), c.env.now));
app.all("/health", only("GET", "HEAD"));
app.use("/livez", identify);
app.get("/livez", livez);
app.all("/livez", only("GET", "HEAD"));

app.get("/:slug", (c) => redirect(c.req.raw, c.env, c.executionCtx));
app.all("/:slug", only("GET", "HEAD"));

app.notFound((c) => identified(notFound(c.req.raw), idOf(c)));
app.onError((error, c) => identified(answerToError(error), idOf(c)));

import { type Context, Hono, type MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import { RegExpRouter } from "hono/router/reg-exp-router";
import type { AppEnv } from "./http/app-env.ts";
import { authorize } from "./http/authorize.ts";
import { clientAddress } from "./http/client-address.ts";
import { answerToError } from "./http/errors.ts";
import { health, livez } from "./http/health.ts";
import { createLink, deleteLink, editLink, getLink } from "./http/links.ts";
import { listLinks } from "./http/list-links.ts";
import { notFound } from "./http/look-up.ts";
import { methodNotAllowed, problemResponse } from "./http/problem.ts";
import { rateLimit } from "./http/rate-limit.ts";
import { redirect } from "./http/redirect.ts";
import { identified, REQUEST_ID_HEADER, requestIdOf } from "./http/request-id.ts";
import { isForm, unlock } from "./http/unlock.ts";
import { createDeadline } from "./lib/deadline.ts";

/**
 * The routes, and the order of the steps before them. A redirect passes none of those steps.
 *
 * API: request id → deadline → CORS → who calls → rate limit (beside the body) → handler.
 */
export const app = new Hono<AppEnv>({ router: new RegExpRouter() });

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
  return () => problemResponse(methodNotAllowed(...methods));
}

const withKey = authorize(() => false);
const withKeyUnlessPublic = authorize(({ publicCreate }) => publicCreate);
const limitWrites = rateLimit((caller, limits) => (caller.kind === "anonymous" ? limits.publicCreate : limits.admin));

app.use("/api/*", identify, prepare, crossOrigin);
app.post("/api/links", withKeyUnlessPublic, limitWrites, createLink);
app.get("/api/links", withKey, limitWrites, listLinks);
app.all("/api/links", only("GET", "HEAD", "POST"));
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

// Whatever is left is a name. `*` and not `/:slug`: so Hono's fastest router can be used, and finds the one
// handler that it calls without a chain.
app.get("*", (c) => redirect(c.req.raw, c.req.path, c.env, c.executionCtx));
app.post("*", async (c, next) => {
  if (!isForm(c.req.raw) || c.req.path.slice(1).includes("/")) return next();
  const visitor = { request: c.req.raw, requestId: idOf(c), services: c.env, ctx: c.executionCtx };
  return identified(await unlock(visitor, c.req.path), visitor.requestId);
});
app.notFound(async (c) => {
  const isName = c.req.method !== "GET" && !c.req.path.slice(1).includes("/");
  return identified(isName ? problemResponse(methodNotAllowed("GET", "HEAD")) : await notFound(c.req.raw), idOf(c));
});
app.onError((error, c) => identified(answerToError(error), idOf(c)));

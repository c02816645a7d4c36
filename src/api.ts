import { type Context, Hono, type MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import { timing } from "hono/timing";
import * as abuse from "./abuse/api/operations.ts";
import * as clicks from "./clicks/api/operations.ts";
import * as docs from "./docs/api/operations.ts";
import * as health from "./health/api/operations.ts";
import type { AppEnv } from "./http/app-env.ts";
import { clientAddress } from "./http/client-address.ts";
import { answerToError } from "./http/errors.ts";
import { identify } from "./http/identify.ts";
import { logRequest } from "./http/log-request.ts";
import { mount } from "./http/mount.ts";
import { only } from "./http/only.ts";
import { rateLimit } from "./http/rate-limit.ts";
import { identified, REQUEST_ID_HEADER, requestIdOf } from "./http/request-id.ts";
import { exportLinks } from "./imports/api/export-links.ts";
import { getImport, importLinks } from "./imports/api/operations.ts";
import { authorize } from "./keys/api/authorize.ts";
import * as keys from "./keys/api/operations.ts";
import { createDeadline } from "./lib/deadline.ts";
import { createLinks, MAX_BULK_BODY_BYTES } from "./links/api/bulk.ts";
import { listLinks } from "./links/api/list-links.ts";
import { createLink, deleteLink, editLink, getLink } from "./links/api/operations.ts";
import * as metrics from "./metrics/api/operations.ts";
import * as qr from "./qr/api/operations.ts";
import { notFound } from "./redirects/api/look-up.ts";

/**
 * The routes of the API, and the order of the steps before them: log → request id → timings → deadline → CORS →
 * who calls → rate limit (beside the body) → handler.
 *
 * An app of its own: `/bulk` beside `/:slug` is more than Hono's fastest router takes, and the redirect is
 * not to pay for that.
 */
export const api = new Hono<AppEnv>();

const IMPORT_PATH = "/api/links/import";

/** Sets what an API request works with, and ends it at its deadline (P6). */
const prepare: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { timeouts, now, pseudonym, probeStores, tellUse } = c.env;
  probeStores((work) => c.executionCtx.waitUntil(work));
  // An upload takes as long as its sender's line does.
  const deadline = createDeadline(c.req.path === IMPORT_PATH ? timeouts.importMs : timeouts.apiMs, now);
  c.set("scope", {
    deadline,
    waitUntil: (work) => c.executionCtx.waitUntil(work),
    address: () => pseudonym(clientAddress(c.req.raw)),
  });
  try {
    await deadline.race(next());
  } finally {
    tellUse((work) => c.executionCtx.waitUntil(work));
  }
};

/** What links may lead to depends on the blocked domains. An upload is checked later, by the job that makes its links. */
const readyRules: MiddlewareHandler<AppEnv> = async (c, next) => {
  await c.env.blockList.ready(c.var.scope);
  await next();
};

/** Durations of the steps (W3C Server Timing), for whoever may read the answer. Workers' clocks move with I/O alone. */
const serverTiming = timing({ totalDescription: "" });

const crossOrigin = cors({
  origin: (origin, c: Context<AppEnv>) => {
    const { corsOrigins } = c.env;
    if (corsOrigins.includes("*")) return "*";
    return corsOrigins.includes(origin) ? origin : null;
  },
  allowMethods: ["GET", "HEAD", "POST", "PATCH", "DELETE"],
  allowHeaders: ["Authorization", "Content-Type", "Idempotency-Key", REQUEST_ID_HEADER],
  exposeHeaders: [
    ...["Location", "Link", "Retry-After", "RateLimit", "RateLimit-Policy", REQUEST_ID_HEADER, "Idempotent-Replayed"],
    // Of QR codes, for a page that keeps them; and how long the steps took.
    ...["ETag", "Server-Timing"],
  ],
  maxAge: 86_400,
});

const toReadLinks = authorize({ scope: "links:read" });
const toWriteLinks = authorize({ scope: "links:write" });
const toCreateLinks = authorize({ scope: "links:write", orPublic: true });
const limitReads = rateLimit("reads");
const limitWrites = rateLimit("writes");

api.use("/api/*", logRequest, identify, serverTiming, prepare, crossOrigin);
api.post("/api/links", toCreateLinks, limitWrites, readyRules, createLink);
api.get("/api/links", toReadLinks, limitReads, listLinks);
api.all("/api/links", only("GET", "HEAD", "POST"));
api.post("/api/links/bulk", toWriteLinks, rateLimit("writes", MAX_BULK_BODY_BYTES), readyRules, createLinks);
api.all("/api/links/bulk", only("POST"));
api.get("/api/links/export", toReadLinks, limitReads, exportLinks);
api.all("/api/links/export", only("GET", "HEAD"));
api.post(IMPORT_PATH, toWriteLinks, rateLimit("writes", null), importLinks);
api.all(IMPORT_PATH, only("POST"));
api.get("/api/links/:slug", toReadLinks, limitReads, getLink);
api.patch("/api/links/:slug", toWriteLinks, limitWrites, readyRules, editLink);
api.delete("/api/links/:slug", toWriteLinks, limitWrites, deleteLink);
api.all("/api/links/:slug", only("GET", "HEAD", "PATCH", "DELETE"));

api.get("/api/imports/:id", toWriteLinks, limitReads, getImport);
api.all("/api/imports/:id", only("GET", "HEAD"));

api.use("/metrics", logRequest, identify, serverTiming, prepare, crossOrigin);
mount(
  api,
  [
    ...Object.values(abuse),
    ...Object.values(clicks),
    ...Object.values(docs),
    ...Object.values(health),
    ...Object.values(keys),
    ...Object.values(metrics),
    ...Object.values(qr),
  ],
  { authorize },
);

api.notFound((c) => notFound(c.req.raw));
api.onError((error, c) => identified(answerToError(error), requestIdOf(c.req.raw, c.env.createId)));

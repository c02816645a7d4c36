import { type Context, Hono, type MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import { timing } from "hono/timing";
import * as abuse from "./abuse/api/operations.ts";
import * as checks from "./checks/api/operations.ts";
import * as clicks from "./clicks/api/operations.ts";
import * as docs from "./docs/api/operations.ts";
import * as domains from "./domains/api/operations.ts";
import { answerToError } from "./errors.ts";
import * as health from "./health/api/operations.ts";
import * as history from "./history/api/operations.ts";
import type { AppEnv } from "./http/app-env.ts";
import { clientAddress } from "./http/client-address.ts";
import { identify } from "./http/identify.ts";
import { type MountedOperation, mount } from "./http/mount.ts";
import { only } from "./http/only.ts";
import { identified, REQUEST_ID_HEADER, requestIdOf } from "./http/request-id.ts";
import * as imports from "./imports/api/operations.ts";
import { authorize } from "./keys/api/authorize.ts";
import * as keys from "./keys/api/operations.ts";
import type { Scope } from "./keys/scope.ts";
import { createDeadline } from "./lib/deadline.ts";
import * as links from "./links/api/operations.ts";
import { bearerOnly, openMcp } from "./mcp/api/open-mcp.ts";
import { ownOrigin } from "./mcp/api/own-origin.ts";
import { logRequest } from "./metrics/api/log-request.ts";
import * as metrics from "./metrics/api/operations.ts";
import * as qr from "./qr/api/operations.ts";
import { notFound } from "./redirects/api/look-up.ts";
import * as redirects from "./redirects/api/operations.ts";
import type { Services } from "./services.ts";
import * as webhooks from "./webhooks/api/operations.ts";

/**
 * The routes of the API, and the order of the steps before them: log → request id → timings → deadline → CORS →
 * who calls → rate limit (beside the body) → handler.
 *
 * It is an app of its own: Hono's fastest router can't hold `/bulk` beside `/:slug`, and the redirect must not pay for
 * a slower one.
 */
export const api = new Hono<AppEnv<Services>>();

const OPERATIONS = [
  ...Object.values(abuse),
  ...Object.values(checks),
  ...Object.values(clicks),
  ...Object.values(docs),
  ...Object.values(domains),
  ...Object.values(health),
  ...Object.values(history),
  ...Object.values(imports),
  ...Object.values(keys),
  ...Object.values(links),
  ...Object.values(metrics),
  ...Object.values(qr),
  ...Object.values(redirects),
  ...Object.values(webhooks),
] satisfies readonly MountedOperation<Services, Scope>[];

/** Requests that take as long as the sender's connection needs. Their paths have no names in them. */
const UPLOADS: ReadonlySet<string> = new Set(
  OPERATIONS.flatMap((operation: MountedOperation<Services, Scope>) =>
    operation.deadline === "upload" ? [operation.path] : [],
  ),
);

/** Sets what an API request works with, and ends it at its deadline (P6). */
const prepare: MiddlewareHandler<AppEnv<Services>> = async (c, next) => {
  const { timeouts, now, pseudonym, probeStores, tellUse } = c.env;
  probeStores((work) => c.executionCtx.waitUntil(work));
  const deadline = createDeadline(UPLOADS.has(c.req.path) ? timeouts.importMs : timeouts.apiMs, now);
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

/** Without GET and DELETE: no stream is opened, and no session kept. */
const MCP_METHODS = ["POST", "OPTIONS"];

/** Durations of the steps (W3C Server Timing), for whoever may read the answer. Workers' clocks move with I/O alone. */
const serverTiming = timing({ totalDescription: "" });

const crossOrigin = cors({
  origin: (origin, c: Context<AppEnv<Services>>) => {
    const { corsOrigins } = c.env;
    if (corsOrigins.includes("*")) return "*";
    return corsOrigins.includes(origin) ? origin : null;
  },
  allowMethods: ["GET", "HEAD", "POST", "PATCH", "DELETE"],
  allowHeaders: [
    ...["Authorization", "Content-Encoding", "Content-Type", "Idempotency-Key"],
    ...["If-Match", "If-None-Match", REQUEST_ID_HEADER],
    // Those of MCP, which the SDK's client sends from a page too.
    ...["MCP-Protocol-Version", "Mcp-Method", "Mcp-Name", "Mcp-Session-Id", "Last-Event-ID"],
  ],
  exposeHeaders: [
    ...["Location", "Link", "Retry-After", "RateLimit", "RateLimit-Policy", REQUEST_ID_HEADER, "Idempotent-Replayed"],
    // The tag of links and QR codes, for a page that keeps them; and how long each step took.
    ...["ETag", "Server-Timing"],
    // They tell a refused client what would be accepted.
    ...["Accept", "Accept-Encoding", "Accept-Patch", "Allow"],
  ],
  maxAge: 86_400,
});

/** A preflight is answered as OPTIONS is, with what is allowed across origins beside it, whatever its path. */
const crossOriginOrOptions: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (c.req.method !== "OPTIONS") return crossOrigin(c, next);
  await next();
  return c.res.ok || c.req.header("Access-Control-Request-Method") !== undefined
    ? crossOrigin(c, async () => {})
    : undefined;
};

api.use("/api/*", logRequest, identify, serverTiming, prepare, crossOriginOrOptions);
api.use("/metrics", logRequest, identify, serverTiming, prepare, crossOriginOrOptions);
api.use("/mcp", logRequest, identify, serverTiming, prepare, crossOriginOrOptions);
mount<Services, Scope>(api, OPERATIONS, { authorize });

// No operation: the protocol says what it reads and answers. Its tools are the operations above.
api.post(
  "/mcp",
  ownOrigin<Services>(),
  bearerOnly,
  authorize({ known: true }),
  openMcp<Services>((request, c) => api.fetch(request, c.env, c.executionCtx)),
);
api.options("/mcp", (c) => c.body(null, 204, { Allow: MCP_METHODS.join(", ") }));
api.all("/mcp", only(...MCP_METHODS));

api.notFound((c) => notFound(c.req.raw));
api.onError((error, c) => identified(answerToError(error), requestIdOf(c.req.raw, c.env.createId)));

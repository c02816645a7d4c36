import { type Context, Hono } from "hono";
import { RegExpRouter } from "hono/router/reg-exp-router";
import { api } from "./api.ts";
import type { AppEnv } from "./http/app-env.ts";
import { countRequest } from "./http/count-request.ts";
import { answerToError } from "./http/errors.ts";
import { health, livez } from "./http/health.ts";
import { identify } from "./http/identify.ts";
import { notFound } from "./http/look-up.ts";
import { only } from "./http/only.ts";
import { isOfOneSegment } from "./http/path-segment.ts";
import { methodNotAllowed, problemResponse } from "./http/problem.ts";
import { problemPage } from "./http/problem-page.ts";
import { redirect } from "./http/redirect.ts";
import { identified, requestIdOf } from "./http/request-id.ts";
import { robots } from "./http/robots.ts";
import { logRedirect, type Sample, sampleRedirect } from "./http/sample-redirect.ts";
import { SECURITY_TXT_PATH, securityTxt } from "./http/security-txt.ts";
import { isForm, unlock } from "./http/unlock.ts";

/** The routes: the API with its steps stands in `api.ts`; a redirect passes none of those. */
export const app = new Hono<AppEnv>({ router: new RegExpRouter() });

const idOf = (c: Context<AppEnv>) => requestIdOf(c.req.raw, c.env.createId);

function observed(c: Context<AppEnv>, answer: Response, sample: Sample | null): Response {
  countRequest(c.env.counters, c.req.raw, "/:slug", answer);
  if (sample !== null) logRedirect(sample, c.req.raw, answer, c.env);
  return answer;
}

app.all("/api/*", (c) => api.fetch(c.req.raw, c.env, c.executionCtx));
app.all("/metrics", (c) => api.fetch(c.req.raw, c.env, c.executionCtx));

app.use("/_/problems/*", identify);
app.get("/_/problems/:type", problemPage);
app.all("/_/problems/:type", only("GET", "HEAD"));

app.use("/health", identify);
app.get("/health", (c) => health(c.env.health, (work) => c.executionCtx.waitUntil(work), c.env.now));
app.all("/health", only("GET", "HEAD"));
app.use("/livez", identify);
app.get("/livez", livez);
app.all("/livez", only("GET", "HEAD"));

app.use("/robots.txt", identify);
app.get("/robots.txt", robots);
app.all("/robots.txt", only("GET", "HEAD"));
app.use(SECURITY_TXT_PATH, identify);
app.get(SECURITY_TXT_PATH, (c) => securityTxt(c.env.securityContact, c.env.baseUrl, c.env.now()));
app.all(SECURITY_TXT_PATH, only("GET", "HEAD"));

// Whatever is left is a name. `*` and not `/:slug`: so Hono's fastest router can be used, and finds the one
// handler that it calls without a chain.
app.get("*", (c): Response | Promise<Response> => {
  const sample = sampleRedirect(c.env);
  const answer = redirect(c.req.raw, c.req.path, c.env, c.executionCtx, sample);
  return answer instanceof Response ? observed(c, answer, sample) : answer.then((later) => observed(c, later, sample));
});
app.post("*", async (c, next) => {
  if (!isForm(c.req.raw) || !isOfOneSegment(c.req.path)) return next();
  const visitor = { request: c.req.raw, requestId: idOf(c), services: c.env, ctx: c.executionCtx, sample: null };
  return identified(await unlock(visitor, c.req.path), visitor.requestId);
});
app.notFound(async (c) => {
  const isName = c.req.method !== "GET" && isOfOneSegment(c.req.path);
  return identified(isName ? problemResponse(methodNotAllowed("GET", "HEAD")) : await notFound(c.req.raw), idOf(c));
});
app.onError((error, c) => identified(answerToError(error), idOf(c)));

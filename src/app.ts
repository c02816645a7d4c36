import { type Context, Hono } from "hono";
import { RegExpRouter } from "hono/router/reg-exp-router";
import { openReport, sendReport } from "./abuse/api/report-page.ts";
import { api } from "./api.ts";
import { AGENT_PATH, agentPage } from "./checks/api/agent-page.ts";
import { problemPage } from "./docs/api/problem-page.ts";
import { robots } from "./docs/api/robots.ts";
import { SECURITY_TXT_PATH, securityTxt } from "./docs/api/security-txt.ts";
import { APP_LINKS_PATHS, appLinks } from "./domains/api/app-links.ts";
import { domainOfAddress, homeUrlOf, originHere } from "./domains/api/on-site.ts";
import { problemOfError } from "./errors.ts";
import { health, livez } from "./health/api/health.ts";
import type { AppEnv } from "./http/app-env.ts";
import { identify } from "./http/identify.ts";
import { onlyToLook, onlyToLookOrSend } from "./http/only.ts";
import { pageOrProblem } from "./http/page.ts";
import { REPORT_PATH } from "./http/report-link.ts";
import { givenRequestId, identified, requestIdOf } from "./http/request-id.ts";
import { createDeadline } from "./lib/deadline.ts";
import { goHome, openPage } from "./page/api/open-page.ts";
import { HOME_PATH, SCREEN_PATHS } from "./page/page-paths.ts";
import { identifiedAnswer } from "./redirects/api/identified-answer.ts";
import { otherMethod } from "./redirects/api/other-methods.ts";
import { redirect } from "./redirects/api/redirect.ts";
import { logRedirect, type Sample, sampleRedirect } from "./redirects/api/sample-redirect.ts";
import type { Services } from "./services.ts";

/** The routes of the Worker. The API and the steps before it are in `api.ts`; a redirect takes none of those steps. */
export const app = new Hono<AppEnv<Services>>({ router: new RegExpRouter() });

/** The API and the page are the same on every domain. */
const wholeOf = (services: Services): Services => services.whole ?? services;

function observed(c: Context<AppEnv<Services>>, answer: Response, sample: Sample | null): Response {
  c.env.countVisitor(c.req.raw, answer);
  if (sample !== null) logRedirect(sample, c.req.raw, answer, c.env);
  return answer;
}

app.all("/api/*", (c) => api.fetch(c.req.raw, wholeOf(c.env), c.executionCtx));
app.all("/metrics", (c) => api.fetch(c.req.raw, wholeOf(c.env), c.executionCtx));
app.all("/mcp", (c) => api.fetch(c.req.raw, wholeOf(c.env), c.executionCtx));

app.use("/_/problems/*", identify);
app.get("/_/problems/:type", problemPage);
app.all("/_/problems/:type", onlyToLook);

app.use(AGENT_PATH, identify);
app.get(AGENT_PATH, agentPage);
app.all(AGENT_PATH, onlyToLook);

app.use("/health", identify);
app.get("/health", (c) => health(c.env.health, (work) => c.executionCtx.waitUntil(work), c.env.now));
app.all("/health", onlyToLook);
app.use("/livez", identify);
app.get("/livez", livez);
app.all("/livez", onlyToLook);

app.use("/robots.txt", identify);
app.get("/robots.txt", robots);
app.all("/robots.txt", onlyToLook);
app.use(SECURITY_TXT_PATH, identify);
app.get(SECURITY_TXT_PATH, (c) => securityTxt(c.env.securityContact, originHere(c.env), c.env.now()));
app.all(SECURITY_TXT_PATH, onlyToLook);

for (const [path, file] of APP_LINKS_PATHS) {
  app.use(path, identify);
  app.get(path, (c) => appLinks(c.env.site, file, c.env, { waitUntil: (work) => c.executionCtx.waitUntil(work) }));
  app.all(path, onlyToLook);
}

app.use(HOME_PATH, identify);
app.get(HOME_PATH, (c) => {
  const homeUrl = homeUrlOf(c.env, { waitUntil: (work) => c.executionCtx.waitUntil(work) });
  return homeUrl === null ? openPage(c.req.raw, "home", c.env.assets) : goHome(homeUrl);
});
app.all(HOME_PATH, onlyToLook);
for (const path of SCREEN_PATHS) {
  app.use(path, identify);
  app.get(path, (c) => openPage(c.req.raw, "screen", c.env.assets));
  app.all(path, onlyToLook);
}

app.use(REPORT_PATH, identify);
app.get(REPORT_PATH, (c) => openReport(c.req.raw));
app.post(REPORT_PATH, (c) => {
  const domainOf = domainOfAddress(c.env, { waitUntil: (work) => c.executionCtx.waitUntil(work) });
  return sendReport(c.req.raw, createDeadline(c.env.timeouts.apiMs, c.env.now), domainOf, (request) =>
    api.fetch(request, wholeOf(c.env), c.executionCtx),
  );
});
app.all(REPORT_PATH, onlyToLookOrSend);

// Every other path is a name. With `*` in place of `/:slug`, Hono can use its fastest router, and calls the one handler
// without a chain.
app.get("*", (c): Response | Promise<Response> => {
  const sample = sampleRedirect(c.env);
  const answer = redirect(c.req.raw, c.req.path, c.env, c.executionCtx, sample);
  return answer instanceof Response ? observed(c, answer, sample) : answer.then((later) => observed(c, later, sample));
});
// Other methods on a name. They have no route of their own, since every GET would have to pass it.
app.notFound(async (c) => {
  const [request, sample] = [c.req.raw, sampleRedirect(c.env)];
  const visitor = { request, requestId: givenRequestId(request), services: c.env, ctx: c.executionCtx, sample };
  return observed(c, identifiedAnswer(visitor, await otherMethod(visitor, c.req.path)), sample);
});
app.onError(async (error, c) =>
  identified(await pageOrProblem(c.req.raw, problemOfError(error)), requestIdOf(c.req.raw, c.env.createId)),
);

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { api } from "../../src/api.ts";
import { ALL_SCOPES, bearer, createKey } from "../support/key-client.ts";
import { asAdmin } from "../support/settings.ts";
import {
  call,
  callAsAdmin,
  createLink,
  fromFreshAddress,
  jsonInit,
  otherIsolate,
  problemOf,
  uniqueDomain,
  uniqueUrl,
} from "../support/worker-client.ts";
import { query } from "../support/worker-sql.ts";

interface Route {
  readonly method: string;
  /** As the app has it. */
  readonly pattern: string;
  /** The scope that it needs; "admin" where no key but the administrator's will do, "any" where each does. */
  readonly needs: string;
  readonly body?: () => unknown;
  /** The answer to who may. */
  readonly status: number;
  /** Makes what the route is called on. @returns its name in the path. */
  readonly prepare?: () => Promise<string>;
}

const ofLink = async () => (await createLink()).slug;
/** To a host that does not answer, and that no other test asks. */
const ofLonelyLink = async () => (await createLink({ url: `https://${uniqueDomain()}/` })).slug;
/** By a key: what the administrator deleted is the administrator's to restore. */
const ofDeletedLink = async () => {
  const { slug } = await createLink();
  const { key } = await createKey();
  await call(`/api/links/${slug}`, { method: "DELETE", headers: bearer(key) });
  return slug;
};

const HOOK = "https://hooks.example.com/scopes";
const ofWebhook = async () => {
  const body = { url: HOOK, events: ["webhook.test"] };
  return (await (await callAsAdmin("POST", "/api/webhooks", body)).json<{ id: string }>()).id;
};

const ofKey = async () => (await createKey()).id;

const ofBlockedDomain = async () => {
  const domain = uniqueDomain();
  await callAsAdmin("POST", "/api/blocked-domains", { domain });
  return domain;
};

const ofDomain = async () => {
  const domain = uniqueDomain();
  await callAsAdmin("POST", "/api/domains", { domain });
  return domain;
};

const ofReport = async () => {
  const { slug } = await createLink();
  await call("/api/reports", { method: "POST", ...jsonInit({ slug, reason: "spam" }, fromFreshAddress()) });
  const list = await callAsAdmin("GET", "/api/reports?limit=1");
  const { reports } = await list.json<{ reports: { id: string }[] }>();
  return reports[0]?.id ?? "none";
};

/** Every route of the API that asks who calls. */
const routes: readonly Route[] = [
  { method: "POST", pattern: "/api/links", needs: "links:write", body: () => ({ url: uniqueUrl() }), status: 201 },
  { method: "GET", pattern: "/api/links", needs: "links:read", status: 200 },
  {
    ...{ method: "POST", pattern: "/api/links/bulk", needs: "links:write", status: 200 },
    body: () => ({ links: [{ url: uniqueUrl() }] }),
  },
  { method: "GET", pattern: "/api/links/export", needs: "links:read", status: 200 },
  {
    ...{ method: "POST", pattern: "/api/links/import", needs: "links:write", status: 202 },
    body: () => ({ links: [{ url: uniqueUrl() }] }),
  },
  // Each key sees its own imports alone, so this one is nobody's.
  { method: "GET", pattern: "/api/imports/:id", needs: "links:write", status: 404, prepare: async () => "unknown" },
  { method: "GET", pattern: "/api/links/:slug", needs: "links:read", status: 200, prepare: ofLink },
  { method: "HEAD", pattern: "/api/links/:slug", needs: "links:read", status: 200, prepare: ofLink },
  {
    ...{ method: "PATCH", pattern: "/api/links/:slug", needs: "links:write", status: 200, prepare: ofLink },
    body: () => ({ title: "edited" }),
  },
  { method: "DELETE", pattern: "/api/links/:slug", needs: "links:write", status: 204, prepare: ofLink },
  {
    ...{ method: "POST", pattern: "/api/links/:slug/resolve", needs: "links:read", status: 200, prepare: ofLink },
    body: () => ({ country: "DE" }),
  },
  { method: "GET", pattern: "/api/links/:slug/history", needs: "links:read", status: 200, prepare: ofLink },
  { method: "DELETE", pattern: "/api/links/:slug/history", needs: "admin", status: 204, prepare: ofLink },
  {
    ...{ method: "POST", pattern: "/api/links/:slug/restore", needs: "links:write", status: 200 },
    prepare: ofDeletedLink,
  },
  { method: "GET", pattern: "/api/domains", needs: "admin", status: 200 },
  { method: "POST", pattern: "/api/domains", needs: "admin", body: () => ({ domain: uniqueDomain() }), status: 201 },
  {
    ...{ method: "PATCH", pattern: "/api/domains/:domain", needs: "admin", status: 200, prepare: ofDomain },
    body: () => ({ homeUrl: null }),
  },
  { method: "DELETE", pattern: "/api/domains/:domain", needs: "admin", status: 204, prepare: ofDomain },
  { method: "GET", pattern: "/api/links/:slug/check", needs: "links:read", status: 200, prepare: ofLink },
  { method: "POST", pattern: "/api/links/:slug/check", needs: "links:write", status: 200, prepare: ofLonelyLink },
  { method: "GET", pattern: "/api/history", needs: "links:read", status: 200 },
  {
    ...{ method: "POST", pattern: "/api/webhooks", needs: "admin", status: 201 },
    body: () => ({ url: HOOK, events: ["webhook.test"] }),
  },
  { method: "GET", pattern: "/api/webhooks", needs: "admin", status: 200 },
  { method: "GET", pattern: "/api/webhooks/:id", needs: "admin", status: 200, prepare: ofWebhook },
  {
    ...{ method: "PATCH", pattern: "/api/webhooks/:id", needs: "admin", status: 200, prepare: ofWebhook },
    body: () => ({ state: "off" }),
  },
  { method: "DELETE", pattern: "/api/webhooks/:id", needs: "admin", status: 204, prepare: ofWebhook },
  { method: "POST", pattern: "/api/webhooks/:id/test", needs: "admin", status: 202, prepare: ofWebhook },
  { method: "POST", pattern: "/api/webhooks/:id/rotate", needs: "admin", status: 200, prepare: ofWebhook },
  { method: "GET", pattern: "/api/webhooks/:id/deliveries", needs: "admin", status: 200, prepare: ofWebhook },
  // None has this id.
  {
    ...{ method: "POST", pattern: "/api/webhooks/:id/deliveries/:deliveryId/redeliver", needs: "admin", status: 404 },
    prepare: ofWebhook,
  },
  { method: "GET", pattern: "/api/names/:slug", needs: "links:write", status: 200, prepare: async () => "a-name" },
  { method: "GET", pattern: "/api/session", needs: "any", status: 200 },
  { method: "GET", pattern: "/metrics", needs: "admin", status: 200 },
  { method: "GET", pattern: "/api/health/days", needs: "stats:read", status: 200 },
  { method: "GET", pattern: "/api/health/history", needs: "stats:read", status: 200 },
  { method: "GET", pattern: "/api/links/:slug/stats", needs: "stats:read", status: 200, prepare: ofLink },
  { method: "GET", pattern: "/api/links/:slug/clicks", needs: "stats:read", status: 200, prepare: ofLink },
  { method: "DELETE", pattern: "/api/links/:slug/visits", needs: "admin", status: 204, prepare: ofLink },
  { method: "GET", pattern: "/api/stats", needs: "stats:read", status: 200 },
  {
    ...{ method: "POST", pattern: "/api/keys", needs: "admin", status: 201 },
    body: () => ({ name: "a", scopes: ["links:read"] }),
  },
  { method: "GET", pattern: "/api/keys", needs: "admin", status: 200 },
  { method: "DELETE", pattern: "/api/keys/:id", needs: "admin", status: 204, prepare: ofKey },
  {
    ...{ method: "POST", pattern: "/api/blocked-domains", needs: "admin", status: 200 },
    body: () => ({ domain: uniqueDomain() }),
  },
  {
    ...{ method: "POST", pattern: "/api/blocked-domains/unblock", needs: "admin", status: 200 },
    body: () => ({ domains: [uniqueDomain()] }),
  },
  { method: "GET", pattern: "/api/blocked-domains", needs: "admin", status: 200 },
  { method: "DELETE", pattern: "/api/blocked-domains/:domain", needs: "admin", status: 204, prepare: ofBlockedDomain },
  { method: "GET", pattern: "/api/reports", needs: "admin", status: 200 },
  { method: "DELETE", pattern: "/api/reports/:id", needs: "admin", status: 204, prepare: ofReport },
];

/** Routes of the API that are open to all. */
const open: readonly string[] = [
  "POST /api/reports",
  "GET /api/links/:slug/qr",
  "GET /api/openapi.json",
  "GET /api/docs",
];

/** Each of its tools has the scope of the call that it makes: `test/whole/mcp/tools.test.ts`. */
const MCP = "POST /mcp";

async function send({ method, pattern, body, prepare }: Route, headers: Record<string, string>, visit = call) {
  const name = prepare === undefined ? "" : await prepare();
  const path = pattern.replace(/:\w+/, name);
  return visit(path, { method, ...jsonInit(body?.(), headers) });
}

async function expectForbidden(response: Response, { method, needs }: Route): Promise<void> {
  expect(response.headers.get("WWW-Authenticate")).toBe(`Bearer error="insufficient_scope", scope="${needs}"`);
  if (method === "HEAD") expect(response.status).toBe(403);
  else expect((await problemOf(response, 403, "forbidden")).detail).toContain(needs);
}

// What they have to send would be tried while other files run.
afterAll(() => query("DELETE FROM webhooks WHERE url = $1", [HOOK]));

describe("scopes", () => {
  const keys = new Map<string, string>();
  beforeAll(async () => {
    for (const scope of ALL_SCOPES) keys.set(scope, (await createKey({ scopes: [scope] })).key);
    keys.set("all", (await createKey({ scopes: ALL_SCOPES })).key);
  });

  it("every route of the API is in these tests", () => {
    const registered = api.routes
      // OPTIONS says what a path takes, to everybody.
      .filter(({ method }) => method !== "ALL" && method !== "OPTIONS")
      .map(({ method, path }) => `${method} ${path}`);
    const tested = routes
      .filter(({ method }) => method !== "HEAD")
      .map(({ method, pattern }) => `${method} ${pattern}`);
    expect([...new Set(registered)].sort()).toEqual([...tested, ...open, MCP].sort());
  });

  describe.each(routes)("$method $pattern", (route) => {
    it.each(ALL_SCOPES)(`with a key for %s is let in only if that is ${route.needs}`, async (scope) => {
      const response = await send(route, bearer(keys.get(scope) ?? ""));
      if (scope === route.needs || route.needs === "any") expect(response.status).toBe(route.status);
      else await expectForbidden(response, route);
    });

    it("with a key for everything is let in, unless it takes the administrator", async () => {
      const response = await send(route, bearer(keys.get("all") ?? ""));
      if (route.needs === "admin") await expectForbidden(response, route);
      else expect(response.status).toBe(route.status);
    });

    it("with the admin key is let in", async () => {
      expect((await send(route, asAdmin)).status).toBe(route.status);
    });

    it("without a key is answered with 401, once creates are not public", async () => {
      const response = await send(route, {}, otherIsolate({ PUBLIC_CREATE: "false" }));
      expect(response.status).toBe(401);
      expect(response.headers.get("WWW-Authenticate")).toBe("Bearer");
    });
  });

  it("a key without links:write creates nothing, also where anybody may without a key", async () => {
    const response = await call("/api/links", {
      method: "POST",
      ...jsonInit({ url: uniqueUrl() }, bearer(keys.get("links:read") ?? "")),
    });
    await problemOf(response, 403, "forbidden");
  });

  it("a key that may do too little changes nothing", async () => {
    const { slug, ...before } = await createLink();
    const headers = bearer(keys.get("links:read") ?? "");
    const path = `/api/links/${slug}`;
    expect((await call(path, { method: "PATCH", ...jsonInit({ title: "edited" }, headers) })).status).toBe(403);
    expect((await call(path, { method: "DELETE", headers })).status).toBe(403);
    expect(await (await call(path, { headers })).json()).toEqual({ slug, ...before });
  });
});

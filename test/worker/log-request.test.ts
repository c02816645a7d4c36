import { afterEach, describe, expect, it, vi } from "vitest";
import { createKey } from "../support/key-client.ts";
import { listenFor } from "../support/log-lines.ts";
import { ADMIN_KEY, asAdmin } from "../support/settings.ts";
import { call, createLink, jsonInit, uniqueUrl } from "../support/worker-client.ts";
import { refuse, sqlEndpoint } from "../support/worker-fetch.ts";

const ADDRESS = "198.51.100.78";

describe("the log of an API request", () => {
  afterEach(() => vi.restoreAllMocks());

  it("logRequest() writes one line with what was asked, by whom, and how long the steps took", async () => {
    const lines = listenFor("api-request");
    const headers = { ...asAdmin, "X-Request-Id": "trace-1", "CF-Ray": "8c1f3a2b4d5e6f70-FRA" };
    const response = await call("/api/links?q=secret", { headers });
    expect(lines()).toEqual([
      {
        ...{ level: "info", event: "api-request", requestId: "trace-1", ray: "8c1f3a2b4d5e6f70-FRA", method: "GET" },
        ...{ route: "/api/links", status: 200, caller: "key:admin", ms: expect.any(Number) as number },
        timings: response.headers.get("Server-Timing"),
      },
    ]);
  });

  it("logRequest() tells refusals, outages and unknown routes as they were answered", async () => {
    const lines = listenFor("api-request");
    await call("/api/links", { headers: { Authorization: "Bearer bij_unknown" } });
    await call("/api/nothing-here");
    await call("/api/keys", { method: "PUT" });
    vi.spyOn(console, "error").mockReturnValue();
    refuse(sqlEndpoint);
    await call("/api/links", { headers: asAdmin });
    expect(lines().map(({ route, status, caller }) => [route, status, caller])).toEqual([
      ["/api/links", 401, null],
      ["/api/*", 404, null],
      ["/api/keys", 405, null],
      ["/api/links", 503, "key:admin"],
    ]);
  });

  it.each([
    ["POST", "/api/links/bulk"],
    ["GET", "/api/links/export"],
    ["POST", "/api/links/import"],
    ["POST", "/api/blocked-domains/unblock"],
    ["PUT", "/api/links/bulk"],
  ])("logRequest() takes %s %s for itself, and not for one of those beside it", async (method, route) => {
    const lines = listenFor("api-request");
    await call(route, { method });
    expect(lines()).toMatchObject([{ method, route }]);
  });

  it("logRequest() never tells a key, an address, a query, a body or a made-up ray", async () => {
    const { key, id } = await createKey();
    const lines = listenFor("api-request");
    const headers = { "CF-Connecting-IP": ADDRESS, "CF-Ray": `x","forged":"1` };
    const body = { url: uniqueUrl(), title: "hidden title" };
    await call("/api/links?q=hidden", {
      method: "POST",
      ...jsonInit(body, { ...headers, Authorization: `Bearer ${key}` }),
    });
    const text = JSON.stringify(lines());
    expect(text).toContain(`key:${id}`);
    for (const secret of [key, ADMIN_KEY, ADDRESS, "hidden", body.url, "forged"]) expect(text).not.toContain(secret);
  });
});

describe("Server-Timing", () => {
  it("tells how long the steps of an API request took, and of a redirect nothing", async () => {
    const { slug } = await createLink();
    const timing = (await call(`/api/links/${slug}`, { headers: asAdmin })).headers.get("Server-Timing");
    expect(timing?.replaceAll(/[\d.]+/g, "0")).toBe("key;dur=0,limit;dur=0,handler;dur=0,total;dur=0");
    expect((await call(`/${slug}`)).headers.get("Server-Timing")).toBeNull();
  });
});

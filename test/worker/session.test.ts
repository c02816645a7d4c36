import { afterEach, describe, expect, it, vi } from "vitest";
import { bearer, createKey, revoke, unknownKey } from "../support/key-client.ts";
import { asAdmin } from "../support/settings.ts";
import { call, callAsAdmin, otherIsolate, problemOf } from "../support/worker-client.ts";
import { redisEndpoint, refuse, sqlEndpoint } from "../support/worker-fetch.ts";

const session = (headers: Record<string, string>) => call("/api/session", { headers });

describe("GET /api/session", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it("GET /api/session tells the admin key that it may do everything", async () => {
    const response = await callAsAdmin("GET", "/api/session");
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    // The other suites have domains of their own on this database, so only the first is known here.
    const { domains, ...others } = await response.json<{ domains: string[] }>();
    expect(domains[0]).toBe("go.example");
    expect(others).toEqual({
      ...{ kind: "admin", name: "admin", isAdmin: true },
      scopes: ["links:read", "links:write", "stats:read"],
    });
  });

  it("GET /api/session tells any key the domains, the default one first, and a new one in any isolate", async () => {
    const { key } = await createKey({ scopes: ["stats:read"] });
    const domainsFor = async (fetch: typeof session = session) =>
      (await (await fetch(bearer(key))).json<{ domains: string[] }>()).domains;
    const added = [`b-${crypto.randomUUID()}.example`, `a-${crypto.randomUUID()}.example`];
    for (const domain of added) await callAsAdmin("POST", "/api/domains", { domain });
    const [first, ...others] = await domainsFor();
    expect(first).toBe("go.example");
    expect(others).toEqual(others.toSorted());
    expect(others).toEqual(expect.arrayContaining(added));
    const elsewhere = otherIsolate();
    expect(await domainsFor((headers) => elsewhere("/api/session", { headers }))).toEqual(
      expect.arrayContaining(["go.example", ...added]),
    );
  });

  it("GET /api/session is an outage where the domains were never read: the default one must not pass for the only one", async () => {
    const ask = () => otherIsolate()("/api/session", { headers: asAdmin });
    for (const store of [redisEndpoint, sqlEndpoint]) refuse(store);
    const refused = await ask();
    expect(refused.headers.get("Retry-After")).toBe("5");
    await problemOf(refused, 503, "unavailable");
    vi.restoreAllMocks();
    expect((await ask()).status).toBe(200);
  });

  it("GET /api/session tells the domains that were read last while no store answers", async () => {
    const domain = `known-${crypto.randomUUID()}.example`;
    await callAsAdmin("POST", "/api/domains", { domain });
    const isolate = otherIsolate();
    const ask = () => isolate("/api/session", { headers: asAdmin });
    expect((await ask()).status).toBe(200);
    for (const store of [redisEndpoint, sqlEndpoint]) refuse(store);
    const { domains } = await (await ask()).json<{ domains: string[] }>();
    expect(domains).toContain(domain);
  });

  it("GET /api/session tells a key its name and scopes, in any isolate, and not the key", async () => {
    const { key } = await createKey({ name: "my site", scopes: ["stats:read", "links:read"] });
    const expected = { kind: "key", name: "my site", isAdmin: false, scopes: ["links:read", "stats:read"] };
    expect(await (await session(bearer(key))).json()).toMatchObject(expected);
    expect(await (await otherIsolate()("/api/session", { headers: bearer(key) })).json()).toMatchObject(expected);
  });

  it("GET /api/session refuses nobody, a revoked key and a text that is none, also where creates are public", async () => {
    const { id, key } = await createKey();
    expect((await session(bearer(key))).status).toBe(200);
    await revoke(id);
    for (const headers of [{}, bearer(key), bearer(unknownKey()), { Authorization: "Basic eA==" }]) {
      await problemOf(await session(headers), 401, "unauthorized");
    }
  });

  it("GET /api/session answers HEAD, counts as a read, and takes no other method", async () => {
    const response = await call("/api/session", { method: "HEAD", headers: asAdmin });
    expect(response.status).toBe(200);
    expect(response.headers.get("RateLimit-Policy")).toMatch(/^"admin"/);
    expect((await callAsAdmin("POST", "/api/session", {})).headers.get("Allow")).toBe("GET, HEAD, OPTIONS");
  });
});

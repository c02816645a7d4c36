import { describe, expect, it } from "vitest";
import { bearer, createKey, revoke, unknownKey } from "../support/key-client.ts";
import { asAdmin } from "../support/settings.ts";
import { call, callAsAdmin, otherIsolate, problemOf } from "../support/worker-client.ts";

const session = (headers: Record<string, string>) => call("/api/session", { headers });

describe("GET /api/session", () => {
  it("GET /api/session tells the admin key that it may do everything", async () => {
    const response = await callAsAdmin("GET", "/api/session");
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(await response.json()).toEqual({
      ...{ kind: "admin", name: "admin", isAdmin: true },
      scopes: ["links:read", "links:write", "stats:read"],
    });
  });

  it("GET /api/session tells a key its name and scopes, in any isolate, and not the key", async () => {
    const { key } = await createKey({ name: "my site", scopes: ["stats:read", "links:read"] });
    const expected = { kind: "key", name: "my site", isAdmin: false, scopes: ["links:read", "stats:read"] };
    expect(await (await session(bearer(key))).json()).toEqual(expected);
    expect(await (await otherIsolate()("/api/session", { headers: bearer(key) })).json()).toEqual(expected);
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

import { afterEach, describe, expect, it, vi } from "vitest";
import { createKey, type KeyJson, listedKey, revoke } from "../support/key-client.ts";
import { callAsAdmin, fieldsOf, problemOf } from "../support/worker-client.ts";
import { refuse, sqlEndpoint } from "../support/worker-fetch.ts";

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe("/api/keys", () => {
  afterEach(() => vi.restoreAllMocks());

  it("POST /api/keys answers 201 with the key and where it can be revoked, for nobody to cache", async () => {
    const body = { name: " Größe ", scopes: ["stats:read", "links:read"], expiresAt: "2099-01-01T01:00:00+01:00" };
    const response = await callAsAdmin("POST", "/api/keys", body);
    const made = await response.json<KeyJson & { key: string }>();
    expect(response.status).toBe(201);
    expect(response.headers.get("Location")).toBe(`/api/keys/${made.id}`);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(made).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
      name: "Größe",
      scopes: ["links:read", "stats:read"],
      createdAt: expect.stringMatching(ISO_TIME) as unknown,
      expiresAt: "2099-01-01T00:00:00.000Z",
      lastUsedAt: null,
      key: expect.stringMatching(/^bij_[\w-]{43}$/) as unknown,
    });
  });

  it("POST /api/keys makes another key each time, also of the same name", async () => {
    const made = [await createKey(), await createKey(), await createKey()];
    expect(new Set(made.map(({ key }) => key)).size).toBe(3);
    expect(new Set(made.map(({ id }) => id)).size).toBe(3);
  });

  it("POST /api/keys refuses what is no key, and names the fields", async () => {
    const response = await callAsAdmin("POST", "/api/keys", {
      scopes: ["links"],
      expiresAt: "2001-01-01T00:00:00Z",
      key: "x",
    });
    expect(fieldsOf(await problemOf(response, 400, "validation")).sort()).toEqual([
      "expiresAt",
      "key",
      "name",
      "scopes.0",
    ]);
  });

  it("GET /api/keys lists the newest first, and never a key", async () => {
    const [older, newer] = [await createKey(), await createKey()];
    const response = await callAsAdmin("GET", "/api/keys");
    expect(response.status).toBe(200);
    const text = await response.text();
    for (const { key } of [older, newer]) expect(text).not.toContain(key.slice(4));
    const { keys } = JSON.parse(text) as { keys: KeyJson[] };
    const ids = keys.map(({ id }) => id);
    expect(ids.indexOf(newer.id)).toBeGreaterThanOrEqual(0);
    expect(ids.indexOf(newer.id)).toBeLessThan(ids.indexOf(older.id));
    expect(newer).toMatchObject(keys.find(({ id }) => id === newer.id) ?? { id: "not listed" });
  });

  it("DELETE /api/keys/{id} answers 204 and takes it off the list, and again 404", async () => {
    const { id } = await createKey();
    const response = await revoke(id);
    expect([response.status, await response.text()]).toEqual([204, ""]);
    expect(await listedKey(id)).toBeUndefined();
    await problemOf(await revoke(id), 404, "not-found");
  });

  it.each(["x", "admin", "%00", "%F0%9F%99%82", "..%2Flinks", "3f0c", crypto.randomUUID()])(
    "DELETE /api/keys/%s answers 404: there is no such key",
    async (id) => {
      await problemOf(await revoke(id), 404, "not-found");
    },
  );

  it("/api/keys answers 503 while Postgres is down, and says what is not known", async () => {
    const { id } = await createKey();
    refuse(sqlEndpoint);
    const created = await problemOf(
      await callAsAdmin("POST", "/api/keys", { name: "a", scopes: ["links:read"] }),
      503,
      "unavailable",
    );
    expect(created.detail).toContain("GET /api/keys");
    const response = await revoke(id);
    expect(response.headers.get("Retry-After")).toBe("5");
    expect((await problemOf(response, 503, "unavailable")).detail).toContain("Repeat the request");
    await problemOf(await callAsAdmin("GET", "/api/keys"), 503, "unavailable");
  });
});

import { describe, expect, it } from "vitest";
import { createApiKey, deleteApiKey, listApiKeys } from "../../../../src/keys/api/operations.ts";
import type { KeyService } from "../../../../src/keys/key-service.ts";
import type { KeyText } from "../../../../src/keys/key-text.ts";
import { createDeadline } from "../../../../src/lib/deadline.ts";
import { err, ok } from "../../../../src/lib/result.ts";
import { ONE_DOMAIN } from "../../../support/one-domain.ts";

const NOW = Date.parse("2026-11-29T12:00:00Z");
const ID = "019abc12-3456-7def-8123-456789abcdef";
const KEY = {
  id: ID,
  name: "a site",
  scopes: ["links:read" as const],
  createdAt: NOW,
  expiresAt: null,
  lastUsedAt: NOW + 1,
};

/** What any handler is handed, with a service that a test chooses. */
function asked(keyService: Partial<KeyService>) {
  const refuse = () => Promise.reject(new Error("Cannot be: this test asks for something else"));
  return {
    services: {
      keyService: { create: refuse, list: refuse, remove: refuse, ...keyService },
      domains: ONE_DOMAIN,
      baseUrl: "https://go.example",
      now: () => NOW,
    },
    scope: { deadline: createDeadline(1_000, () => NOW), waitUntil: () => undefined, address: async () => "address" },
    caller: { kind: "admin" as const, owner: "key:admin" as const },
    url: "https://go.example/api/keys",
    headers: new Headers(),
    params: { id: ID },
    query: undefined,
  };
}

describe("createApiKey", () => {
  const body = { name: "a site", scopes: ["links:read" as const], expiresAt: null };

  it("createApiKey answers 201 with the key, once, and where it is", async () => {
    const text = "bij_secret" as KeyText; // As mintKey() would make one.
    const given = await createApiKey.handle({ ...asked({ create: async () => ok({ key: KEY, text }) }), body });
    expect(given).toMatchObject({
      status: 201,
      headers: { Location: `/api/keys/${ID}` },
      json: { id: ID, key: "bij_secret", createdAt: "2026-11-29T12:00:00.000Z", expiresAt: null },
    });
  });

  it("createApiKey says what to do where nobody knows whether the key was made", async () => {
    const create = async () => err({ reason: "outcome-unknown" as const });
    expect(await createApiKey.handle({ ...asked({ create }), body })).toMatchObject({
      problem: { type: "unavailable", headers: { "Retry-After": "5" } },
    });
  });

  it("createApiKey reads an expiry against the clock of its services", () => {
    const read = (expiresAt: string) =>
      createApiKey.body?.read({ name: "a", scopes: ["links:read"], expiresAt }, asked({}));
    expect(read("2026-11-29T11:59:59Z")).toMatchObject({ ok: false, error: { type: "validation" } });
    expect(read("2026-11-29T12:00:01Z")).toMatchObject({ ok: true, value: { expiresAt: NOW + 1_000 } });
  });
});

describe("listApiKeys", () => {
  it("listApiKeys shows times in UTC and nothing that is secret", async () => {
    const given = await listApiKeys.handle({ ...asked({ list: async () => [KEY] }), body: undefined });
    expect(given).toEqual({
      status: 200,
      json: {
        keys: [
          {
            ...{ id: ID, name: "a site", scopes: ["links:read"], expiresAt: null },
            ...{ createdAt: "2026-11-29T12:00:00.000Z", lastUsedAt: "2026-11-29T12:00:00.001Z" },
          },
        ],
      },
    });
  });
});

describe("deleteApiKey", () => {
  it("deleteApiKey answers 204 for a key that was there, 404 for one that was not", async () => {
    const removed = await deleteApiKey.handle({ ...asked({ remove: async () => ok(null) }), body: undefined });
    expect(removed).toEqual({ status: 204 });
    const missing = await deleteApiKey.handle({
      ...asked({ remove: async () => err({ reason: "not-found" as const }) }),
      body: undefined,
    });
    expect(missing).toMatchObject({ problem: { type: "not-found" } });
  });

  it("deleteApiKey asks nobody about what can't be an id", async () => {
    const given = await deleteApiKey.handle({ ...asked({}), params: { id: "nul\u0000" }, body: undefined });
    expect(given).toMatchObject({ problem: { type: "not-found" } });
  });
});

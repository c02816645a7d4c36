import { describe, expect, it, vi } from "vitest";
import { authenticate } from "../../../../src/keys/api/authenticate.ts";
import type { StoredKey } from "../../../../src/keys/api-key.ts";
import { hashKey } from "../../../../src/keys/key-text.ts";
import { StoreError } from "../../../../src/lib/store-error.ts";
import { hashOf, KEY_TEXT, storedKeyOf } from "../../../support/sample-keys.ts";
import { ADMIN_KEY } from "../../../support/settings.ts";

const NOW = 1_000_000;
const findKey = vi.fn(async () => null as StoredKey | null);
const known = { adminApiKey: ADMIN_KEY, findKey, now: () => NOW };

const authenticated = (authorization: string) =>
  authenticate({ headers: new Headers({ Authorization: authorization }) }, known);
const withKey = () => authenticated(`Bearer ${KEY_TEXT}`);

describe("authenticate()", () => {
  it("takes a request without Authorization for an anonymous one", async () => {
    expect(await authenticate({ headers: new Headers() }, known)).toEqual({ kind: "anonymous" });
  });

  it.each(["Bearer", "bearer", "BEARER", "Bearer  "])("knows the admin key behind %j", async (scheme) => {
    expect(await authenticated(`${scheme} ${ADMIN_KEY}`)).toEqual({ kind: "admin", owner: "key:admin" });
  });

  it("never names the key as the owner", async () => {
    expect(JSON.stringify(await authenticated(`Bearer ${ADMIN_KEY}`))).not.toContain(ADMIN_KEY);
  });

  it.each([
    ["another key", `Bearer ${"x".repeat(ADMIN_KEY.length)}`],
    ["the key without its end", `Bearer ${ADMIN_KEY.slice(0, -1)}`],
    ["the key with another end", `Bearer ${ADMIN_KEY.slice(0, -1)}x`],
    ["the key with another beginning", `Bearer x${ADMIN_KEY.slice(1)}`],
    ["the key and more", `Bearer ${ADMIN_KEY}x`],
    ["the key in capitals", `Bearer ${ADMIN_KEY.toUpperCase()}`],
    ["the key twice", `Bearer ${ADMIN_KEY} ${ADMIN_KEY}`],
    ["two credentials", `Bearer ${ADMIN_KEY}, Bearer ${ADMIN_KEY}`],
    ["another scheme", `Basic ${ADMIN_KEY}`],
    ["no scheme", ADMIN_KEY],
    ["a scheme without a key", "Bearer"],
    ["a scheme and blanks", "Bearer   "],
    ["a scheme stuck to the key", `Bearer${ADMIN_KEY}`],
    ["nothing", ""],
  ])("refuses %s, rather than to take it for anonymous", async (_, authorization) => {
    findKey.mockClear();
    expect(await authenticated(authorization)).toBeNull();
    expect(findKey).not.toHaveBeenCalled();
  });

  it("asks for a text that can be a key by its hash, and names the key by its id", async () => {
    const hash = await hashKey(KEY_TEXT);
    findKey.mockClear();
    findKey.mockResolvedValueOnce(storedKeyOf({ id: "an-id", scopes: ["links:write", "stats:read"], hash }));
    expect(await withKey()).toEqual({
      ...{ kind: "key", owner: "key:an-id", name: "a site", scopes: ["links:write", "stats:read"] },
    });
    expect(findKey.mock.calls).toEqual([[hash]]);
  });

  it("asks nobody about the admin key, even where it has the form of another", async () => {
    findKey.mockClear();
    const headers = new Headers({ Authorization: `Bearer ${KEY_TEXT}` });
    expect(await authenticate({ headers }, { ...known, adminApiKey: KEY_TEXT })).toMatchObject({ kind: "admin" });
    expect(findKey).not.toHaveBeenCalled();
  });

  it("refuses a key that there is not, and one that was found under another hash", async () => {
    expect(await withKey()).toBeNull();
    findKey.mockResolvedValueOnce(storedKeyOf({ hash: hashOf("0") }));
    expect(await withKey()).toBeNull();
  });

  it("refuses a key from the millisecond on at which it expires", async () => {
    const hash = await hashKey(KEY_TEXT);
    findKey.mockResolvedValueOnce(storedKeyOf({ hash, expiresAt: NOW + 1 }));
    expect(await withKey()).toMatchObject({ kind: "key" });
    findKey.mockResolvedValueOnce(storedKeyOf({ hash, expiresAt: NOW }));
    expect(await withKey()).toBeNull();
  });

  it("throws the failure of the store, which says nothing about the key", async () => {
    const outage = new StoreError({ store: "postgres", operation: "find an API key", reason: "HTTP 503" });
    findKey.mockRejectedValueOnce(outage);
    await expect(withKey()).rejects.toBe(outage);
  });
});

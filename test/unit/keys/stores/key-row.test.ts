import { describe, expect, it } from "vitest";
import { apiKeyOfRow, keyHashOfRow, storedKeyOfRow } from "../../../../src/keys/stores/key-row.ts";
import { hashOf } from "../../../support/sample-keys.ts";

const row = {
  id: "3f0c",
  name: "a site",
  scopes: ["links:write", "links:read"],
  key_hash: hashOf("b"),
  created_at: "2026-11-23 12:00:00.123+00",
  expires_at: "2027-01-01 00:00:00+00",
  last_used_at: null,
};

describe("apiKeyOfRow()", () => {
  it("reads every column but the hash", () => {
    expect(apiKeyOfRow(row)).toEqual({
      id: "3f0c",
      name: "a site",
      scopes: ["links:read", "links:write"],
      createdAt: Date.parse("2026-11-23T12:00:00.123Z"),
      expiresAt: Date.parse("2027-01-01T00:00:00Z"),
      lastUsedAt: null,
    });
  });

  it.each(["id", "name", "scopes", "created_at", "expires_at"])(
    "fails when %s is not what the schema says",
    (column) => {
      expect(() => apiKeyOfRow({ ...row, [column]: 5 })).toThrow(`Cannot read an API key: ${column} is no`);
    },
  );
});

describe("storedKeyOfRow()", () => {
  it("reads what decides whether a request may pass", () => {
    expect(storedKeyOfRow({ ...row, expires_at: null })).toEqual({
      id: "3f0c",
      name: "a site",
      scopes: ["links:read", "links:write"],
      expiresAt: null,
      hash: hashOf("b"),
    });
  });

  it("leaves out a scope that this release does not know: it grants nothing here", () => {
    expect(storedKeyOfRow({ ...row, scopes: ["links:read", "webhooks:write"] }).scopes).toEqual(["links:read"]);
  });
});

describe("keyHashOfRow()", () => {
  it("reads the hash, or fails without repeating it", () => {
    expect(keyHashOfRow({ key_hash: hashOf("b") })).toBe(hashOf("b"));
    expect(() => keyHashOfRow({ key_hash: 5 })).toThrow(new TypeError("Cannot read an API key: key_hash is no text"));
  });
});

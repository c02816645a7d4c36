import { expect } from "vitest";
import { type call, callAsAdmin, jsonInit } from "./worker-client.ts";

/** For suites inside workerd: keys of the API, and calls with them. */
export interface KeyJson {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
}

export const ALL_SCOPES = ["links:read", "links:write", "stats:read"];

/** A key that was just made. @param fields it has every scope and no end if these don't say. */
export async function createKey(fields: Record<string, unknown> = {}): Promise<KeyJson & { readonly key: string }> {
  const response = await callAsAdmin("POST", "/api/keys", { name: "a test", scopes: ALL_SCOPES, ...fields });
  expect(response.status).toBe(201);
  return response.json();
}

export async function listedKey(id: string): Promise<KeyJson | undefined> {
  const response = await callAsAdmin("GET", "/api/keys");
  const { keys } = await response.json<{ keys: KeyJson[] }>();
  return keys.find((key) => key.id === id);
}

export function revoke(id: string): Promise<Response> {
  return callAsAdmin("DELETE", `/api/keys/${id}`);
}

export function bearer(key: string): { Authorization: string } {
  return { Authorization: `Bearer ${key}` };
}

/** A text that has the form of a key, and is none. */
export function unknownKey(): string {
  return `bij_${crypto.randomUUID()}`.padEnd(47, "0");
}

/**
 * How an isolate takes a key, by a create without a body's fields: 400 where it lets the key in, and no
 * statement but the key's own is sent.
 */
export async function statusOf(visit: typeof call, key: string, headers: Record<string, string> = {}): Promise<number> {
  const response = await visit("/api/links", { method: "POST", ...jsonInit({}, { ...bearer(key), ...headers }) });
  return response.status;
}

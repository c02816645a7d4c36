import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { freezeClock } from "../support/frozen-clock.ts";
import { bearer, createKey, listedKey, revoke, statusOf, unknownKey } from "../support/key-client.ts";
import { call, jsonInit, otherIsolate, problemOf } from "../support/worker-client.ts";
import { countCalls, refuse, sqlEndpoint } from "../support/worker-fetch.ts";

/** What a create without fields is answered where its key is let in. */
const LET_IN = 400;

describe("revocation and expiry of keys", () => {
  let now: number;

  beforeEach(() => {
    now = freezeClock();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
  const setClock = (seconds: number) => vi.setSystemTime(now + seconds * 1_000);

  it("a revoked key is refused at once where it was revoked", async () => {
    const { id, key } = await createKey();
    expect(await statusOf(call, key)).toBe(LET_IN);
    await revoke(id);
    expect(await statusOf(call, key)).toBe(401);
  });

  it("a revoked key is refused in every isolate within 60 s, wherever it was in use", async () => {
    const { id, key } = await createKey();
    const isolates = Array.from({ length: 3 }, () => otherIsolate());
    for (const [i, visit] of isolates.entries()) {
      setClock(10 * i);
      expect(await statusOf(visit, key)).toBe(LET_IN);
    }
    await revoke(id); // At the 20th second: the last load began in the same millisecond.
    // They take it from memory for a while, or the test would show nothing.
    for (const visit of isolates) expect(await statusOf(visit, key)).toBe(LET_IN);
    setClock(50);
    for (const visit of isolates) expect(await statusOf(visit, key)).toBe(401);
    setClock(80);
    for (const visit of isolates) expect(await statusOf(visit, key)).toBe(401);
  });

  it("a key that is used without a pause is refused no later: its uses don't keep it", async () => {
    const { id, key } = await createKey();
    const visit = otherIsolate();
    expect(await statusOf(visit, key)).toBe(LET_IN);
    await revoke(id);
    const statuses: number[] = [];
    for (let second = 0; second <= 60; second += 5) {
      setClock(second);
      statuses.push(await statusOf(visit, key));
    }
    expect(statuses).toEqual([...Array<number>(6).fill(LET_IN), ...Array<number>(7).fill(401)]);
  });

  it("while Postgres is down a key goes on that was loaded under 60 s ago, and others get 503, never 401", async () => {
    const { key } = await createKey();
    const other = await createKey();
    const visit = otherIsolate();
    expect(await statusOf(visit, key)).toBe(LET_IN);
    refuse(sqlEndpoint);
    setClock(59);
    expect(await statusOf(visit, key)).toBe(LET_IN);
    for (const text of [other.key, unknownKey()]) expect(await statusOf(visit, text)).toBe(503);
    setClock(60);
    const response = await visit("/api/links", { method: "POST", ...jsonInit({}, bearer(key)) });
    expect(response.headers.get("Retry-After")).toBe("5");
    await problemOf(response, 503, "unavailable");
  });

  it("a key is asked for once in 30 s by an isolate, however often it is used", async () => {
    const { key } = await createKey();
    const visit = otherIsolate();
    const calls = countCalls();
    for (let i = 0; i < 10; i++) expect(await statusOf(visit, key)).toBe(LET_IN);
    expect(calls()[sqlEndpoint]).toBe(1);
    setClock(30);
    for (let i = 0; i < 10; i++) expect(await statusOf(visit, key)).toBe(LET_IN);
    expect(calls()[sqlEndpoint]).toBe(2);
  });

  it("a hundred simultaneous requests with a key that nobody has used yet are one query, and all are let in", async () => {
    const { key } = await createKey();
    const visit = otherIsolate();
    const calls = countCalls();
    const statuses = await Promise.all(Array.from({ length: 100 }, () => statusOf(visit, key)));
    expect(new Set(statuses)).toEqual(new Set([LET_IN]));
    expect(calls()[sqlEndpoint]).toBe(1);
  });

  it("a key is refused from the very moment on at which it expires, with no query", async () => {
    const { key } = await createKey({ expiresAt: new Date(now + 20_000).toISOString() });
    const visit = otherIsolate();
    expect(await statusOf(visit, key)).toBe(LET_IN);
    const calls = countCalls();
    vi.setSystemTime(now + 19_999);
    expect(await statusOf(visit, key)).toBe(LET_IN);
    setClock(20);
    const response = await visit("/api/links", { method: "POST", ...jsonInit({}, bearer(key)) });
    await problemOf(response, 401, "unauthorized");
    expect(response.headers.get("WWW-Authenticate")).toBe('Bearer error="invalid_token"');
    expect(calls()[sqlEndpoint]).toBeUndefined();
    for (const isolate of [visit, otherIsolate()]) {
      setClock(90);
      expect(await statusOf(isolate, key)).toBe(401);
    }
  });

  it("GET /api/keys tells when a key was last used", async () => {
    const { id, key } = await createKey();
    expect((await listedKey(id))?.lastUsedAt).toBeNull();
    await statusOf(call, key);
    const { lastUsedAt } = (await listedKey(id)) ?? {};
    expect(Math.abs(Date.parse(lastUsedAt ?? "") - now)).toBeLessThan(180_000); // Postgres has a clock of its own.
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { freezeClock } from "../support/frozen-clock.ts";
import { bearer, createKey, statusOf, unknownKey } from "../support/key-client.ts";
import { fromFreshAddress, otherIsolate, problemOf } from "../support/worker-client.ts";
import { countCalls, refuse, sqlEndpoint } from "../support/worker-fetch.ts";

const LET_IN = 400;

describe("guesses at keys", () => {
  let now: number;

  beforeEach(() => {
    now = freezeClock();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  /** As many keys that there are not as an address may ask for in a minute. */
  async function useUp(visit: ReturnType<typeof otherIsolate>, headers: Record<string, string>): Promise<void> {
    const statuses: number[] = [];
    for (let i = 0; i < 20; i++) statuses.push(await statusOf(visit, unknownKey(), headers));
    expect(statuses).toEqual(Array(20).fill(401));
  }

  it("a text that can't be a key is refused with no call to any store, however many come", async () => {
    const visit = otherIsolate();
    const headers = fromFreshAddress();
    const key = unknownKey();
    const calls = countCalls();
    for (const text of [
      key.slice(1),
      key.slice(0, -1),
      `${key}a`,
      key.replace("bij_", "BIJ_"),
      key.replace(/.$/, "+"),
    ]) {
      for (let i = 0; i < 10; i++) expect(await statusOf(visit, text, headers)).toBe(401);
    }
    expect(calls()).toEqual({});
  });

  it("a key that there is not costs one query in 60 s, and nothing of Redis", async () => {
    const [visit, key, headers] = [otherIsolate(), unknownKey(), fromFreshAddress()];
    const calls = countCalls();
    for (let i = 0; i < 50; i++) expect(await statusOf(visit, key, headers)).toBe(401);
    vi.setSystemTime(now + 59_000);
    expect(await statusOf(visit, key, headers)).toBe(401);
    expect(calls()).toEqual({ [sqlEndpoint]: 1 });
    vi.setSystemTime(now + 60_000);
    expect(await statusOf(visit, key, headers)).toBe(401);
    expect(calls()).toEqual({ [sqlEndpoint]: 2 });
  });

  it("the 21st of a minute from one address is answered with 429 and no query, until Retry-After is over", async () => {
    const [visit, headers] = [otherIsolate(), fromFreshAddress()];
    const calls = countCalls();
    await useUp(visit, headers);
    const refused = await visit("/api/links/a", { headers: { ...headers, ...bearer(unknownKey()) } });
    await problemOf(refused, 429, "rate-limited");
    expect(calls()).toEqual({ [sqlEndpoint]: 20 });

    const retryAfter = Number(refused.headers.get("Retry-After"));
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(120);
    vi.setSystemTime(now + (retryAfter / 2) * 1_000);
    expect(await statusOf(visit, unknownKey(), headers)).toBe(429);
    vi.setSystemTime(now + retryAfter * 1_000);
    expect(await statusOf(visit, unknownKey(), headers)).toBe(401);
  });

  it("a hundred simultaneous guesses from one address are twenty queries", async () => {
    const [visit, headers] = [otherIsolate(), fromFreshAddress()];
    await statusOf(visit, "bij_", headers); // The isolate's services are made.
    const calls = countCalls();
    const statuses = await Promise.all(Array.from({ length: 100 }, () => statusOf(visit, unknownKey(), headers)));
    expect(statuses.filter((status) => status === 401)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(80);
    expect(calls()).toEqual({ [sqlEndpoint]: 20 });
  });

  it("a guesser shuts out neither other addresses, nor a key of his own address that the isolate knows", async () => {
    const [visit, headers, known, unseen] = [otherIsolate(), fromFreshAddress(), await createKey(), await createKey()];
    expect(await statusOf(visit, known.key, headers)).toBe(LET_IN);
    await useUp(visit, headers);
    expect(await statusOf(visit, unseen.key, headers)).toBe(429);
    expect(await statusOf(visit, unseen.key, fromFreshAddress())).toBe(LET_IN);
    vi.setSystemTime(now + 31_000); // It has to be loaded again.
    expect(await statusOf(visit, unknownKey(), headers)).toBe(429);
    expect(await statusOf(visit, known.key, headers)).toBe(LET_IN);
  });

  it("keys that there are are no guesses: more than twenty from one address go on", async () => {
    const [visit, headers] = [otherIsolate(), fromFreshAddress()];
    const keys = await Promise.all(Array.from({ length: 25 }, () => createKey()));
    for (const { key } of keys) expect(await statusOf(visit, key, headers)).toBe(LET_IN);
    expect(await statusOf(visit, unknownKey(), headers)).toBe(401);
  });

  it("an outage of Postgres is no guess: afterwards the address has its whole number", async () => {
    const [visit, headers] = [otherIsolate(), fromFreshAddress()];
    refuse(sqlEndpoint);
    for (let i = 0; i < 30; i++) expect(await statusOf(visit, unknownKey(), headers)).toBe(503);
    vi.restoreAllMocks();
    // Postgres is asked again when a probe behind some answer has found it back.
    await expect.poll(() => statusOf(visit, unknownKey(), fromFreshAddress()), { timeout: 20_000 }).toBe(401);
    await useUp(visit, headers);
  });

  it("UNKNOWN_KEYS_PER_MINUTE sets the number", async () => {
    const [visit, headers] = [otherIsolate({ UNKNOWN_KEYS_PER_MINUTE: "1" }), fromFreshAddress()];
    expect(await statusOf(visit, unknownKey(), headers)).toBe(401);
    expect(await statusOf(visit, unknownKey(), headers)).toBe(429);
  });
});

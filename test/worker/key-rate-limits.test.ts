import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { freezeClock } from "../support/frozen-clock.ts";
import { bearer, createKey } from "../support/key-client.ts";
import { call, createLink, jsonInit, otherIsolate, problemOf, uniqueUrl } from "../support/worker-client.ts";

describe("rate limits of keys", () => {
  beforeEach(() => void freezeClock());
  afterEach(() => vi.useRealTimers());

  const read = (visit: typeof call, key: string, slug: string) => visit(`/api/links/${slug}`, { headers: bearer(key) });
  const write = (visit: typeof call, key: string) =>
    visit("/api/links", { method: "POST", ...jsonInit({ url: uniqueUrl() }, bearer(key)) });

  it("RateLimit-Policy tells a key 600 writes and 1,200 reads a minute", async () => {
    const [{ key }, { slug }] = [await createKey(), await createLink()];
    const path = `/api/links/${slug}`;
    const policyOf = (response: Response) => response.headers.get("RateLimit-Policy");
    expect(policyOf(await write(call, key))).toBe('"write";q=600;w=60');
    expect(policyOf(await call(path, { method: "PATCH", ...jsonInit({ title: "a" }, bearer(key)) }))).toBe(
      '"write";q=600;w=60',
    );
    expect(policyOf(await read(call, key, slug))).toBe('"read";q=1200;w=60');
    expect(policyOf(await call(path, { method: "HEAD", headers: bearer(key) }))).toBe('"read";q=1200;w=60');
    expect(policyOf(await call(path, { method: "DELETE", headers: bearer(key) }))).toBe('"write";q=600;w=60');
  });

  it("a key that has used up its writes still reads, and other keys go on", async () => {
    const visit = otherIsolate({ KEY_WRITES_PER_MINUTE: "2", KEY_READS_PER_MINUTE: "3" });
    const [{ key }, other, { slug }] = [await createKey(), await createKey(), await createLink()];
    for (const left of [1, 0]) {
      const response = await write(visit, key);
      expect([response.status, response.headers.get("RateLimit")]).toEqual([201, `"write";r=${left};t=50`]);
    }
    const refused = await write(visit, key);
    await problemOf(refused, 429, "rate-limited");
    expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);

    for (let i = 0; i < 3; i++) expect((await read(visit, key, slug)).status).toBe(200);
    expect((await read(visit, key, slug)).status).toBe(429);
    expect((await write(visit, other.key)).status).toBe(201);
  });
});

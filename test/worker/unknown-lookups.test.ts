import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { freezeClock } from "../support/frozen-clock.ts";
import { call, createLink, fromFreshAddress, problemOf, uniqueSlug } from "../support/worker-client.ts";

describe("look-ups of links that there are not", () => {
  let now: number;

  beforeEach(() => {
    now = freezeClock();
  });
  afterEach(() => vi.useRealTimers());

  /** Asks for as many unknown links as an address may. */
  async function useUp(headers: Record<string, string>): Promise<void> {
    const statuses: number[] = [];
    for (let i = 0; i < 60; i++) statuses.push((await call(`/${uniqueSlug()}`, { headers })).status);
    expect(new Set(statuses)).toEqual(new Set([404]));
  }

  it("GET /{slug} refuses the 61st of a minute from one address, until Retry-After is over", async () => {
    const headers = fromFreshAddress();
    await useUp(headers);
    const refused = await call(`/${uniqueSlug()}`, { headers });
    await problemOf(refused, 429, "rate-limited");
    const page = await call(`/${uniqueSlug()}`, { headers: { ...headers, Accept: "text/html" } });
    expect([page.status, page.headers.get("Content-Type")]).toEqual([429, "text/html; charset=utf-8"]);
    expect(page.headers.get("Cache-Control")).toBe("no-store");

    const retryAfter = Number(refused.headers.get("Retry-After"));
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(120);
    vi.setSystemTime(now + retryAfter * 1_000);
    expect((await call(`/${uniqueSlug()}`, { headers })).status).toBe(404);
  });

  it("GET /{slug} still answers that address what memory knows, and codes that were never issued", async () => {
    const { slug, url } = await createLink();
    const unknown = uniqueSlug();
    const headers = fromFreshAddress();
    for (const path of [slug, unknown]) await call(`/${path}`);
    await useUp(headers);
    expect((await call(`/${uniqueSlug()}`, { headers })).status).toBe(429);
    expect((await call(`/${slug}`, { headers })).headers.get("Location")).toBe(url);
    expect((await call(`/${unknown}`, { headers })).status).toBe(404);
    expect((await call("/aB3dE5g", { headers })).status).toBe(404);
  });

  it("GET /{slug} goes on for every other address, and does not count the links that it finds", async () => {
    const links = await Promise.all(Array.from({ length: 5 }, () => createLink()));
    const headers = fromFreshAddress();
    for (const { slug } of links) expect((await call(`/${slug}`, { headers })).status).toBe(302);
    await useUp(headers);
    expect((await call(`/${uniqueSlug()}`, { headers })).status).toBe(429);
    expect((await call(`/${uniqueSlug()}`, { headers: fromFreshAddress() })).status).toBe(404);
  });

  it("GET /{slug} counts the addresses of one IPv6 /64 as one", async () => {
    const given = fromFreshAddress()["CF-Connecting-IP"];
    await useUp({ "CF-Connecting-IP": given });
    const neighbour = given.replace(/::1$/, ":dead:beef::2");
    expect((await call(`/${uniqueSlug()}`, { headers: { "CF-Connecting-IP": neighbour } })).status).toBe(429);
  });
});

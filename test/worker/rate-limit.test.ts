import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { freezeClock } from "../support/frozen-clock.ts";
import {
  callAsAdmin,
  createPublicly,
  fromFreshAddress,
  otherIsolate,
  problemOf,
  uniqueUrl,
} from "../support/worker-client.ts";
import { countLinksTo } from "../support/worker-sql.ts";

describe("rate limits", () => {
  let now: number;

  beforeEach(() => {
    now = freezeClock();
  });
  afterEach(() => vi.useRealTimers());

  /** The ten public creates that an address has in a minute. */
  async function useUp(headers: Record<string, string>): Promise<Response[]> {
    const responses: Response[] = [];
    for (let i = 0; i < 10; i++) responses.push(await createPublicly({ url: uniqueUrl() }, headers));
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([201]));
    return responses;
  }

  it("RateLimit counts the public creates of an address down, and RateLimit-Policy tells the limit", async () => {
    const responses = await useUp(fromFreshAddress());
    expect(new Set(responses.map(({ headers }) => headers.get("RateLimit-Policy")))).toEqual(
      new Set(['"create";q=10;w=60']),
    );
    expect(responses.map(({ headers }) => headers.get("RateLimit"))).toEqual(
      [9, 8, 7, 6, 5, 4, 3, 2, 1, 0].map((left) => `"create";r=${left};t=50`),
    );
    expect(responses.map(({ headers }) => headers.get("Retry-After"))).toEqual(Array(10).fill(null));
  });

  it("the 11th public create of a minute is answered with 429 and makes nothing; after Retry-After one gets in", async () => {
    const headers = fromFreshAddress();
    await useUp(headers);
    const body = { url: uniqueUrl() };
    const refused = await createPublicly(body, headers);
    await problemOf(refused, 429, "rate-limited");
    expect(refused.headers.get("RateLimit-Policy")).toBe('"create";q=10;w=60');
    expect(await countLinksTo(body.url)).toBe(0);

    const retryAfter = Number(refused.headers.get("Retry-After"));
    expect(retryAfter).toBeGreaterThan(0);
    expect(refused.headers.get("RateLimit")).toBe(`"create";r=0;t=${retryAfter}`);
    vi.setSystemTime(now + (retryAfter - 1) * 1_000);
    expect((await createPublicly(body, headers)).status).toBe(429);
    vi.setSystemTime(now + retryAfter * 1_000);
    expect((await createPublicly(body, headers)).status).toBe(201);
  });

  it("a limit is an address's own: another, and the key from the same one, go on", async () => {
    const headers = fromFreshAddress();
    await useUp(headers);
    expect((await createPublicly({ url: uniqueUrl() }, headers)).status).toBe(429);
    expect((await createPublicly({ url: uniqueUrl() })).status).toBe(201);
    expect((await callAsAdmin("POST", "/api/links", { url: uniqueUrl() }, headers)).status).toBe(201);
  });

  it("a limit is shared by all isolates, and by all addresses of one IPv6 /64", async () => {
    const { "CF-Connecting-IP": given } = fromFreshAddress();
    await useUp({ "CF-Connecting-IP": given });
    const neighbour = { "CF-Connecting-IP": given.replace(/::1$/, ":1:2:3:4") };
    expect((await createPublicly({ url: uniqueUrl() }, neighbour)).status).toBe(429);
    const elsewhere = await otherIsolate()("/api/links", { method: "POST", headers: neighbour });
    await problemOf(elsewhere, 429, "rate-limited");
  });

  it("a limit counts refused bodies too: guessing at slugs has its price", async () => {
    const headers = fromFreshAddress();
    for (let i = 0; i < 10; i++) expect((await createPublicly({}, headers)).status).toBe(400);
    expect((await createPublicly({ url: uniqueUrl() }, headers)).status).toBe(429);
  });

  it("RateLimit is on every answer of the API to the key, also on problems", async () => {
    const responses = [
      await callAsAdmin("POST", "/api/links", { url: uniqueUrl() }),
      await callAsAdmin("POST", "/api/links", {}),
      await callAsAdmin("GET", "/api/links/unknown-slug"),
      await callAsAdmin("PATCH", "/api/links/unknown-slug", { title: "a" }),
      await callAsAdmin("DELETE", "/api/links/unknown-slug"),
    ];
    expect(responses.map(({ status }) => status)).toEqual([201, 400, 404, 404, 404]);
    for (const { headers } of responses) {
      expect(headers.get("RateLimit-Policy")).toBe('"admin";q=6000;w=60');
      expect(headers.get("RateLimit")).toMatch(/^"admin";r=\d+;t=50$/);
    }
  });
});

import { describe, expect, it } from "vitest";
import { bearer, createKey } from "../support/key-client.ts";
import {
  call,
  callAsAdmin,
  createLink,
  createPublicly,
  fromFreshAddress,
  otherIsolate,
  problemOf,
  uniqueSlug,
  uniqueUrl,
} from "../support/worker-client.ts";
import { query } from "../support/worker-sql.ts";

async function check(name: string) {
  const response = await callAsAdmin("GET", `/api/names/${encodeURIComponent(name)}`);
  expect(response.status).toBe(200);
  return response.json<{ slug: string; isFree: boolean; reason?: string }>();
}

describe("GET /api/names/{slug}", () => {
  it("GET /api/names/{slug} calls a name free until a create has it, and again once that is deleted", async () => {
    const slug = uniqueSlug();
    expect(await check(slug)).toEqual({ slug, isFree: true });
    await createLink({ slug });
    expect(await check(slug)).toEqual({ slug, isFree: false, reason: "taken" });
    expect(await check(slug.toUpperCase())).toEqual({ slug, isFree: false, reason: "taken" });
    expect((await callAsAdmin("DELETE", `/api/links/${slug}`)).status).toBe(204);
    expect(await check(slug)).toEqual({ slug, isFree: true });
  });

  it.each(["Spring", "a-b_c", "MyPromo", "promo.", "promo/", " promo", "_x", "api", "HEALTH", "ä", "x'y", "%", "a/b"])(
    "GET /api/names/{slug} calls %j free only if a create takes it",
    async (spelled) => {
      const name =
        /^[a-z-]+$/i.test(spelled) && !/^(api|health)$/i.test(spelled) ? `${spelled}${uniqueSlug()}` : spelled;
      const { isFree, slug, reason } = await check(name);
      const created = await createPublicly({ url: uniqueUrl(), slug: name });
      expect([name, isFree]).toEqual([name, created.status === 201]);
      if (isFree) expect((await created.json<{ slug: string }>()).slug).toBe(slug);
      else expect(reason).toBe(/^(api|health)$/i.test(name) ? "reserved" : "invalid");
    },
  );

  it("GET /api/names/{slug} calls reserved what opens a link as its code, and taken what was imported so", async () => {
    const { slug: code } = await createLink();
    expect(await check(code)).toEqual({ slug: code, isFree: false, reason: "reserved" });

    const imported = `Im.${crypto.randomUUID()}`;
    const spelled = `IM${crypto.randomUUID()}`;
    for (const slug of [imported, spelled]) {
      await query("INSERT INTO links (slug, url) VALUES ($1, 'https://example.com/')", [slug]);
    }
    expect(await check(imported)).toMatchObject({ isFree: false, reason: "invalid" });
    expect(await check(spelled)).toEqual({ slug: spelled.toLowerCase(), isFree: false, reason: "taken" });
  });

  it("GET /api/names/{slug} tells nothing of the link: not its state, and no more than a stranger is told", async () => {
    const { slug } = await createLink({ slug: uniqueSlug(), enabled: false, password: "secret", title: "hidden" });
    const response = await call(`/api/names/${slug}`, { headers: fromFreshAddress() });
    expect(await response.json()).toEqual({ slug, isFree: false, reason: "taken" });
    expect(response.headers.get("Cache-Control")).toBe("no-store");
  });

  it("GET /api/names/{slug} leaves no trace in a cache: a name that was asked for opens as soon as it is made", async () => {
    const slug = uniqueSlug();
    const elsewhere = otherIsolate();
    for (const visit of [call, elsewhere]) {
      expect(await (await visit(`/api/names/${slug}`, { headers: fromFreshAddress() })).json()).toMatchObject({
        isFree: true,
      });
    }
    const { url } = await createLink({ slug });
    for (const visit of [elsewhere, call]) expect((await visit(`/${slug}`)).headers.get("Location")).toBe(url);
  });

  it("GET /api/names/{slug} has a limit of its own, and is no unknown look-up", async () => {
    const visit = otherIsolate({ NAMES_PER_MINUTE: "3", UNKNOWN_LOOKUPS_PER_MINUTE: "1" });
    const headers = fromFreshAddress();
    for (let i = 0; i < 3; i++) {
      const response = await visit(`/api/names/${uniqueSlug()}`, { headers });
      expect(response.status).toBe(200);
      expect(response.headers.get("RateLimit-Policy")).toBe('"names";q=3;w=60');
    }
    const refused = await visit(`/api/names/${uniqueSlug()}`, { headers });
    await problemOf(refused, 429, "rate-limited");
    expect(refused.headers.get("Retry-After")).toMatch(/^\d+$/);
    // Neither its creates nor its visits are any fewer for that.
    expect((await visit(`/${uniqueSlug()}`, { headers })).status).toBe(404);
    const body = JSON.stringify({ url: uniqueUrl() });
    const created = await visit("/api/links", {
      ...{ method: "POST", body, headers: { ...headers, "Content-Type": "application/json" } },
    });
    expect(created.status).toBe(201);
  });

  it("GET /api/names/{slug} limits each key by itself", async () => {
    const visit = otherIsolate({ NAMES_PER_MINUTE: "1" });
    for (const { key } of [await createKey(), await createKey()]) {
      expect((await visit("/api/names/a-name", { headers: bearer(key) })).status).toBe(200);
      expect((await visit("/api/names/a-name", { headers: bearer(key) })).status).toBe(429);
    }
  });
});

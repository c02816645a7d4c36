import { afterEach, describe, expect, it, vi } from "vitest";
import { freezeClock } from "../support/frozen-clock.ts";
import { pixelsOfSvg, readQr } from "../support/qr-pictures.ts";
import { ORIGIN } from "../support/settings.ts";
import {
  call,
  callAsAdmin,
  createLink,
  fieldsOf,
  fromFreshAddress,
  otherIsolate,
  problemOf,
  uniqueSlug,
  uniqueUrl,
} from "../support/worker-client.ts";
import { countCalls } from "../support/worker-fetch.ts";
import { query } from "../support/worker-sql.ts";

const textIn = async (response: Response) => readQr(pixelsOfSvg(await response.text()))?.text;

describe("GET /api/links/{slug}/qr", () => {
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it("GET /api/links/{slug}/qr answers anybody with the short URL, as an SVG that anybody may keep for an hour", async () => {
    for (const link of [await createLink(), await createLink({ slug: uniqueSlug() })]) {
      const response = await call(`/api/links/${link.slug}/qr`);
      expect(response.status).toBe(200);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        "content-type": "image/svg+xml",
        "cache-control": "public, max-age=3600",
        "content-disposition": `inline; filename="${link.slug}.svg"`,
        "content-security-policy": "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
        "x-content-type-options": "nosniff",
      });
      expect(response.headers.get("Set-Cookie")).toBeNull();
      expect(response.headers.get("RateLimit")).toBeNull();
      expect(response.headers.get("Vary")).toBe("Origin");
      expect(await textIn(response)).toBe(link.shortUrl);
    }
  });

  it("GET /api/links/{slug}/qr encodes the name as it is spelled, however it was asked for", async () => {
    const { slug, shortUrl } = await createLink({ slug: uniqueSlug() });
    const asked = slug.toUpperCase().replace("T", "%54");
    expect(await textIn(await call(`/api/links/${asked}/qr?ecc=h&size=512`))).toBe(shortUrl);
  });

  it("GET /api/links/{slug}/qr has the short URL of an imported link, in capitals or not a slug at all", async () => {
    await createLink(); // No key may claim a database that has links already.
    const url = uniqueUrl();
    const names = ["A-", "Äpfel & Birnen? "].map((text) => text + crypto.randomUUID().slice(0, 13));
    for (const name of names) {
      await query("INSERT INTO links (slug, url, created_by) VALUES ($1, $2, 'key:admin')", [name, url]);
      await query("UPDATE meta SET imported_name_lengths = imported_name_lengths || $1::smallint", [name.length]);
      const response = await otherIsolate()(`/api/links/${encodeURIComponent(name)}/qr?size=512`);
      expect(response.headers.get("Content-Disposition")).toContain('.svg"');
      expect(await textIn(response)).toBe(`${ORIGIN}/${encodeURIComponent(name)}`);
    }
    // The slug of the same letters is another link.
    const { slug, shortUrl } = await createLink({ slug: names[0] ?? "" });
    expect(await textIn(await otherIsolate()(`/api/links/${slug}/qr`))).toBe(shortUrl);
  });

  it("GET /api/links/{slug}/qr?format=png answers a PNG of the size asked for", async () => {
    const { slug } = await createLink();
    const response = await call(`/api/links/${slug}/qr?format=png&size=2048&light=transparent&dark=036`);
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toBe("image/png");
    expect(response.headers.get("Content-Disposition")).toBe(`inline; filename="${slug}.png"`);
    expect(response.headers.get("Cache-Control")).toBe("public, max-age=3600");
    expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect([...bytes.slice(16, 24)]).toEqual([0, 0, 8, 0, 0, 0, 8, 0]);
  });

  it("GET /api/links/{slug}/qr answers 304 to who has it, and 200 to who has another", async () => {
    const { slug } = await createLink();
    for (const query of ["", "?format=png"]) {
      const path = `/api/links/${slug}/qr${query}`;
      const etag = (await call(path)).headers.get("ETag") ?? "";
      expect(etag).toMatch(/^"[0-9a-f]{32}"$/);
      for (const known of [etag, `W/${etag}`, `"x", W/"y" ,${etag}`, "*"]) {
        const response = await otherIsolate()(path, { headers: { "If-None-Match": known } });
        expect([known, response.status, await response.text()]).toEqual([known, 304, ""]);
        expect(response.headers.get("ETag")).toBe(etag);
        expect(response.headers.get("Cache-Control")).toBe("public, max-age=3600");
        expect(response.headers.get("Content-Type")).toBeNull();
      }
      for (const other of [`"x"`, etag.replaceAll('"', ""), ""]) {
        expect((await call(path, { headers: { "If-None-Match": other } })).status).toBe(200);
      }
      const changed = await call(`${path}${query === "" ? "?" : "&"}margin=2`, { headers: { "If-None-Match": etag } });
      expect(changed.status).toBe(200);
    }
  });

  it("GET /api/links/{slug}/qr is the same picture for an expired and for a disabled link", async () => {
    const now = freezeClock();
    const { slug, shortUrl } = await createLink({ expiresAt: new Date(now + 60_000).toISOString() });
    vi.setSystemTime(now + 60_001);
    expect((await call(`/${slug}`)).status).toBe(410);
    expect(await textIn(await call(`/api/links/${slug}/qr`))).toBe(shortUrl);
    const disabled = await createLink({ enabled: false });
    expect(await textIn(await call(`/api/links/${disabled.slug}/qr`))).toBe(disabled.shortUrl);
  });

  it.each(["unknown-slug", "aB3dE5g", "api", "_a", "%E0%A4%A", "a%2Fb", "a%20b"])(
    "GET /api/links/%s/qr answers 404, to who claims to have it too",
    async (slug) => {
      for (const headers of [{}, { "If-None-Match": "*" }]) {
        const response = await call(`/api/links/${slug}/qr`, { headers: { ...headers, ...fromFreshAddress() } });
        expect(response.headers.get("ETag")).toBeNull();
        expect(fieldsOf(await problemOf(response, 404, "not-found"))).toEqual(["slug"]);
      }
    },
  );

  it("GET /api/links/{slug}/qr answers 404 once the link is deleted", async () => {
    const { slug } = await createLink();
    expect((await call(`/api/links/${slug}/qr`)).status).toBe(200);
    await callAsAdmin("DELETE", `/api/links/${slug}`);
    await problemOf(await call(`/api/links/${slug}/qr`), 404, "not-found");
  });

  it("GET /api/links/{slug}/qr asks no store for a code that was never issued, nor for a link in memory", async () => {
    const { slug } = await createLink();
    await call(`/api/links/${slug}/qr`);
    const calls = countCalls();
    expect((await call(`/api/links/${slug}/qr?format=png`)).status).toBe(200);
    expect((await call("/api/links/aB3dE5g/qr")).status).toBe(404);
    expect(calls()).toEqual({});
    // The count does see what touches a store.
    await call(`/api/links/${uniqueSlug()}/qr`, { headers: fromFreshAddress() });
    expect(calls()).not.toEqual({});
  });

  it("GET /api/links/{slug}/qr counts unknown links as a redirect does, and refuses the 61st of a minute", async () => {
    freezeClock();
    const headers = fromFreshAddress();
    for (let i = 0; i < 60; i++) {
      const path = i % 2 === 0 ? `/api/links/${uniqueSlug()}/qr` : `/${uniqueSlug()}`;
      expect((await call(path, { headers })).status).toBe(404);
    }
    const refused = await call(`/api/links/${uniqueSlug()}/qr`, { headers });
    await problemOf(refused, 429, "rate-limited");
    expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(0);
  });

  it.each([
    ["size=63", ["size"]],
    ["format=gif&size=9999&margin=-1&ecc=Z&dark=red&light=%23", ["format", "size", "margin", "ecc", "dark", "light"]],
    ["size=256&size=256", ["size"]],
    ["width=256", ["width"]],
    ["dark=fff", ["light"]],
    // 33 modules and twice 16 of margin do not fit into 64 pixels.
    ["format=png&size=64&margin=16&ecc=H", ["size"]],
  ])("GET /api/links/{slug}/qr?%s answers 400, and names %j", async (query, fields) => {
    const { slug } = await createLink();
    const response = await call(`/api/links/${slug}/qr?${query}`, { headers: { "If-None-Match": "*" } });
    expect(response.headers.get("ETag")).toBeNull();
    expect(fieldsOf(await problemOf(response, 400, "validation"))).toEqual(fields);
  });

  it("GET /api/links/{slug}/qr may be kept, and its refusals may not, where any origin may call", async () => {
    const anywhere = otherIsolate({ CORS_ORIGINS: "*" });
    const { slug } = await createLink();
    const picture = await anywhere(`/api/links/${slug}/qr`, { headers: { Origin: "https://any.example" } });
    expect(picture.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(picture.headers.get("Cache-Control")).toBe("public, max-age=3600");
    await problemOf(await anywhere(`/api/links/${slug}/qr?size=1`), 400, "validation");
  });

  it("HEAD /api/links/{slug}/qr answers as GET does, without a body", async () => {
    const { slug } = await createLink();
    const got = await call(`/api/links/${slug}/qr?format=png`);
    const response = await call(`/api/links/${slug}/qr?format=png`, { method: "HEAD" });
    expect([response.status, (await response.arrayBuffer()).byteLength]).toEqual([200, 0]);
    for (const name of ["Content-Type", "ETag", "Cache-Control", "Content-Disposition"]) {
      expect(response.headers.get(name)).toBe(got.headers.get(name));
    }
    expect((await call("/api/links/unknown-slug/qr", { method: "HEAD", headers: fromFreshAddress() })).status).toBe(
      404,
    );
  });
});

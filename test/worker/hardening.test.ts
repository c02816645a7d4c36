import { describe, expect, it } from "vitest";
import { asAdmin, BROWSER, ORIGIN } from "../support/settings.ts";
import { call, createLink, createPublicly, otherIsolate, uniqueUrl } from "../support/worker-client.ts";

const asPage = { Accept: "text/html", "User-Agent": BROWSER };

/** Every page that a visitor can be shown. */
const pages: readonly (readonly [string, number, () => Promise<string>])[] = [
  ["not found", 404, async () => `/nobody-${crypto.randomUUID()}`],
  ["a password", 403, async () => `/${(await createLink({ password: "open sesame" })).slug}`],
  ["a preview", 200, async () => `/${(await createLink({ title: "<script>alert(1)</script>" })).slug}+`],
  ["a link that is off", 410, async () => `/${(await createLink({ enabled: false })).slug}`],
  ["a limited link's preview", 200, async () => `/${(await createLink({ maxVisits: 1 })).slug}+`],
  ["the docs", 200, async () => "/api/docs"],
  ["a kind of problem", 200, async () => "/_/problems/not-found"],
];

describe("security headers", () => {
  it.each(pages)(
    "the page of %s runs no inline script, can't be framed, and leaks no referrer",
    async (_, status, path) => {
      const response = await call(await path(), { headers: asPage });
      expect([response.status, response.headers.get("Content-Type")]).toEqual([status, "text/html; charset=utf-8"]);
      const csp = response.headers.get("Content-Security-Policy") ?? "";
      expect(csp).toContain("default-src 'none'");
      expect(csp).toContain("frame-ancestors 'none'");
      expect(csp).not.toMatch(/script-src[^;]*'unsafe-/);
      expect(response.headers.get("X-Content-Type-Options")).toBe("nosniff");
      expect(response.headers.get("Referrer-Policy")).toMatch(/no-referrer|same-origin/);
      expect(await response.text()).not.toContain("<script>alert");
    },
  );
});

describe("header and path injection", () => {
  it.each(["\r\nSet-Cookie: a=b", "\nX: y", "\u2028", "\u0085", "\u0000", "%0d%0aSet-Cookie: a=b"])(
    "a destination with %j sets no header of its own",
    async (text) => {
      const url = `https://example.com/a${text}b`;
      const response = await call("/api/links", {
        method: "POST",
        headers: { ...asAdmin, "Content-Type": "application/json" },
        body: JSON.stringify({ url }),
      });
      if (response.status === 400) return; // Refused is as good.
      const { slug } = await response.json<{ slug: string }>();
      const visit = await call(`/${slug}`);
      expect(visit.headers.get("Set-Cookie")).toBeNull();
      expect(visit.headers.get("X")).toBeNull();
      expect(visit.headers.get("Location")).toMatch(/^https:\/\/example\.com\/a[\x21-\x7e]*b$/);
    },
  );

  it("a forwarded query with line breaks stays in the query", async () => {
    const { slug } = await createLink({ forwardQuery: true, url: "https://example.com/?a=1" });
    const visit = await call(`/${slug}?b=%0d%0aSet-Cookie:%20c=d`);
    expect(visit.headers.get("Set-Cookie")).toBeNull();
    expect(visit.headers.get("Location")).toMatch(/^https:\/\/example\.com\/\?a=1&b=%0D%0ASet-Cookie/i);
  });

  it.each([
    "//evil.example",
    "/%2F%2Fevil.example",
    "/%5Cevil.example",
    "/%5C%5Cevil.example/%2e%2e",
    "/%E2%80%A8evil",
    "/.%2e/evil",
  ])("GET %s leads nowhere", async (path) => {
    const response = await call(path, { headers: asPage });
    // Two dots take a path back to `/`, which is the page.
    expect(path.endsWith("%2e%2e") ? [200] : [400, 404]).toContain(response.status);
    expect(response.headers.get("Location")).toBeNull();
  });
});

describe("what a client says of itself", () => {
  it("X-Forwarded-For gives nobody another address: the limit holds", async () => {
    const visit = otherIsolate({ PUBLIC_CREATE: "true", PUBLIC_CREATE_PER_MINUTE: "2" });
    const address = `2001:db8:${crypto.randomUUID().slice(0, 4)}:1::1`;
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++) {
      const headers = {
        "Content-Type": "application/json",
        "CF-Connecting-IP": address,
        "X-Forwarded-For": `203.0.113.${i}`,
        "X-Real-IP": `203.0.113.${i}`,
      };
      statuses.push(
        (await visit("/api/links", { method: "POST", headers, body: JSON.stringify({ url: uniqueUrl() }) })).status,
      );
    }
    expect(statuses).toContain(429);
  });

  it("Host and X-Forwarded-Host are in no short URL", async () => {
    const response = await createPublicly(
      { url: uniqueUrl() },
      { Host: "evil.example", "X-Forwarded-Host": "evil.example" },
    );
    const { shortUrl } = await response.json<{ shortUrl: string }>();
    expect(shortUrl.startsWith(`${ORIGIN}/`)).toBe(true);
  });

  it("headers as long as Cloudflare lets through are answered like any others", async () => {
    const { slug, url } = await createLink();
    const long = "x".repeat(30_000);
    const headers = {
      "User-Agent": long,
      Referer: `https://example.com/${long}`,
      "Accept-Language": long,
      Cookie: long,
    };
    const visit = await call(`/${slug}`, { headers });
    expect([visit.status, visit.headers.get("Location")]).toEqual([302, url]);
    const refused = await call("/api/links", { headers: { Authorization: `Bearer ${long}`, "X-Request-Id": long } });
    expect([refused.status, refused.headers.get("X-Request-Id")?.length]).toEqual([401, 36]);
  });
});

describe("CORS", () => {
  it.each(["*", "https://app.example"])(
    "with CORS_ORIGINS=%s never lets a page use a visitor's credentials",
    async (origins) => {
      const visit = otherIsolate({ CORS_ORIGINS: origins });
      for (const method of ["GET", "OPTIONS"]) {
        const headers = { Origin: "https://app.example", "Access-Control-Request-Method": "GET" };
        const response = await visit("/api/links", { method, headers });
        expect(response.headers.get("Access-Control-Allow-Origin")).not.toBeNull();
        expect(response.headers.get("Access-Control-Allow-Credentials")).toBeNull();
      }
    },
  );
});

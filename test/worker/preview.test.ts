import { afterEach, describe, expect, it, vi } from "vitest";
import { freezeClock } from "../support/frozen-clock.ts";
import { call, createLink, otherIsolate, problemOf, uniqueSlug } from "../support/worker-client.ts";
import { countCalls, refuse, sqlEndpoint } from "../support/worker-fetch.ts";

const asBrowser = { headers: { Accept: "text/html,*/*;q=0.8" } };

async function pageOf(response: Response): Promise<string> {
  expect([response.status, response.headers.get("Content-Type")]).toEqual([200, "text/html; charset=utf-8"]);
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  expect(response.headers.get("Location")).toBeNull();
  expect(response.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
  return response.text();
}

describe("GET /{slug}+", () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it.each(["+", "%2B"])("shows title, destination and date of a link by /{slug}%s, and goes nowhere", async (plus) => {
    const { slug, createdAt } = await createLink({ url: "https://exämple.com/a?b=c&d=e", title: "A title" });
    for (const visit of [call, otherIsolate()]) {
      const html = await pageOf(await visit(`/${slug}${plus}`, asBrowser));
      expect(html).toContain("<bdi>A title</bdi>");
      expect(html).toContain('href="https://xn--exmple-cua.com/a?b=c&amp;d=e"');
      expect(html).toContain(`datetime="${createdAt}"`);
    }
  });

  it("is safe against script in title and destination", async () => {
    const { slug } = await createLink({
      url: `https://example.com/"onmouseover='x'><script>alert(1)</script>`,
      title: `</title><script>alert("1")</script><img src=x onerror=alert(1)>`,
    });
    const html = await pageOf(await call(`/${slug}+`, asBrowser));
    expect(html).not.toMatch(/<script|<img|"onmouseover/i);
    expect(html).toContain("&lt;script&gt;");
  });

  it.each([{}, { maxVisits: 5 }, { redirectStatus: 308, forwardQuery: true }])(
    "shows of a link with a password only that it has one: %j",
    async (fields) => {
      const title = "The plan to buy Acme";
      const { slug, url, createdAt } = await createLink({ ...fields, title, password: "secret", tags: ["acme"] });
      for (const visit of [call, otherIsolate()]) {
        const response = await visit(`/${slug}+`, asBrowser);
        const shown = JSON.stringify([...response.headers]) + (await pageOf(response));
        expect(shown).toContain("<h1>This link has a password</h1>");
        for (const hidden of [url, title, "Acme", "acme", createdAt.slice(0, 10), "limited"]) {
          expect(shown).not.toContain(hidden);
        }
      }
    },
  );

  it("neither the page that asks for a password nor the QR code shows anything else of the link", async () => {
    const title = "The plan to buy Acme";
    const { slug, url } = await createLink({ title, password: "secret" });
    for (const path of [`/${slug}`, `/api/links/${slug}/qr`]) {
      const text = await (await call(path, asBrowser)).text();
      expect(text).not.toContain(url);
      expect(text).not.toContain(title);
    }
  });

  it("says of an expired or disabled link what its redirect says, and 404 of none", async () => {
    const now = freezeClock();
    const expired = await createLink({ expiresAt: new Date(now + 1_000).toISOString() });
    const disabled = await createLink({ enabled: false });
    vi.setSystemTime(now + 2_000);
    for (const { slug } of [expired, disabled]) await problemOf(await call(`/${slug}+`), 410, "gone");
    await problemOf(await call(`/${uniqueSlug()}+`), 404, "not-found");
    await problemOf(await call("/+"), 404, "not-found");
  });

  it("costs no query for a link that Redis has, and goes on while Postgres is down", async () => {
    const { slug } = await createLink({ slug: uniqueSlug() });
    const visit = otherIsolate();
    await visit(`/${slug}+`, asBrowser);
    const calls = countCalls();
    await pageOf(await visit(`/${slug}+`, asBrowser));
    expect(calls()).toEqual({});
    vi.restoreAllMocks();
    const other = await createLink({ slug: uniqueSlug() });
    refuse(sqlEndpoint);
    await pageOf(await visit(`/${other.slug}+`, asBrowser));
  });

  it("opens a link whose own name ends with a plus by that name", async () => {
    const { slug } = await createLink({ slug: uniqueSlug() });
    expect((await call(`/${slug}++`)).status).toBe(404);
  });
});

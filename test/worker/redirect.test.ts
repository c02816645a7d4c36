import { afterEach, describe, expect, it, vi } from "vitest";
import { freezeClock } from "../support/frozen-clock.ts";
import { call, callAsAdmin, createLink, otherIsolate, problemOf, uniqueUrl } from "../support/worker-client.ts";

const asBrowser = { headers: { Accept: "text/html,application/xhtml+xml,*/*;q=0.8" } };

/** Asserts that the answer is a page for a person, and that nothing keeps it. */
async function expectPage(response: Response, status: number): Promise<void> {
  expect(response.status).toBe(status);
  expect(response.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  expect(await response.text()).toMatch(/^<!doctype html>[^]*<h1>[^<]+<\/h1>/);
}

describe("GET /{slug}", () => {
  afterEach(() => vi.useRealTimers());

  it.each([
    [301, "private, max-age=90"],
    [302, "no-store"],
    [307, "no-store"],
    [308, "private, max-age=90"],
  ])("GET /{slug} redirects with %i and Cache-Control: %s", async (redirectStatus, cacheControl) => {
    const { slug, url } = await createLink({ redirectStatus });
    // From Redis or memory as the link was published, and from an isolate that has to ask.
    for (const visit of [call, otherIsolate()]) {
      const response = await visit(`/${slug}`);
      expect(response.status).toBe(redirectStatus);
      expect(response.headers.get("Location")).toBe(url);
      expect(response.headers.get("Cache-Control")).toBe(cacheControl);
      expect(response.headers.get("X-Robots-Tag")).toBe("noindex");
      expect(response.headers.get("Set-Cookie")).toBeNull();
      expect(await response.text()).toBe("");
    }
  });

  it.each([
    ["https://Exämple.com/ü?q=ß#é", "https://xn--exmple-cua.com/%C3%BC?q=%C3%9F#%C3%A9"],
    ["HTTPS://example.com:443", "https://example.com/"],
    ["http://1.1/a/../b c", "http://1.0.0.1/b%20c"],
  ])("GET /{slug} sends %s in its normal ASCII form", async (url, location) => {
    const { slug } = await createLink({ url });
    expect((await call(`/${slug}`)).headers.get("Location")).toBe(location);
    expect((await otherIsolate()(`/${slug}`)).headers.get("Location")).toBe(location);
  });

  it("GET /{slug} leaves the visitor's query string behind", async () => {
    const { slug, url } = await createLink();
    for (const query of ["?", "?utm_source=a", "?/other", "?%E0%A4%A"]) {
      expect((await call(`/${slug}${query}`)).headers.get("Location")).toBe(url);
    }
  });

  it("GET /{slug} answers HEAD as GET, without a body", async () => {
    const { slug, url } = await createLink();
    const response = await call(`/${slug}`, { method: "HEAD" });
    expect([response.status, response.headers.get("Location")]).toEqual([302, url]);
    const unknown = await call("/unknown-slug", { method: "HEAD", ...asBrowser });
    expect([unknown.status, await unknown.text()]).toEqual([404, ""]);
    expect(unknown.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
  });

  it("GET /{slug} answers 410 from the moment at which a link expires", async () => {
    const now = freezeClock();
    const { slug } = await createLink({ expiresAt: new Date(now + 60_000).toISOString(), redirectStatus: 301 });
    vi.setSystemTime(now + 59_999);
    expect((await call(`/${slug}`)).status).toBe(301);
    vi.setSystemTime(now + 60_000);
    for (const visit of [call, otherIsolate()]) {
      await expectPage(await visit(`/${slug}`, asBrowser), 410);
      await problemOf(await visit(`/${slug}`), 410, "gone");
    }
  });

  it.each([301, 308])("GET /{slug} lets nobody keep a %i for longer than the link lives", async (redirectStatus) => {
    const now = freezeClock();
    const { slug } = await createLink({ redirectStatus, expiresAt: new Date(now + 100_000).toISOString() });
    const [other, kept] = [otherIsolate(), [] as (string | null)[]];
    for (const leftMs of [90_001, 90_000, 89_999, 60_000, 2_500, 2_000, 1_000, 999, 1]) {
      vi.setSystemTime(now + 100_000 - leftMs);
      const answers = [await call(`/${slug}`), await other(`/${slug}`)];
      expect(answers.map(({ status }) => status)).toEqual([redirectStatus, redirectStatus]);
      const said = answers.map(({ headers }) => headers.get("Cache-Control"));
      expect(said[0]).toBe(said[1]);
      kept.push(said[0]?.replace("private, max-age=", "") ?? null);
    }
    expect(kept).toEqual(["90", "90", "89", "60", "2", "2", "1", "0", "0"]);
    vi.setSystemTime(now + 100_000);
    expect((await call(`/${slug}`)).headers.get("Cache-Control")).toBe("no-store");
  });

  it("GET /{slug} redirects with 302 to the expiredUrl of a link that has expired", async () => {
    const now = freezeClock();
    const expiresAt = new Date(now + 60_000).toISOString();
    const { slug } = await createLink({ expiresAt, expiredUrl: "https://Exämple.com", redirectStatus: 308 });
    vi.setSystemTime(now + 60_001);
    for (const visit of [call, otherIsolate()]) {
      const response = await visit(`/${slug}`);
      expect([response.status, response.headers.get("Location")]).toEqual([302, "https://xn--exmple-cua.com/"]);
      expect(response.headers.get("Cache-Control")).toBe("no-store");
    }
  });

  it("GET /{slug} answers 410 while a link is disabled, with an expiredUrl too, and redirects again after", async () => {
    const { slug, url } = await createLink({ enabled: false, expiredUrl: uniqueUrl() });
    await expectPage(await call(`/${slug}`, asBrowser), 410);
    await problemOf(await call(`/${slug}`), 410, "gone");
    await callAsAdmin("PATCH", `/api/links/${slug}`, { enabled: true });
    expect((await call(`/${slug}`)).headers.get("Location")).toBe(url);
  });

  it.each(["unknown-slug", "aB3dE5g", "_a", "%00", "..%2f..", "a.b", "/example.com", "a/b", "unknown-slug/"])(
    "GET /%s answers 404, as a page to a browser and as a problem to others",
    async (path) => {
      await expectPage(await call(`/${path}`, asBrowser), 404);
      for (const accept of ["*/*", "application/json", ""]) {
        await problemOf(await call(`/${path}`, { headers: { Accept: accept } }), 404, "not-found");
      }
    },
  );

  it.each(["Caf%E9", "100%", "%zz", "%E0%A4%A", "%E0%A4+"])(
    "GET /%s, which is no text, answers 400, as a page to a browser and as a problem to others",
    async (path) => {
      await expectPage(await call(`/${path}`, asBrowser), 400);
      expect((await call(`/${path}`, { method: "POST", ...asBrowser })).status).toBe(400);
      const problem = await problemOf(await call(`/${path}`), 400, "malformed");
      expect(problem.errors).toEqual([{ path: "slug", message: "must be percent-encoded UTF-8" }]);
    },
  );

  it("GET /{slug} repeats nothing of a request in its page", async () => {
    const body = await (await call("/%3Cscript%3E?%3Cscript%3E", asBrowser)).text();
    expect(body).not.toMatch(/script/i);
  });
});

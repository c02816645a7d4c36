import { describe, expect, it } from "vitest";
import { call, createLink, otherIsolate, problemOf } from "../support/worker-client.ts";

const SCREENS = ["/", "/_/links", "/_/links/spring-sale", "/_/links/%C3%BCber", "/_/stats", "/_/settings"];

describe.each(SCREENS)("%s", (path) => {
  it("is the page, in the visitor's language, with a policy that lets nothing else in", async () => {
    const english = await call(path);
    const german = await call(path, { headers: { "Accept-Language": "de-AT, en;q=0.5" } });
    expect([english.status, german.status]).toEqual([200, 200]);
    expect(await english.text()).toContain('<html lang="en">');
    expect(await german.text()).toContain('<html lang="de">');
    for (const { headers } of [english, german]) {
      expect(headers.get("Content-Type")).toBe("text/html; charset=utf-8");
      expect(headers.get("Vary")).toBe("Accept-Language");
      expect(headers.get("X-Robots-Tag")).toBe(path === "/" ? null : "noindex");
      const policy = String(headers.get("Content-Security-Policy"));
      expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
    }
  });

  it("is kept by a browser, which asks each time whether it is still the one", async () => {
    const first = await call(path);
    expect(first.headers.get("Cache-Control")).toBe("no-cache");
    const etag = String(first.headers.get("ETag"));
    const again = await call(path, { headers: { "If-None-Match": etag } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    // Another language is another file.
    const other = await call(path, { headers: { "If-None-Match": etag, "Accept-Language": "de" } });
    expect(other.status).toBe(200);
  });

  it("takes GET and HEAD alone", async () => {
    const head = await call(path, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect(head.headers.get("Content-Security-Policy")).not.toBeNull();
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
      const response = await call(path, { method });
      expect(response.headers.get("Allow")).toBe("GET, HEAD");
      await problemOf(response, 405, "method-not-allowed");
    }
  });
});

describe("the page", () => {
  it("has the field in the HTML of / alone, and nothing inline", async () => {
    const [home, links] = await Promise.all(["/", "/_/links"].map(async (path) => (await call(path)).text()));
    expect(home).toMatch(/<textarea id="url" name="url"[^>]* autofocus/);
    expect(links).not.toContain("<textarea");
    for (const html of [home, links]) {
      expect(html).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son\w+=/);
      expect(html).not.toMatch(/(?:src|href)="(?!\/(?!\/)|#)/);
    }
  });

  it("is no other path: what lies beside it is unknown", async () => {
    for (const path of ["/_/link", "/_/links/a/b", "/_/stats/x", "/_", "/_/"]) {
      await problemOf(await call(path), 404, "not-found");
    }
  });

  it("HOME_URL sends / elsewhere, and no screen", async () => {
    const visit = otherIsolate({ HOME_URL: "https://www.example.com/welcome" });
    const response = await visit("/");
    expect([response.status, response.headers.get("Location")]).toEqual([302, "https://www.example.com/welcome"]);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect((await visit("/_/links")).status).toBe(200);
  });

  it("leaves redirects as they are", async () => {
    const { slug, url } = await createLink();
    expect((await call(`/${slug}`)).headers.get("Location")).toBe(url);
  });
});

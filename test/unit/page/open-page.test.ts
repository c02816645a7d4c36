import { describe, expect, it } from "vitest";
import { openPage } from "../../../src/page/api/open-page.ts";

/** Answers as Cloudflare's binding does, and notes what it was asked for. */
function fakeAssets(status = 200) {
  const asked: { url: string; headers: Record<string, string> }[] = [];
  return {
    asked,
    async fetch(url: string, init?: { headers: Record<string, string> }) {
      asked.push({ url, headers: init?.headers ?? {} });
      return new Response(status === 304 ? null : "<!doctype html>", {
        status,
        headers: { ETag: '"1"', "Content-Type": "text/html", "Content-Security-Policy": "default-src 'none'" },
      });
    },
  };
}

const request = (headers: Record<string, string> = {}) => ({ headers: new Headers(headers) });

describe("openPage()", () => {
  it("hands out the file of the shell in the visitor's language, with the page's policy", async () => {
    const assets = fakeAssets();
    const answer = await openPage(request({ "Accept-Language": "de-DE" }), "home", assets);
    expect(assets.asked).toEqual([{ url: "https://assets.local/_/shell/home.de.html", headers: {} }]);
    expect(answer.headers.get("Content-Security-Policy")).toContain("script-src 'self';");
    expect(answer.headers.get("Content-Security-Policy")).not.toContain("unsafe");
    expect(answer.headers.get("Vary")).toBe("Accept-Language");
    expect(answer.headers.get("Cache-Control")).toBe("no-cache");
    expect(answer.headers.get("ETag")).toBe('"1"');
  });

  it("answers 304 to a browser that has it", async () => {
    const assets = fakeAssets(304);
    const answer = await openPage(request({ "If-None-Match": '"1"' }), "screen", assets);
    expect(assets.asked[0]?.headers).toEqual({ "If-None-Match": '"1"' });
    expect(answer.status).toBe(304);
    expect(await answer.text()).toBe("");
  });

  it("throws where the build's files are missing", async () => {
    await expect(openPage(request(), "home", fakeAssets(404))).rejects.toThrow("the static files answer 404");
  });
});

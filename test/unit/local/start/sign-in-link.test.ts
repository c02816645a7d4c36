import { afterEach, describe, expect, it } from "vitest";
import { openSignInLink, type SignInLink } from "../../../../src/local/start/sign-in-link.ts";

describe("openSignInLink()", () => {
  let link: SignInLink | undefined;
  afterEach(() => link?.close());
  const open = (url: string, method = "GET") => fetch(url, { method, redirect: "manual" });

  it("leads to the page with the key behind #, once", async () => {
    link = await openSignInLink("http://localhost:8787", "bij_a+b");
    const first = await open(link.url);
    expect([first.status, first.headers.get("Location")]).toEqual([302, "http://localhost:8787/#key=bij_a%2Bb"]);
    expect(first.headers.get("Cache-Control")).toBe("no-store");
    const second = await open(link.url);
    expect([second.status, second.headers.get("Location")]).toEqual([410, null]);
  });

  it("is not used up by other methods and paths, and tells them nothing", async () => {
    link = await openSignInLink("http://localhost:8787", "bij_secret");
    for (const [url, method] of [
      [link.url, "HEAD"],
      [link.url, "POST"],
      [new URL("/", link.url).href, "GET"],
      [`${link.url}x`, "GET"],
    ] as const) {
      const answer = await open(url, method);
      expect([method, answer.status, answer.headers.get("Location")]).toEqual([method, 404, null]);
    }
    expect((await open(link.url)).status).toBe(302);
  });

  it("listens on this machine alone", async () => {
    link = await openSignInLink("http://localhost:8787", "bij_secret");
    expect(new URL(link.url).hostname).toBe("127.0.0.1");
  });
});

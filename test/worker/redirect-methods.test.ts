import { afterEach, describe, expect, it, vi } from "vitest";
import { BROWSER } from "../support/settings.ts";
import {
  call,
  callAsAdmin,
  createLink,
  fromFreshAddress,
  otherIsolate,
  problemOf,
  uniqueDomain,
  uniqueSlug,
} from "../support/worker-client.ts";
import { countCalls, redisEndpoint, refuse, sqlEndpoint } from "../support/worker-fetch.ts";
import { query } from "../support/worker-sql.ts";

const METHODS = ["POST", "PUT", "PATCH", "DELETE", "PROPFIND"];
const asBrowser = { Accept: "text/html,*/*;q=0.8" };

const send = (method: string, path: string, headers: Record<string, string> = {}, visit = call) =>
  visit(path, { method, headers: { ...fromFreshAddress(), ...headers } });

async function usedOf(url: string): Promise<unknown> {
  return (await query("SELECT visits_used FROM links WHERE url = $1", [url]))[0]?.["visits_used"];
}

async function expectPage(response: Response, status: number): Promise<void> {
  expect([response.status, response.headers.get("Content-Type")]).toEqual([status, "text/html; charset=utf-8"]);
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  expect(await response.text()).toMatch(/^<!doctype html>/);
}

describe("/{slug} by other methods than GET and HEAD", () => {
  afterEach(() => vi.restoreAllMocks());

  it.each([
    [307, "no-store"],
    [308, "private, max-age=90"],
  ])("a %i passes every method on, with Cache-Control: %s", async (redirectStatus, cacheControl) => {
    const { slug, url } = await createLink({ redirectStatus, forwardQuery: true });
    for (const visit of [call, otherIsolate()]) {
      for (const method of METHODS) {
        const response = await send(method, `/${slug}?a=b`, {}, visit);
        expect([method, response.status, response.headers.get("Location")]).toEqual([
          ...[method, redirectStatus, `${url}?a=b`],
        ]);
        expect(response.headers.get("Cache-Control")).toBe(cacheControl);
        expect(response.headers.get("X-Request-Id")).toBeNull();
      }
    }
  });

  it.each([307, 308])("OPTIONS of a %i is answered 204 with Allow, and goes nowhere", async (redirectStatus) => {
    const { slug } = await createLink({ redirectStatus });
    const response = await send("OPTIONS", `/${slug}`, { Origin: "https://app.example" });
    expect([response.status, response.headers.get("Location")]).toEqual([204, null]);
    expect(response.headers.get("Allow")).toBe("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(response.headers.get("X-Request-Id")).not.toBeNull();
  });

  it.each([301, 302])("a %i takes no other, and names those that it takes, to a browser on a page", async (status) => {
    const { slug } = await createLink({ redirectStatus: status });
    for (const method of [...METHODS, "OPTIONS"]) {
      const response = await send(method, `/${slug}`);
      expect([method, response.headers.get("Allow")]).toEqual([method, "GET, HEAD"]);
      await problemOf(response, 405, "method-not-allowed");
      const page = await send(method, `/${slug}`, asBrowser);
      expect(page.headers.get("Allow")).toBe("GET, HEAD");
      await expectPage(page, 405);
    }
  });

  it("an unknown name is 404 for any method, to a browser on a page", async () => {
    for (const path of [`/${uniqueSlug()}`, "/aB3dE5g", "/a/b", `/${uniqueSlug()}+`]) {
      for (const method of [...METHODS, "OPTIONS"]) {
        await problemOf(await send(method, path), 404, "not-found");
        await expectPage(await send(method, path, asBrowser), 404);
      }
    }
  });

  it("an outage is no 404, and too many unknown names are 429, by any method", async () => {
    const { slug } = await createLink({ redirectStatus: 307 });
    const visit = otherIsolate({ UNKNOWN_LOOKUPS_PER_MINUTE: "1" });
    const from = fromFreshAddress();
    await send("POST", `/${uniqueSlug()}`, from, visit);
    await problemOf(await send("PUT", `/${uniqueSlug()}`, from, visit), 429, "rate-limited");
    refuse(sqlEndpoint);
    refuse(redisEndpoint);
    for (const method of ["POST", "OPTIONS"]) {
      const response = await send(method, `/${slug}`, {}, otherIsolate());
      expect(response.headers.get("Retry-After")).not.toBeNull();
      await problemOf(response, 503, "unavailable");
    }
  });

  it("the preview of a link is a page, and takes GET and HEAD", async () => {
    const { slug } = await createLink({ redirectStatus: 307 });
    const response = await send("POST", `/${slug}+`);
    expect(response.headers.get("Allow")).toBe("GET, HEAD");
    await problemOf(response, 405, "method-not-allowed");
  });

  it("what is disabled or blocked is so by any method", async () => {
    const disabled = await createLink({ redirectStatus: 307, enabled: false });
    await problemOf(await send("POST", `/${disabled.slug}`), 410, "gone");
    const domain = uniqueDomain();
    const blocked = await createLink({ redirectStatus: 308, url: `https://${domain}/` });
    await callAsAdmin("POST", "/api/blocked-domains", { domain });
    await problemOf(await send("POST", `/${blocked.slug}`), 451, "blocked");
    await expectPage(await send("PUT", `/${blocked.slug}`, asBrowser), 451);
  });

  it("uses up maxVisits, whoever sends it, and HEAD and OPTIONS do not", async () => {
    const { slug, url } = await createLink({
      redirectStatus: 307,
      maxVisits: 2,
      expiredUrl: "https://example.com/over",
    });
    for (const agent of [BROWSER, "curl/8.5.0"]) {
      expect((await send("HEAD", `/${slug}`, { "User-Agent": agent })).status).toBe(200);
      expect((await send("OPTIONS", `/${slug}`, { "User-Agent": agent })).status).toBe(204);
    }
    expect(await usedOf(url)).toBe(0);
    const sent = [
      await send("POST", `/${slug}`, { "User-Agent": "curl/8.5.0", Purpose: "prefetch" }),
      await send("DELETE", `/${slug}`),
      await send("PUT", `/${slug}`, { "User-Agent": BROWSER }),
    ];
    expect(sent.map(({ status, headers }) => [status, headers.get("Location"), headers.get("Cache-Control")])).toEqual([
      [307, url, "no-store"],
      [307, url, "no-store"],
      [302, "https://example.com/over", "no-store"],
    ]);
    expect(await usedOf(url)).toBe(2);
  });

  it("asks no store for a link in memory", async () => {
    const { slug } = await createLink({ redirectStatus: 307 });
    await call(`/${slug}`);
    const calls = countCalls();
    expect((await send("POST", `/${slug}`)).status).toBe(307);
    expect(calls()).toEqual({});
  });
});

import { afterEach, describe, expect, it, vi } from "vitest";
import { ORIGIN } from "../support/settings.ts";
import {
  call,
  callAsAdmin,
  createLink,
  fieldsOf,
  getLink,
  otherIsolate,
  problemOf,
  uniqueDomain,
} from "../support/worker-client.ts";
import { countCalls, refuse, sqlEndpoint } from "../support/worker-fetch.ts";

const asBrowser = { headers: { Accept: "text/html" } };
const asForm = { method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded" } };

async function block(...domains: string[]): Promise<void> {
  expect((await callAsAdmin("POST", "/api/blocked-domains", { domains, reason: "A test's" })).status).toBe(200);
}

/** A link that leads to a subdomain of a domain that was blocked since. */
async function createBlocked(fields: Record<string, unknown> = {}) {
  const domain = uniqueDomain();
  const link = await createLink({ url: `https://www.${domain}/`, ...fields });
  await block(domain);
  return { ...link, domain };
}

describe("blocked domains", () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it("a link that leads there is answered with 451, here at once and in an isolate that starts then", async () => {
    const { slug, domain } = await createBlocked();
    for (const visit of [call, otherIsolate()]) {
      const response = await visit(`/${slug}`);
      expect(response.headers.get("Location")).toBeNull();
      expect(response.headers.get("Link")).toBe(`<${ORIGIN}>; rel="blocked-by"`);
      const { detail } = await problemOf(response, 451, "blocked");
      expect(detail).not.toContain(domain);
    }
  });

  it("a browser gets a page that says so, for the link and its preview, without where they led", async () => {
    const { slug, domain } = await createBlocked({ title: "A bait" });
    for (const path of [`/${slug}`, `/${slug}+`]) {
      const response = await call(path, asBrowser);
      expect([response.status, response.headers.get("Content-Type")]).toEqual([451, "text/html; charset=utf-8"]);
      expect(response.headers.get("Cache-Control")).toBe("no-store");
      const html = await response.text();
      expect(html).toContain("This link is blocked");
      expect(html).not.toContain(domain);
      expect(html).not.toContain("A bait");
    }
  });

  it.each([
    ["a password", { password: "sesame" }],
    ["a limit of visits", { maxVisits: 1 }],
    ["an expiry ahead", { expiresAt: "2096-01-01T00:00:00Z" }],
  ])("a link with %s is answered with 451 too", async (_, fields) => {
    const { slug } = await createBlocked(fields);
    expect((await call(`/${slug}`)).status).toBe(451);
    if ("password" in fields) expect((await call(`/${slug}`, { ...asForm, body: "password=sesame" })).status).toBe(451);
  });

  it("an isolate that has the link and the list in memory learns of a block within 75 seconds", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
    const visit = otherIsolate();
    const domain = uniqueDomain();
    const { slug } = await createLink({ url: `https://${domain}/`, redirectStatus: 307 });
    expect((await visit(`/${slug}`)).status).toBe(307);
    await block(domain);
    // Once every five seconds: so the link is refreshed in memory and is never loaded anew.
    const statuses: number[] = [];
    for (let seconds = 0; seconds <= 75; seconds += 5) {
      statuses.push((await visit(`/${slug}`)).status);
      vi.setSystemTime(Date.now() + 5_000);
    }
    expect(statuses[0]).toBe(307);
    expect(statuses.at(-1)).toBe(451);
  });

  it("the last known list goes on while Postgres is down", async () => {
    const { slug } = await createBlocked();
    const visit = otherIsolate();
    expect((await visit(`/${slug}`)).status).toBe(451);
    refuse(sqlEndpoint);
    expect((await visit(`/${slug}`)).status).toBe(451);
  });

  it("an isolate that could never read the list lets a link pass that it has from Redis", async () => {
    const { slug } = await createBlocked();
    refuse(sqlEndpoint);
    expect((await otherIsolate()(`/${slug}`)).status).toBe(302);
  });

  it("a link in memory and a code that was never issued ask no store for the list", async () => {
    const { slug } = await createLink();
    const visit = otherIsolate();
    const visitBoth = async () => {
      expect((await visit(`/${slug}`)).status).toBe(302);
      expect((await visit("/aaaaBbb")).status).toBe(404);
    };
    await visitBoth(); // The first refusal asks whose key it is, the first visit for the day's salt.
    const calls = countCalls();
    await visitBoth();
    expect(calls()).toEqual({});
  });

  it.each(["url", "expiredUrl"])("%s of a create, a bulk create and an edit may not lead there", async (field) => {
    const domain = uniqueDomain();
    await block(domain);
    const body = { url: "https://example.com/", [field]: `https://www.${domain.toUpperCase()}:8443/a` };
    const { slug, ...before } = await createLink();
    for (const response of [
      await callAsAdmin("POST", "/api/links", body),
      await callAsAdmin("PATCH", `/api/links/${slug}`, body),
    ]) {
      const problem = await problemOf(response, 422, "destination-refused");
      expect(problem.errors).toEqual([{ path: field, message: `must not lead to ${domain}, which is blocked` }]);
    }
    expect(await getLink(slug)).toEqual({ slug, ...before });
    const bulk = await callAsAdmin("POST", "/api/links/bulk", { links: [body, { url: "https://example.com/" }] });
    const { results } = await bulk.json<{ results: { status: number }[] }>();
    expect(results.map(({ status }) => status)).toEqual([422, 201]);
  });

  it("a domain that is unblocked leads on again", async () => {
    const { slug, url, domain } = await createBlocked();
    const path = `/api/blocked-domains/${domain.toUpperCase()}`;
    expect((await callAsAdmin("DELETE", path)).status).toBe(204);
    expect((await call(`/${slug}`)).headers.get("Location")).toBe(url);
    await problemOf(await callAsAdmin("DELETE", path), 404, "not-found");
  });

  it("many domains are unblocked at once, and again without harm", async () => {
    const { slug, url, domain } = await createBlocked();
    const body = { domains: [domain.toUpperCase(), "never-blocked.example.com", `${domain}.`] };
    for (const unblocked of [[domain], []]) {
      const response = await callAsAdmin("POST", "/api/blocked-domains/unblock", body);
      expect([response.status, await response.json()]).toEqual([200, { unblocked }]);
    }
    expect((await call(`/${slug}`)).headers.get("Location")).toBe(url);
  });

  it.each<[string, unknown, string[]]>([
    ["none", {}, ["domains"]],
    ["one alone", { domain: "a.example" }, ["domains", "domain"]],
    ["two that are wrong", { domains: ["https://a.example", "b.example", "com"] }, ["domains.0", "domains.2"]],
    ["1,001 domains", { domains: Array.from({ length: 1_001 }, (_, i) => `${i}.example`) }, ["domains"]],
  ])("POST /api/blocked-domains/unblock refuses %s", async (_, body, fields) => {
    const problem = await problemOf(await callAsAdmin("POST", "/api/blocked-domains/unblock", body), 400, "validation");
    expect(fieldsOf(problem).toSorted()).toEqual(fields.toSorted());
  });

  it("POST /api/blocked-domains keeps each domain once, in its normal form, and GET lists it", async () => {
    const domain = uniqueDomain();
    const domains = [domain, `${domain.toUpperCase()}.`, `ä.${domain}`];
    const response = await callAsAdmin("POST", "/api/blocked-domains", { domains, reason: "Twice" });
    const { blockedDomains } = await response.json<{ blockedDomains: { domain: string }[] }>();
    expect(blockedDomains.map((one) => one.domain).toSorted()).toEqual([domain, `xn--4ca.${domain}`].toSorted());
    const seen: unknown[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page = await callAsAdmin("GET", `/api/blocked-domains?limit=200${cursor}`);
      const list = await page.json<{ blockedDomains: unknown[]; nextCursor: string | null }>();
      seen.push(...list.blockedDomains);
      cursor = list.nextCursor === null ? null : `&cursor=${list.nextCursor}`;
    }
    for (const one of blockedDomains) expect(seen).toContainEqual(one);
  });

  it.each<[string, unknown, string[]]>([
    ["none", {}, ["domain"]],
    ["both", { domain: "a.example", domains: ["b.example"] }, ["domain"]],
    ["a URL", { domain: "https://a.example/" }, ["domain"]],
    ["all of .com", { domain: "com" }, ["domain"]],
    ["two that are wrong", { domains: ["*.a.example", "b.example", ""] }, ["domains.0", "domains.2"]],
    ["no domains", { domains: [] }, ["domains"]],
    ["1,001 domains", { domains: Array.from({ length: 1_001 }, (_, i) => `${i}.example`) }, ["domains"]],
    ["a NUL in the reason", { domain: "a.example", reason: "\u0000" }, ["reason"]],
  ])("POST /api/blocked-domains refuses %s", async (_, body, fields) => {
    const problem = await problemOf(await callAsAdmin("POST", "/api/blocked-domains", body), 400, "validation");
    expect(fieldsOf(problem)).toEqual(fields);
  });

  it.each(["cursor=com", "limit=0", "limit=201", "no-such=1"])(
    "GET /api/blocked-domains?%s is refused",
    async (query) => {
      await problemOf(await callAsAdmin("GET", `/api/blocked-domains?${query}`), 400, "validation");
    },
  );
});

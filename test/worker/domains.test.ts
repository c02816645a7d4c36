// Longer than others: all of it is on the same two domains, and a second file would be a second workerd.
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { asAdmin, ORIGIN } from "../support/settings.ts";
import {
  callAsAdmin,
  createLink,
  createWithKey,
  fieldsOf,
  type LinkJson,
  linkOf,
  otherIsolate,
  problemOf,
  uniqueKey,
  uniqueSlug,
  uniqueUrl,
} from "../support/worker-client.ts";
import { worker } from "../support/worker-main.ts";

const HERE = new URL(ORIGIN).hostname;
const THERE = "there.example";
const THIRD = "third.example";

interface DomainJson {
  readonly domain: string;
  readonly isDefault: boolean;
  readonly homeUrl: string | null;
  readonly notFoundUrl: string | null;
}

/** A request on another host. @param ownEnv a copy of `env` is as good as another isolate. */
async function openOn(host: string, path: string, init: RequestInit = {}, ownEnv: Env = env): Promise<Response> {
  const ctx = createExecutionContext();
  const request = new Request<unknown, IncomingRequestCfProperties>(`https://${host}${path}`, {
    redirect: "manual",
    ...init,
  } as RequestInit<IncomingRequestCfProperties>);
  const response = await worker.fetch(request, ownEnv, ctx);
  await waitOnExecutionContext(ctx);
  return response;
}

const locationOn = async (host: string, path: string) => (await openOn(host, path)).headers.get("Location");
const addDomain = (body: object) => callAsAdmin("POST", "/api/domains", body);
const createThere = (fields: object = {}) => createLink({ domain: THERE, ...fields });

beforeAll(async () => {
  for (const domain of [THERE, THIRD]) expect([201, 409]).toContain((await addDomain({ domain })).status);
});

describe("/api/domains", () => {
  it("GET lists the default domain first, and the others", async () => {
    const { domains } = await (await callAsAdmin("GET", "/api/domains")).json<{ domains: DomainJson[] }>();
    expect(domains[0]).toMatchObject({ domain: HERE, isDefault: true });
    expect(domains.slice(1)).toContainEqual({
      ...{ domain: THERE, isDefault: false, homeUrl: null, notFoundUrl: null, expiredUrl: null },
      ...{ appleAppSiteAssociation: null, assetLinks: null },
    });
  });

  it.each([
    ["Capitals.Example", "capitals.example"],
    ["dots.example.", "dots.example"],
    ["bücher.example", "xn--bcher-kva.example"],
  ])("POST %s adds %s", async (given, domain) => {
    const response = await addDomain({ domain: given });
    expect(response.status).toBe(201);
    expect(response.headers.get("Location")).toBe(`/api/domains/${domain}`);
    expect(await response.json()).toMatchObject({ domain, isDefault: false });
    await problemOf(await addDomain({ domain: given }), 409, "domain-taken");
    expect((await callAsAdmin("DELETE", `/api/domains/${given}`)).status).toBe(204);
    await problemOf(await callAsAdmin("DELETE", `/api/domains/${domain}`), 404, "not-found");
  });

  it.each([
    "",
    "go.example:8080",
    "https://go.example",
    "go.example/path",
    "a..example",
    ".example",
    "*.example",
    "two words.example",
    `${"a".repeat(64)}.example`,
    `${"abc.".repeat(75)}example`,
    7,
    null,
  ])("POST refuses %j, and names domain", async (domain) => {
    expect(fieldsOf(await problemOf(await addDomain({ domain }), 400, "validation"))).toEqual(["domain"]);
  });

  it("POST refuses the default domain, and settings that lead in circles or are none", async () => {
    await problemOf(await addDomain({ domain: HERE }), 409, "domain-taken");
    const wrong = {
      ...{ homeUrl: "nowhere", notFoundUrl: `${ORIGIN}/lost`, expiredUrl: "ftp://example.com/" },
      ...{ appleAppSiteAssociation: { apps: [] }, assetLinks: [] },
    };
    const problem = await problemOf(await addDomain({ domain: "x.example", ...wrong }), 400, "validation");
    expect(fieldsOf(problem).toSorted()).toEqual(["appleAppSiteAssociation", "assetLinks"]);
    const urls = { homeUrl: wrong.homeUrl, notFoundUrl: wrong.notFoundUrl, expiredUrl: wrong.expiredUrl };
    expect(fieldsOf(await problemOf(await addDomain({ domain: "x.example", ...urls }), 400, "validation"))).toEqual([
      ...["homeUrl", "notFoundUrl", "expiredUrl"],
    ]);
    await problemOf(await addDomain({ domain: "x.example", notFoundUrl: "https://x.example/a" }), 400, "validation");
  });

  it("DELETE keeps a domain that has links, says how many, and keeps the default one", async () => {
    expect((await addDomain({ domain: "used.example" })).status).toBe(201);
    const { slug } = await createLink({ domain: "used.example" });
    const problem = await problemOf(await callAsAdmin("DELETE", "/api/domains/used.example"), 409, "domain-in-use");
    expect(problem.detail).toContain("1 link");
    expect((await callAsAdmin("DELETE", `/api/links/${slug}?domain=used.example`)).status).toBe(204);
    expect((await callAsAdmin("DELETE", "/api/domains/used.example")).status).toBe(204);
    await problemOf(await callAsAdmin("DELETE", `/api/domains/${HERE}`), 409, "domain-in-use");
    await problemOf(await openOn("used.example", `/${slug}`), 404, "not-found");
  });

  it("needs the admin key", async () => {
    await problemOf(await openOn(HERE, "/api/domains"), 401, "unauthorized");
  });
});

describe("a link of a second domain", () => {
  it("opens there alone, by its slug and by its code", async () => {
    for (const slug of [uniqueSlug(), undefined]) {
      const url = uniqueUrl();
      const link = await createThere({ url, slug });
      expect(link).toMatchObject({ domain: THERE, shortUrl: `https://${THERE}/${link.slug}` });
      expect(await locationOn(THERE, `/${link.slug}`)).toBe(url);
      expect(await locationOn(`${THERE.toUpperCase()}.:8080`, `/${link.slug}`)).toBe(url);
      await problemOf(await openOn(HERE, `/${link.slug}`), 404, "not-found");
      await problemOf(await openOn(THIRD, `/${link.slug}`), 404, "not-found");
    }
  });

  it("shares its slug with links of other domains, each its own", async () => {
    const slug = uniqueSlug();
    const urls = { [HERE]: uniqueUrl(), [THERE]: uniqueUrl(), [THIRD]: uniqueUrl() };
    for (const [domain, url] of Object.entries(urls)) await createLink({ slug, url, domain });
    for (const [domain, url] of Object.entries(urls)) expect(await locationOn(domain, `/${slug}`)).toBe(url);
    await problemOf(
      await callAsAdmin("POST", "/api/links", { slug, url: uniqueUrl(), domain: THERE }),
      409,
      "slug-taken",
    );

    expect((await callAsAdmin("PATCH", `/api/links/${slug}?domain=${THERE}`, { enabled: false })).status).toBe(200);
    expect((await openOn(THERE, `/${slug}`)).status).toBe(410);
    expect(await locationOn(HERE, `/${slug}`)).toBe(urls[HERE]);
    expect((await callAsAdmin("DELETE", `/api/links/${slug}?domain=${THERE}`)).status).toBe(204);
    expect((await openOn(THERE, `/${slug}`)).status).toBe(404);
    expect(await locationOn(THIRD, `/${slug}`)).toBe(urls[THIRD]);
    const back = await callAsAdmin("POST", `/api/links/${slug}/restore?domain=${THERE}`);
    expect(await linkOf(back)).toMatchObject({ domain: THERE, slug, url: urls[THERE] });
  });

  it("opens in capitals, with an ending and as a preview, and no cache of another isolate mixes domains up", async () => {
    const slug = uniqueSlug();
    const url = uniqueUrl();
    await createThere({ slug, url });
    await problemOf(await openOn(HERE, `/${slug}`), 404, "not-found"); // Remembered here, and not there.
    expect(await locationOn(THERE, `/${slug.toUpperCase()}`)).toBe(url);
    expect(await locationOn(THERE, `/${slug}.`)).toBe(url);
    expect(await (await openOn(THERE, `/${slug}+`)).text()).toContain(url);
  });

  it("is 404 before it is made, and opens right after", async () => {
    const slug = uniqueSlug();
    await problemOf(await openOn(THERE, `/${slug}`), 404, "not-found");
    const { url } = await createThere({ slug });
    expect(await locationOn(THERE, `/${slug}`)).toBe(url);
  });

  it("answers 201 with a Location that finds it, and an idempotent repeat knows the domain", async () => {
    const [key, body] = [uniqueKey(), { url: uniqueUrl(), domain: THERE }];
    const first = await createWithKey(key, body);
    expect(first.status).toBe(201);
    const location = first.headers.get("Location") ?? "";
    const { slug } = await first.json<LinkJson>();
    expect(location).toBe(`/api/links/${slug}?domain=${THERE}`);
    expect(await linkOf(await callAsAdmin("GET", location))).toMatchObject({ slug, domain: THERE });
    expect((await createWithKey(key, body)).headers.get("Idempotent-Replayed")).toBe("true");
    await problemOf(await createWithKey(key, { url: body.url }), 422, "idempotency-mismatch");
    await problemOf(await createWithKey(key, { ...body, domain: THIRD }), 422, "idempotency-mismatch");
  });

  it("is found by findIfExists on its own domain alone", async () => {
    const url = uniqueUrl();
    const { slug } = await createThere({ url });
    const find = (more: object) => callAsAdmin("POST", "/api/links", { url, findIfExists: true, ...more });
    expect(await (await find({ domain: THERE })).json()).toMatchObject({ slug });
    expect((await find({})).status).toBe(201);
    expect((await find({ domain: THIRD })).status).toBe(201);
  });

  it("comes in a bulk beside others, and a bad domain spoils no other item", async () => {
    const slug = uniqueSlug();
    const links = [HERE, THERE, "unknown.example", "not a host", THERE, undefined].map((domain) => ({
      ...{ url: uniqueUrl(), slug, domain },
    }));
    const response = await callAsAdmin("POST", "/api/links/bulk", { links });
    const { results } = await response.json<{ results: { status: number; link?: LinkJson }[] }>();
    expect(results.map(({ status }) => status)).toEqual([201, 201, 400, 400, 409, 409]);
    expect(results[1]?.link).toMatchObject({ slug, domain: THERE, shortUrl: `https://${THERE}/${slug}` });
    expect(await locationOn(THERE, `/${slug}`)).toBe(links[1]?.url);
  });

  it.each(["unknown.example", "there.example:80", "a..b", "x".repeat(300)])(
    "can't be asked for on %s: 400 names domain",
    async (domain) => {
      const { slug } = await createThere();
      const query = `?domain=${encodeURIComponent(domain)}`;
      const asked = ["", "/qr", "/stats", "/clicks", "/history"].map((part) =>
        callAsAdmin("GET", `/api/links/${slug}${part}${query}`),
      );
      const changed = [
        callAsAdmin("PATCH", `/api/links/${slug}${query}`, { title: "x" }),
        callAsAdmin("DELETE", `/api/links/${slug}${query}`),
        callAsAdmin("POST", `/api/links/${slug}/restore${query}`),
        callAsAdmin("DELETE", `/api/links/${slug}/visits${query}`),
        callAsAdmin("DELETE", `/api/links/${slug}/history${query}`),
        callAsAdmin("POST", `/api/links/${slug}/resolve${query}`, {}),
        callAsAdmin("GET", `/api/names/${slug}${query}`),
        callAsAdmin("POST", "/api/links", { url: uniqueUrl(), domain }),
        callAsAdmin("GET", `/api/links${query}`),
      ];
      for (const response of await Promise.all([...asked, ...changed]))
        expect(fieldsOf(await problemOf(response, 400, "validation"))).toEqual(["domain"]);
    },
  );

  it("answers each of its calls with ?domain=, and on the default domain none", async () => {
    const { slug } = await createThere();
    for (const part of ["", "/qr", "/stats", "/clicks", "/history"]) {
      expect((await callAsAdmin("GET", `/api/links/${slug}${part}?domain=${THERE}`)).status).toBe(200);
      await problemOf(await callAsAdmin("GET", `/api/links/${slug}${part}`), 404, "not-found");
    }
    const resolved = await callAsAdmin("POST", `/api/links/${slug}/resolve?domain=${THERE}`, {});
    expect(resolved.status).toBe(200);
    const history = await callAsAdmin("GET", `/api/links/${slug}/history?domain=${THERE}`);
    expect(await history.json()).toMatchObject({ events: [{ slug, domain: THERE }] });
    const { events } = await (await callAsAdmin("GET", "/api/history?limit=100")).json<{ events: object[] }>();
    expect(events).toContainEqual(expect.objectContaining({ slug, domain: THERE }));
  });

  it("is listed with its domain, by it, and by its exact name", async () => {
    const { slug } = await createThere({ slug: uniqueSlug() });
    const listed = async (query: string) => {
      const { links } = await (await callAsAdmin("GET", `/api/links?${query}`)).json<{ links: LinkJson[] }>();
      return links.map((link) => [link.slug, (link as LinkJson & { domain: string }).domain]);
    };
    expect((await listed("limit=200")).slice(0, 200)).toContainEqual([slug, THERE]);
    expect((await listed(`domain=${THERE}&limit=1`))[0]).toEqual([slug, THERE]);
    expect((await listed(`domain=${THERE}&createdBy=admin&limit=1`))[0]).toEqual([slug, THERE]);
    expect((await listed(`domain=${HERE}`)).every(([, domain]) => domain === HERE)).toBe(true);
    expect(await listed(`q=${slug}`)).toEqual([[slug, THERE]]);
    expect(await listed(`q=${slug}&domain=${HERE}`)).toEqual([]);
  });

  it("has a name that is free elsewhere", async () => {
    const { slug } = await createThere({ slug: uniqueSlug() });
    const isFree = async (query: string) => (await callAsAdmin("GET", `/api/names/${slug}${query}`)).json();
    expect(await isFree(`?domain=${THERE}`)).toEqual({ slug, isFree: false, reason: "taken" });
    expect(await isFree("")).toEqual({ slug, isFree: true });
  });
});

describe("hosts", () => {
  it("any host that is not ours gets 404, but for /livez and /health", async () => {
    for (const path of ["/", "/robots.txt", "/api/links", "/some-name", "/_/links"])
      await problemOf(await openOn("strange.example", path, { headers: asAdmin }), 404, "not-found");
    for (const path of ["/livez", "/health"]) expect((await openOn("strange.example", path)).status).toBe(200);
  });

  it("/livez asks no store on any host, also where the isolate knows no domain yet", async () => {
    const fetches = vi.spyOn(globalThis, "fetch");
    const fresh: Env = Object.assign({}, env);
    for (const host of ["strange.example", THERE, HERE])
      expect((await openOn(host, "/livez", {}, fresh)).status, host).toBe(200);
    expect(fetches).not.toHaveBeenCalled();
    fetches.mockRestore();
  });

  it.each(["localhost", "127.0.0.1", "[::1]", `${HERE}.`, HERE.toUpperCase(), `${HERE}:8443`])(
    "%s is the default domain",
    async (host) => {
      const { slug, url } = await createLink();
      expect(await locationOn(host, `/${slug}`)).toBe(url);
    },
  );

  it("localhost is a domain of its own once one has the name", async () => {
    expect((await addDomain({ domain: "localhost" })).status).toBe(201);
    const { slug, url } = await createLink({ domain: "localhost" });
    expect(await locationOn("localhost", `/${slug}`)).toBe(url);
    expect((await callAsAdmin("DELETE", `/api/links/${slug}?domain=localhost`)).status).toBe(204);
    expect((await callAsAdmin("DELETE", "/api/domains/localhost")).status).toBe(204);
  });

  it("the API is the same on every domain, and no link leads to one of them", async () => {
    const { slug } = await createLink();
    expect((await openOn(THERE, `/api/links/${slug}`, { headers: asAdmin })).status).toBe(200);
    for (const host of [THERE, HERE])
      await problemOf(
        await callAsAdmin("POST", "/api/links", { url: `https://${host}/a` }),
        422,
        "destination-refused",
      );
  });

  it("another isolate knows a domain when it is first asked", async () => {
    const { slug, url } = await createThere();
    const other = otherIsolate();
    expect((await other(`/api/links/${slug}?domain=${THERE}`, { headers: asAdmin })).status).toBe(200);
    expect(await locationOn(THERE, `/${slug}`)).toBe(url);
  });
});

describe("where a domain sends its strays", () => {
  const set = (domain: string, settings: object) => callAsAdmin("PATCH", `/api/domains/${domain}`, settings);

  it("homeUrl, notFoundUrl and expiredUrl are a 302 for everybody, and null takes them away", async () => {
    const urls = {
      ...{ homeUrl: "https://example.com/home", notFoundUrl: "https://example.com/lost" },
      expiredUrl: "https://example.com/over",
    };
    const used = await createThere({ maxVisits: 1 });
    const visitor = {
      headers: { "User-Agent": "Mozilla/5.0 (Windows NT 10.0; rv:130.0) Gecko/20100101 Firefox/130.0" },
    };
    expect((await openOn(THERE, `/${used.slug}`, visitor)).status).toBe(302);
    const off = await createThere({ enabled: false });

    const response = await set(THERE, urls);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject(urls);
    for (const headers of [{ Accept: "text/html" }, { Accept: "application/json" }]) {
      for (const method of ["GET", "HEAD"]) {
        const home = await openOn(THERE, "/", { method, headers });
        expect([home.status, home.headers.get("Location")]).toEqual([302, urls.homeUrl]);
        const lost = await openOn(THERE, `/${uniqueSlug()}`, { method, headers });
        expect([lost.status, lost.headers.get("Location")]).toEqual([302, urls.notFoundUrl]);
        expect(lost.headers.get("Cache-Control")).toBe("no-store");
      }
    }
    const over = await openOn(THERE, `/${used.slug}`, visitor);
    expect([over.status, over.headers.get("Location")]).toEqual([302, urls.expiredUrl]);
    expect((await openOn(THERE, `/${off.slug}`)).status).toBe(410);
    expect((await openOn(HERE, `/${uniqueSlug()}`)).status).toBe(404);

    expect((await set(THERE, { homeUrl: null, notFoundUrl: null, expiredUrl: null })).status).toBe(200);
    expect((await openOn(THERE, "/")).status).toBe(200);
    expect((await openOn(THERE, `/${uniqueSlug()}`)).status).toBe(404);
    expect((await openOn(THERE, `/${used.slug}`, visitor)).status).toBe(410);
  });

  it("PATCH of an unknown domain is 404, and an unknown field 400", async () => {
    await problemOf(await set("unknown.example", { homeUrl: null }), 404, "not-found");
    expect(fieldsOf(await problemOf(await set(THERE, { domain: "x.example" }), 400, "validation"))).toEqual(["domain"]);
  });
});

describe("the files of a domain", () => {
  const association = {
    applinks: { details: [{ appIDs: ["ABCDE12345.com.example"], components: [{ "/": "/a/*" }] }] },
  };
  const statements = [
    {
      relation: ["delegate_permission/common.handle_all_urls"],
      target: { namespace: "web", site: "https://example.com" },
    },
  ];

  it("app links are JSON, of the domain that is asked alone, without a redirect", async () => {
    const settings = { appleAppSiteAssociation: association, assetLinks: statements };
    expect(await (await callAsAdmin("PATCH", `/api/domains/${THERE}`, settings)).json()).toMatchObject(settings);
    for (const [path, file] of [
      ["/.well-known/apple-app-site-association", association],
      ["/.well-known/assetlinks.json", statements],
    ] as const) {
      const response = await openOn(THERE, path);
      expect([response.status, response.headers.get("Content-Type")]).toEqual([200, "application/json"]);
      expect(await response.json()).toEqual(file);
      expect((await openOn(THERE, path, { method: "HEAD" })).status).toBe(200);
      await problemOf(await openOn(THIRD, path), 404, "not-found");
      await problemOf(await openOn(HERE, path), 404, "not-found");
      expect((await openOn(THERE, path, { method: "POST" })).status).toBe(405);
    }
    expect(
      (await callAsAdmin("PATCH", `/api/domains/${THERE}`, { appleAppSiteAssociation: null, assetLinks: null })).status,
    ).toBe(200);
    await problemOf(await openOn(THERE, "/.well-known/assetlinks.json"), 404, "not-found");
  });

  it.each([
    { appleAppSiteAssociation: [] },
    { appleAppSiteAssociation: {} },
    { appleAppSiteAssociation: { applinks: { details: "x" } } },
    { appleAppSiteAssociation: { webcredentials: { apps: [1] } } },
    { appleAppSiteAssociation: { ...association, more: "x".repeat(33_000) } },
    { assetLinks: {} },
    { assetLinks: [{ relation: [], target: { namespace: "web" } }] },
    { assetLinks: [{ relation: ["a"], target: {} }] },
  ])("refuses %.60j, and names the field", async (settings) => {
    const problem = await problemOf(await callAsAdmin("PATCH", `/api/domains/${THERE}`, settings), 400, "validation");
    expect(fieldsOf(problem).every((field) => field.startsWith(Object.keys(settings)[0] ?? ""))).toBe(true);
  });

  it("robots.txt and security.txt answer on each domain", async () => {
    expect(await (await openOn(THERE, "/robots.txt")).text()).toContain("User-agent");
    const response = await otherIsolate({ SECURITY_CONTACT: "mailto:a@example.com" })("/.well-known/security.txt");
    expect(await response.text()).toContain(`Canonical: ${ORIGIN}/`);
  });
});

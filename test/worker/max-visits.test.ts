import { afterEach, describe, expect, it, vi } from "vitest";
import { BROWSER } from "../support/settings.ts";
import {
  call,
  callAsAdmin,
  createLink,
  createPublicly,
  fieldsOf,
  getLink,
  otherIsolate,
  problemOf,
  uniqueSlug,
  uniqueUrl,
} from "../support/worker-client.ts";
import { countCalls, refuse, sqlEndpoint } from "../support/worker-fetch.ts";
import { query } from "../support/worker-sql.ts";

const person = { headers: { "User-Agent": BROWSER } };
const visit = (slug: string, from = call) => from(`/${slug}`, person);

async function usedOf(url: string): Promise<unknown> {
  return (await query("SELECT visits_used FROM links WHERE url = $1", [url]))[0]?.["visits_used"];
}

describe("links with maxVisits", () => {
  afterEach(() => vi.restoreAllMocks());

  it("GET /{slug} leads on as often as they may be opened, and is 410 then, in each isolate", async () => {
    const { slug, url } = await createLink({ maxVisits: 2 });
    const isolates = [call, otherIsolate(), call, otherIsolate()];
    const answers = [];
    for (const isolate of isolates) answers.push(await visit(slug, isolate));
    expect(answers.map(({ status, headers }) => [status, headers.get("Location")])).toEqual([
      [302, url],
      [302, url],
      [410, null],
      [410, null],
    ]);
    for (const { headers } of answers) expect(headers.get("Cache-Control")).toBe("no-store");
    for (const { status, headers } of answers) expect(headers.get("X-Request-Id") === null).toBe(status === 302);
    expect((await problemOf(await visit(slug), 410, "gone")).detail).toContain("it has had all of its visits");
    expect(await usedOf(url)).toBe(2);
  });

  it("GET /{slug} leads on to expiredUrl once they are used up", async () => {
    const { slug } = await createLink({ maxVisits: 1, expiredUrl: "https://example.com/over" });
    expect((await visit(slug)).status).toBe(302);
    const over = await visit(slug);
    expect([over.status, over.headers.get("Location")]).toEqual([302, "https://example.com/over"]);
  });

  it.each([301, 302, 307, 308])("GET /{slug} answers %i as it is, but lets nobody keep it", async (redirectStatus) => {
    const { slug, url } = await createLink({ maxVisits: 1, redirectStatus, forwardQuery: true });
    const response = await call(`/${slug}?a=b`, person);
    expect([response.status, response.headers.get("Location")]).toEqual([redirectStatus, `${url}?a=b`]);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
  });

  it.each([
    ["a bot", "", { headers: { "User-Agent": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)" } }],
    ["curl", "", { headers: { "User-Agent": "curl/8.5.0" } }],
    ["nobody in particular", "", {}],
    ["HEAD", "", { ...person, method: "HEAD" }],
    ["a browser that fetches ahead", "", { headers: { ...person.headers, "Sec-Purpose": "prefetch;prerender" } }],
    ["a preview", "+", person],
    ["a preview, spelled otherwise", "%2B", person],
  ])("%s uses no visit, and gets a page without the target", async (_, suffix, init) => {
    const { slug, url, title } = await createLink({ maxVisits: 1, title: "A title", redirectStatus: 301 });
    for (const isolate of [call, otherIsolate()]) {
      const response = await isolate(`/${slug}${suffix}`, init);
      expect([response.status, response.headers.get("Location")]).toEqual([200, null]);
      expect(response.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
      expect(response.headers.get("Cache-Control")).toBe("no-store");
      const html = await response.text();
      expect(html).not.toContain(url);
      expect(html).not.toContain(title);
      if ("method" in init) expect(html).toBe("");
      else expect(html).toContain("<h1>This link opens a limited number of times</h1>");
      if (suffix !== "") expect(html).toContain(`href="/${slug}"`);
    }
    expect(await usedOf(url)).toBe(0);
    expect((await visit(slug)).status).toBe(301);
  });

  it("an edit keeps what was used: a higher number lets more through, null all, and the number is answered", async () => {
    const { slug, url } = await createLink({ maxVisits: 1 });
    const path = `/api/links/${slug}`;
    expect((await visit(slug)).status).toBe(302);
    expect(await (await callAsAdmin("PATCH", path, { maxVisits: 2 })).json()).toMatchObject({ maxVisits: 2 });
    expect([(await visit(slug)).status, (await visit(slug)).status]).toEqual([302, 410]);
    expect(await getLink(slug)).toMatchObject({ maxVisits: 2 });
    await callAsAdmin("PATCH", path, { maxVisits: null });
    expect([(await visit(slug)).status, (await visit(slug)).status]).toEqual([302, 302]);
    expect(await usedOf(url)).toBe(2);
    await callAsAdmin("PATCH", path, { maxVisits: 2 });
    expect((await visit(slug)).status).toBe(410);
  });

  it("what another isolate has in memory is not what a visit gets: not the old target, not the old state", async () => {
    const [edited, disabled, deleted, opened] = [
      await createLink({ maxVisits: 9, slug: uniqueSlug() }),
      await createLink({ maxVisits: 9, slug: uniqueSlug() }),
      await createLink({ maxVisits: 9, slug: uniqueSlug() }),
      await createLink({ maxVisits: 1, slug: uniqueSlug() }),
    ];
    const other = otherIsolate();
    for (const { slug } of [edited, disabled, deleted, opened]) await other(`/${slug}`); // Into its memory.
    await callAsAdmin("PATCH", `/api/links/${edited.slug}`, { url: "https://example.com/now" });
    await callAsAdmin("PATCH", `/api/links/${disabled.slug}`, { enabled: false });
    await callAsAdmin("DELETE", `/api/links/${deleted.slug}`);
    await callAsAdmin("PATCH", `/api/links/${opened.slug}`, { maxVisits: null });
    expect((await visit(edited.slug, other)).headers.get("Location")).toBe("https://example.com/now");
    await problemOf(await visit(disabled.slug, other), 410, "gone");
    await problemOf(await visit(deleted.slug, other), 404, "not-found");
    expect((await visit(opened.slug, other)).headers.get("Location")).toBe(opened.url);
    expect(await usedOf(opened.url)).toBe(0);
  });

  it("a visit of a link in memory costs one query, one of a link without a limit none", async () => {
    const [limited, open] = [await createLink({ maxVisits: 9 }), await createLink()];
    for (const { slug } of [limited, open]) await visit(slug);
    const calls = countCalls();
    await visit(open.slug);
    expect(calls()).toEqual({});
    await visit(limited.slug);
    expect(calls()).toEqual({ [sqlEndpoint]: 1 });
  });

  it("while Postgres is down a link in memory is 503 with Retry-After, as a page too, and no visit is free", async () => {
    const { slug, url } = await createLink({ maxVisits: 2 });
    expect((await visit(slug)).status).toBe(302);
    refuse(sqlEndpoint);
    const refused = await visit(slug);
    expect(refused.headers.get("Retry-After")).not.toBeNull();
    await problemOf(refused, 503, "unavailable");
    const page = await call(`/${slug}`, { headers: { ...person.headers, Accept: "text/html" } });
    expect([page.status, page.headers.get("Location")]).toEqual([503, null]);
    vi.restoreAllMocks();
    expect([(await visit(slug)).status, (await visit(slug)).status]).toEqual([302, 410]);
    expect(await usedOf(url)).toBe(2);
  });

  it("a link with a password uses a visit only once the right one is shown", async () => {
    const { slug, url } = await createLink({ maxVisits: 1, password: "sesame" });
    const show = (password: string, agent = BROWSER, from = call) =>
      from(`/${slug}`, {
        method: "POST",
        headers: { "Content-Type": "application/x-www-form-urlencoded", "User-Agent": agent },
        body: `password=${password}`,
      });
    expect([(await visit(slug)).status, (await show("wrong")).status]).toEqual([403, 403]);
    const bot = await show("sesame", "curl/8.5.0");
    expect([bot.status, bot.headers.get("Location"), await usedOf(url)]).toEqual([200, null, 0]);

    const stale = otherIsolate();
    await visit(slug, stale);
    await callAsAdmin("PATCH", `/api/links/${slug}`, { password: "another" });
    // Its memory has the old password, which opens it no more.
    expect([(await show("sesame", BROWSER, stale)).status, await usedOf(url)]).toEqual([403, 0]);

    const right = await show("another");
    expect([right.status, right.headers.get("Location"), await usedOf(url)]).toEqual([303, url, 1]);
    await problemOf(await show("another"), 410, "gone");
    // The form comes first: who has no password learns nothing of what is left.
    expect((await visit(slug)).status).toBe(403);
  });

  it("creates, in bulk too, and edits name maxVisits where it is wrong", async () => {
    const url = uniqueUrl();
    const { slug } = await createLink();
    for (const maxVisits of [0, -1, 1.5, 2_147_483_648, "5", true]) {
      const answers = [
        await callAsAdmin("POST", "/api/links", { url, maxVisits }),
        await callAsAdmin("PATCH", `/api/links/${slug}`, { maxVisits }),
      ];
      for (const answer of answers) expect(fieldsOf(await problemOf(answer, 400, "validation"))).toEqual(["maxVisits"]);
    }
    const bulk = await callAsAdmin("POST", "/api/links/bulk", {
      links: [
        { url, maxVisits: 0 },
        { url, maxVisits: 7 },
      ],
    });
    expect(await bulk.json()).toMatchObject({
      results: [{ problem: { errors: [{ path: "maxVisits" }] } }, { status: 201, link: { maxVisits: 7 } }],
    });
    const list = await (await callAsAdmin("GET", `/api/links?q=${url.split("/").at(-1)}`)).json();
    expect(list).toMatchObject({ links: [{ url, maxVisits: 7 }] });
  });

  it("a public create may set one", async () => {
    const response = await createPublicly({ url: uniqueUrl(), maxVisits: 3 });
    expect([response.status, await response.json()]).toMatchObject([201, { maxVisits: 3 }]);
  });
});

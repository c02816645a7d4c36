import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { freezeClock } from "../support/frozen-clock.ts";
import { asAdmin } from "../support/settings.ts";
import {
  call,
  createLink,
  fromFreshAddress,
  otherIsolate,
  problemOf,
  uniqueSlug,
  uniqueUrl,
} from "../support/worker-client.ts";
import { countCalls, redisEndpoint, refuse, sqlEndpoint } from "../support/worker-fetch.ts";
import { query } from "../support/worker-sql.ts";

const MARKS = Array.from(`/.,;:!?)]}>'"»”’…。，`);
const SPACES = Array.from(" \t\n\r\u00a0\u1680\u2003\u2028\u202f\u3000");
const INVISIBLE = Array.from("\u200b\u200c\u200d\u200e\u2060\ufeff\u00ad\ufe0f");
const ENDINGS = [...MARKS, ...SPACES, ...INVISIBLE, "//", ").", ".)", "…”", " /", "/.", "?!?!", " \u200b."];

const locationBy = async (path: string, visit: typeof call) => (await visit(path)).headers.get("Location");

/** As long as no name of another suite is: what is imported there and here then never meets. */
const longSlug = (length = 58) => uniqueSlug().padEnd(length, "x");

/** A link with the name, as an import leaves it in Postgres. @returns its url. */
async function importLink(name: string): Promise<string> {
  const url = uniqueUrl();
  await query("INSERT INTO links (slug, url, created_by) VALUES ($1, $2, 'key:admin')", [name, url]);
  await query("UPDATE meta SET imported_name_lengths = imported_name_lengths || $1::smallint", [name.length]);
  return url;
}

/** What went to a store while the work was done: the fills behind the answers included. */
async function callsDuring(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const counts = countCalls();
  await work();
  const counted = counts();
  vi.restoreAllMocks();
  return counted;
}

describe("GET /{slug} with what a chat leaves behind a link", () => {
  beforeAll(async () => {
    await createLink(); // No key may claim a database that has links already.
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it("GET /{slug} opens a slug and a code with each ending behind them, and with slashes in front", async () => {
    for (const { slug, url } of [await createLink({ slug: uniqueSlug() }), await createLink()]) {
      const visit = otherIsolate();
      for (const ending of ENDINGS) {
        const path = `/${slug}${ending === "/" || ending === "." ? ending : encodeURIComponent(ending)}`;
        expect([path, await locationBy(path, visit)]).toEqual([path, url]);
      }
      for (const path of [`//${slug}`, `///${slug}/`, `/%2F${slug}`, `/${slug}/,`, `/${slug}%2F`])
        expect([path, await locationBy(path, visit)]).toEqual([path, url]);
    }
  });

  it("GET /{slug} folds what is left: a slug in capitals with an ending", async () => {
    const { slug, url } = await createLink({ slug: uniqueSlug() });
    expect(await locationBy(`/${slug.toUpperCase()}.`, otherIsolate())).toBe(url);
  });

  it.each(["%00", ";a", "/a", "-", "_", "%2B%2B", "(", "%E2%82%AC"])(
    "GET /{slug} finds nothing with %s behind a slug, which is no ending",
    async (more) => {
      const { slug } = await createLink({ slug: uniqueSlug() });
      await problemOf(await otherIsolate()(`/${slug}${more}`), 404, "not-found");
    },
  );

  it("GET /{name} opens the exact name where an imported one ends so, with any slash behind it too", async () => {
    for (const ending of [".", "!", "…", "\u200b", ")"]) {
      const { slug, url } = await createLink({ slug: longSlug() });
      const name = `${slug}${ending}`;
      const importedUrl = await importLink(name);
      const visit = otherIsolate();
      expect(await locationBy(`/${encodeURIComponent(name)}`, visit)).toBe(importedUrl);
      expect(await locationBy(`/${encodeURIComponent(name)}/`, visit)).toBe(importedUrl);
      expect(await locationBy(`/${slug}`, visit)).toBe(url);
      expect(await locationBy(`/${slug},`, visit)).toBe(url);
    }
  });

  it("GET /{slug}. costs one command and one statement, then none at all for as long as memory knows", async () => {
    const { slug, url } = await createLink({ slug: uniqueSlug() });
    const [visit, other] = [otherIsolate(), otherIsolate()];
    const { slug: before } = await createLink({ slug: uniqueSlug() });
    for (const isolate of [visit, other]) await isolate(`/${before}`); // Whose visit asks for the salt of the day.
    const first = await callsDuring(async () => expect(await locationBy(`/${slug}.`, visit)).toBe(url));
    expect(first[sqlEndpoint]).toBe(1);
    expect(first[redisEndpoint]).toBe(2); // The MGET, and behind the answer the `none` of the closer name.
    expect(await callsDuring(async () => expect(await locationBy(`/${slug}.`, visit)).toBe(url))).toEqual({});
    expect(await callsDuring(async () => expect(await locationBy(`/${slug}`, visit)).toBe(url))).toEqual({});
    const elsewhere = await callsDuring(async () => expect(await locationBy(`/${slug}.`, other)).toBe(url));
    expect(elsewhere).toEqual({ [redisEndpoint]: 1 });
  });

  it("GET /{code}. is refused by arithmetic for codes that were never issued (P2)", async () => {
    const visit = otherIsolate();
    expect((await visit("/aAaaaaa")).status).toBe(404);
    const counted = await callsDuring(async () => {
      for (const path of ["/aAaaaaa/", "/aAaaaaaB/.", "//aAaaaaa", "/aAaaaaa//"])
        expect((await visit(path)).status).toBe(404);
    });
    expect(counted).toEqual({});
  });

  it("GET /{unknown}. goes to unknownSlugs once, as the slug that it would be", async () => {
    const slug = uniqueSlug();
    const visit = otherIsolate({ CLICK_FLUSH_SECONDS: "0" });
    expect((await visit(`/${slug.toUpperCase()}.`)).status).toBe(404);
    const counted = () => query("SELECT slug, requests FROM unknown_slugs WHERE slug LIKE $1", [`${slug}%`]);
    await expect.poll(counted, { timeout: 20_000 }).toMatchObject([{ slug, requests: "1" }]);
  });

  it("GET /{unknown}. counts as one unknown look-up", async () => {
    freezeClock();
    const headers = fromFreshAddress();
    const visit = otherIsolate();
    const unknown = Array.from({ length: 61 }, () => uniqueSlug());
    const statuses: number[] = [];
    for (const slug of unknown) statuses.push((await visit(`/${slug}.`, { headers })).status);
    expect(statuses).toEqual([...Array.from({ length: 60 }, () => 404), 429]);
  });

  it("HEAD, ?query, a preview and a password go by the same names", async () => {
    const { slug, url } = await createLink({ slug: uniqueSlug(), forwardQuery: true });
    const visit = otherIsolate();
    const head = await visit(`/${slug}./`, { method: "HEAD" });
    expect([head.status, head.headers.get("Location")]).toEqual([302, url]);
    expect(await locationBy(`/${slug}.?a=b`, visit)).toBe(`${url}?a=b`);
    for (const path of [
      `/${slug}+`,
      `/${slug}+.`,
      `/${slug}.+`,
      `/${slug}+/`,
      `//${slug}+`,
      `/${slug.toUpperCase()}+)`,
    ]) {
      const preview = await visit(path);
      expect([path, preview.status, preview.headers.get("Location")]).toEqual([path, 200, null]);
      expect(await preview.text()).toContain(url);
    }

    const locked = await createLink({ slug: uniqueSlug(), password: "open sesame" });
    const headers = { ...fromFreshAddress(), "Content-Type": "application/x-www-form-urlencoded" };
    for (const path of [`/${locked.slug}/`, `/${locked.slug}.`, `//${locked.slug}`]) {
      expect((await visit(path, { headers: { Accept: "text/html" } })).status).toBe(403);
      const unlocked = await visit(`${path}?unlock`, { method: "POST", headers, body: "password=open+sesame" });
      expect([path, unlocked.status, unlocked.headers.get("Location")]).toEqual([path, 303, locked.url]);
    }
  });

  it("GET /{slug}+. of a limited link leads on to the link itself", async () => {
    const { slug } = await createLink({ slug: uniqueSlug(), maxVisits: 1 });
    expect(await (await call(`/${slug}+.`)).text()).toContain(`href="/${slug}"`);
  });

  it("GET /{slug}. is served from a cache while Postgres is down, unless imported names of that length are known (P6)", async () => {
    const [fresh, knowing] = [otherIsolate(), otherIsolate()];
    const { slug, url } = await createLink({ slug: uniqueSlug() });
    const long = await createLink({ slug: longSlug(62) });
    const learned = await createLink({ slug: uniqueSlug() });
    expect(await locationBy(`/${learned.slug}/`, fresh)).toBe(learned.url);
    await importLink(`${longSlug(62)}.`);
    const seen = await createLink({ slug: uniqueSlug() });
    expect(await locationBy(`/${seen.slug}.`, knowing)).toBe(seen.url); // By which it learns what was imported.
    refuse(sqlEndpoint);
    expect(await locationBy(`/${slug}.`, fresh)).toBe(url);
    expect(await locationBy(`/${long.slug}.`, fresh)).toBe(long.url);
    expect(await locationBy(`/${long.slug}/`, knowing)).toBe(long.url); // No name holds a slash.
    await problemOf(await knowing(`/${long.slug}.`), 503, "unavailable");
    await problemOf(await fresh(`/${uniqueSlug()}.`), 503, "unavailable");
  });

  it("GET /{slug}. goes on from memory alone while both stores are down (P6)", async () => {
    const { slug, url } = await createLink({ slug: uniqueSlug() });
    const visit = otherIsolate();
    expect(await locationBy(`/${slug}`, visit)).toBe(url);
    vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("Network connection lost"));
    expect(await locationBy(`/${slug}.`, visit)).toBe(url);
  });

  it("an edit by the API is seen by every spelling at once", async () => {
    const { slug } = await createLink({ slug: uniqueSlug() });
    const visit = otherIsolate();
    for (const path of [`/${slug}.`, `/${slug}/`, `/${slug.toUpperCase()}`])
      expect((await visit(path)).status).toBe(302);
    const headers = { ...asAdmin, "Content-Type": "application/json" };
    const edited = await visit(`/api/links/${slug}`, { method: "PATCH", headers, body: '{"enabled":false}' });
    expect(edited.status).toBe(200);
    for (const path of [`/${slug}.`, `/${slug}/`, `/${slug.toUpperCase()}`])
      expect((await visit(path)).status).toBe(410);
  });
});

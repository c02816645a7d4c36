import { describe, expect, it } from "vitest";
import { insertRollUps } from "../support/click-rows.ts";
import { bearer, createKey, revoke } from "../support/key-client.ts";
import {
  call,
  callAsAdmin,
  createLink,
  fromFreshAddress,
  jsonInit,
  type LinkJson,
  problemOf,
  uniqueUrl,
} from "../support/worker-client.ts";
import { query } from "../support/worker-sql.ts";

interface Listed extends LinkJson {
  readonly visits?: { readonly total: number; readonly series: readonly { time: string; visits: number }[] };
}

interface Page {
  readonly links: readonly Listed[];
  readonly nextCursor: string | null;
}

async function list(parameters: Record<string, string>, headers?: Record<string, string>): Promise<Page> {
  const path = `/api/links?${new URLSearchParams(parameters).toString()}`;
  const response = headers === undefined ? await callAsAdmin("GET", path) : await call(path, { headers });
  expect(response.status).toBe(200);
  return response.json<Page>();
}

/**
 * All that the pages of two have.
 * @param since a page that ends before it is the last: other tests of these stores have made thousands.
 */
async function walk(parameters: Record<string, string>, limit = 2, since = ""): Promise<string[]> {
  const slugs: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: Page = await list({ ...parameters, limit: String(limit), ...(cursor === "" ? {} : { cursor }) });
    expect(page.links.length).toBeLessThanOrEqual(limit);
    slugs.push(...page.links.map(({ slug }) => slug));
    cursor = (page.links.at(-1)?.createdAt ?? "") < since ? null : page.nextCursor;
  }
  return slugs;
}

const uniqueTag = () => `t${crypto.randomUUID().replaceAll("-", "")}`;

async function createWith(key: string, fields: Record<string, unknown> = {}): Promise<Listed> {
  const init = jsonInit({ url: uniqueUrl(), ...fields }, bearer(key));
  const response = await call("/api/links", { method: "POST", ...init });
  expect(response.status).toBe(201);
  return response.json<Listed>();
}

const expire = (slug: string) =>
  query("UPDATE links SET expires_at = now() - interval '1 second' WHERE slug = $1", [slug]);

describe("filters of GET /api/links", () => {
  it("broken leaves out what is not so, and holds nothing against a destination that was changed", async () => {
    const tag = uniqueTag();
    const make = async (isBroken: boolean) => {
      const link = await createLink({ tags: [tag] });
      await query(
        `INSERT INTO link_checks (link_id, host, url, checked_at, status, final_url, duration_ms, is_broken)
         SELECT id, 'example.com', url, now(), 404, url, 1, $2 FROM links WHERE url = $1`,
        [link.url, String(isBroken)],
      );
      return link;
    };
    const [broken, moved, failed] = [await make(true), await make(true), await make(false)];
    const unknown = await createLink({ tags: [tag] });
    await callAsAdmin("PATCH", `/api/links/${moved.slug}`, { url: uniqueUrl() });
    expect(await walk({ tag, broken: "true" })).toEqual([broken.slug]);
    expect(await walk({ tag, broken: "false" })).toEqual([unknown.slug, failed.slug, moved.slug]);
    expect(await walk({ tag, broken: "true", enabled: "false" })).toEqual([]);
    expect((await list({ broken: "true" })).links.map(({ slug }) => slug)).toContain(broken.slug);
    const { links } = await list({ tag, checks: "include" });
    expect(links.map((link) => (link as { check?: { status: number } | null }).check?.status)).toEqual([
      ...[undefined, 404, undefined, 404],
    ]);
    expect(links[0]).toHaveProperty("check", null);
    for (const parameters of ["broken=maybe", "checks=all"])
      await problemOf(await callAsAdmin("GET", `/api/links?${parameters}`), 400, "validation");
  });

  it("enabled and expired leave out what is not so, alone, together, with a tag and with a search", async () => {
    const tag = uniqueTag();
    const made: Record<string, string> = {};
    for (const name of ["plain", "off", "ended", "offEnded", "later"]) {
      const slug = `${name.toLowerCase()}-${tag}`;
      const expiresAt = name === "later" ? { expiresAt: "2099-01-01T00:00:00Z" } : {};
      await createLink({ slug, tags: [tag], enabled: !name.startsWith("off"), ...expiresAt });
      if (/ended/i.test(name)) await expire(slug);
      made[name] = slug;
    }
    const { plain, off, ended, offEnded, later } = made;
    const [oldest] = (await list({ tag, limit: "200" })).links.map(({ createdAt }) => createdAt).toSorted();
    const cases: [Record<string, string>, (string | undefined)[]][] = [
      [{ enabled: "true" }, [later, ended, plain]],
      [{ enabled: "false" }, [offEnded, off]],
      [{ expired: "true" }, [offEnded, ended]],
      [{ expired: "false" }, [later, off, plain]],
      [{ enabled: "false", expired: "true" }, [offEnded]],
      [{ enabled: "true", expired: "false" }, [later, plain]],
      [{ enabled: "false", expired: "false", createdBy: "admin" }, [off]],
    ];
    for (const [filters, expected] of cases) {
      expect([filters, await walk({ ...filters, tag })]).toEqual([filters, expected]);
      expect([filters, await walk({ ...filters, q: tag })]).toEqual([filters, expected]);
      // Beside what other tests make, which may be thousands.
      const all = await walk({ createdBy: "admin", ...filters }, 200, oldest);
      expect([filters, all.filter((slug) => slug.endsWith(tag))]).toEqual([filters, expected]);
    }
    for (const [filters, expected] of cases.slice(0, 4)) {
      const all = await walk(filters, 200, oldest);
      expect([filters, all.filter((slug) => slug.endsWith(tag))]).toEqual([filters, expected]);
    }
  });

  it("createdBy finds the links of all keys of that name, in order, by cursor, and no other's", async () => {
    const name = `site ${crypto.randomUUID()}`;
    const [one, other, foreign] = [await createKey({ name }), await createKey({ name }), await createKey()];
    const made: string[] = [];
    for (const { key } of [one, other, one, other, other]) made.unshift((await createWith(key)).slug);
    await createWith(foreign.key);
    expect(await walk({ createdBy: name })).toEqual(made);
    expect(await walk({ createdBy: name, enabled: "true", expired: "false" })).toEqual(made);
    expect(await walk({ createdBy: name, enabled: "false" })).toEqual([]);
    expect(await walk({ createdBy: `${name}x` })).toEqual([]);
    expect(await walk({ createdBy: `${name}' OR true --` })).toEqual([]);
  });

  it("a link says who made it: the admin, a key by its name while there is one, or nobody", async () => {
    const { id, key } = await createKey({ name: "my site" });
    const mine = await createWith(key);
    const createdBy = { kind: "key", name: "my site" };
    expect(mine.createdBy).toEqual(createdBy);
    const path = `/api/links/${mine.slug}`;
    for (const headers of [bearer(key), undefined]) {
      const seen = headers === undefined ? await callAsAdmin("GET", path) : await call(path, { headers });
      expect(await seen.json()).toMatchObject({ createdBy });
    }
    expect(await (await callAsAdmin("PATCH", path, { title: "a" })).json()).toMatchObject({ createdBy });
    expect((await list({ q: mine.slug })).links[0]?.createdBy).toEqual(createdBy);

    const bulk = await call("/api/links/bulk", {
      ...{ method: "POST", ...jsonInit({ links: [{ url: uniqueUrl() }] }, bearer(key)) },
    });
    expect(await bulk.json()).toMatchObject({ results: [{ link: { createdBy } }] });

    await revoke(id);
    expect(await (await callAsAdmin("GET", path)).json()).toMatchObject({ createdBy: { kind: "key", name: null } });
    expect(await createLink()).toMatchObject({ createdBy: { kind: "admin", name: "admin" } });
    const open = await call("/api/links", { method: "POST", ...jsonInit({ url: uniqueUrl() }, fromFreshAddress()) });
    expect(await open.json()).toMatchObject({ createdBy: null });
  });

  it("a person's e-mail is shown to the admin, and not to a key, which may be anybody's program", async () => {
    const { slug, url } = await createLink();
    const email = `ada-${crypto.randomUUID()}@example.com`;
    await query("UPDATE links SET created_by = $1 WHERE url = $2", [`person:${email}`, url]);
    const { key } = await createKey();
    const ofPerson = async (name: string, headers?: Record<string, string>) =>
      (await list({ createdBy: name }, headers)).links.map((link) => [link.slug, link.createdBy]);
    expect(await ofPerson(email.toUpperCase())).toEqual([[slug, { kind: "person", name: email }]]);
    expect(await ofPerson(email, bearer(key))).toEqual([[slug, { kind: "person", name: null }]]);
  });
});

describe("GET /api/links?visits=30d", () => {
  it("gives each link its people's visits of the last 30 UTC days, today included, and zeros between", async () => {
    const tag = uniqueTag();
    const [busy, quiet] = [await createLink({ tags: [tag] }), await createLink({ tags: [tag] })];
    const [row] = await query("SELECT id FROM links WHERE url = $1", [busy.url]);
    const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
    await insertRollUps(query, BigInt(String(row?.["id"])), {
      totals: [],
      days: [],
      names: [
        [day(0), "device", "mobile", 2, 7],
        [day(0), "device", "", 1],
        [day(0), "country", "DE", 3],
        [day(29), "device", "desktop", 5],
        [day(30), "device", "desktop", 100],
      ],
    });
    const { links } = await list({ tag, visits: "30d" });
    expect(links.map(({ slug, visits }) => [slug, visits?.total])).toEqual([
      [quiet.slug, 0],
      [busy.slug, 8],
    ]);
    const series = links[1]?.visits?.series ?? [];
    expect(series.length).toBe(30);
    expect(series[0]).toEqual({ time: `${day(29)}T00:00:00.000Z`, visits: 5 });
    expect(series[29]).toEqual({ time: `${day(0)}T00:00:00.000Z`, visits: 3 });
    expect(series.slice(1, 29).every(({ visits }) => visits === 0)).toBe(true);
    expect((await list({ tag })).links[0]).not.toHaveProperty("visits");
  });

  it("needs stats:read beside links:read", async () => {
    const { key } = await createKey({ scopes: ["links:read"] });
    const refused = await call("/api/links?visits=30d", { headers: bearer(key) });
    expect(refused.headers.get("WWW-Authenticate")).toContain('scope="stats:read"');
    await problemOf(refused, 403, "forbidden");
    const both = await createKey({ scopes: ["links:read", "stats:read"] });
    expect((await list({ visits: "30d" }, bearer(both.key))).links.every(({ visits }) => visits !== undefined)).toBe(
      true,
    );
  });
});

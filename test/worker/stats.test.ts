import { afterEach, describe, expect, it, vi } from "vitest";
import { insertRollUps } from "../support/click-rows.ts";
import { asAdmin } from "../support/settings.ts";
import {
  call,
  callAsAdmin,
  createLink,
  fieldsOf,
  type LinkJson,
  otherIsolate,
  problemOf,
  uniqueSlug,
} from "../support/worker-client.ts";
import { refuse, sqlEndpoint } from "../support/worker-fetch.ts";
import { query } from "../support/worker-sql.ts";

interface StatsJson {
  readonly visits: number;
  readonly visitors: number;
  readonly bots: number;
  readonly series: readonly { readonly time: string; readonly visits: number; readonly visitors: number | null }[];
  readonly topLinks: readonly {
    readonly slug: string | null;
    readonly shortUrl: string | null;
    readonly visits: number;
  }[];
  readonly unknownSlugs: readonly { readonly slug: string; readonly requests: number }[];
  readonly [field: string]: unknown;
}

async function statsAt(path: string, parameters: Record<string, string> = {}): Promise<StatsJson> {
  const response = await callAsAdmin("GET", `${path}?${new URLSearchParams(parameters).toString()}`);
  expect([response.status, response.headers.get("Cache-Control")]).toEqual([200, "no-store"]);
  return response.json<StatsJson>();
}

async function idOf({ url }: LinkJson): Promise<string> {
  const [row] = await query("SELECT id FROM links WHERE url = $1", [url]);
  return String(row?.["id"]);
}

describe("GET /api/links/{slug}/stats", () => {
  afterEach(() => vi.restoreAllMocks());
  const statsOf = ({ slug }: LinkJson, parameters?: Record<string, string>) =>
    statsAt(`/api/links/${slug}/stats`, parameters);

  it("answers with all that the contract says, of a period in a time zone", async () => {
    const link = await createLink();
    await insertRollUps(query, BigInt(await idOf(link)), {
      totals: [
        ["2026-10-24T21:45Z", 100],
        ["2026-10-24T22:00Z", 2, 1],
        ["2026-10-25T22:45Z", 3],
        ["2026-10-25T23:00Z", 100],
      ],
      days: [["2026-10-25", 4, 1]],
      names: [
        ...(["country", "region", "city", "device", "browser", "os", "language"] as const).map(
          (dimension) => ["2026-10-25", dimension, `a ${dimension}`, 5] as const,
        ),
        ["2026-10-25", "referrer", "", 4],
        ["2026-10-25", "referrer", "news.example", 1],
        ...(["source", "medium", "campaign", "term", "content"] as const).map(
          (part) => ["2026-10-25", `utm_${part}`, `a ${part}`, 5] as const,
        ),
        ["2026-10-25", "rule", "German", 3],
        ["2026-10-25", "rule", "", 2],
      ],
    });
    const of = (name: string) => [{ name, visits: 5 }];
    expect(await statsOf(link, { from: "2026-10-25", to: "2026-10-25", timezone: "Europe/Berlin" })).toEqual({
      ...{ visits: 5, visitors: 4, bots: 1, visitorsAre: "sums of UTC days" },
      utcDays: { first: "2026-10-25", last: "2026-10-25" },
      ...{
        timezone: "Europe/Berlin",
        from: "2026-10-24T22:00:00.000Z",
        to: "2026-10-25T23:00:00.000Z",
        interval: "day",
      },
      series: [{ time: "2026-10-24T22:00:00.000Z", visits: 5, visitors: 4 }],
      ...{ countries: of("a country"), regions: of("a region"), cities: of("a city"), devices: of("a device") },
      ...{ browsers: of("a browser"), os: of("a os"), languages: of("a language") },
      referrers: [
        { name: "direct", visits: 4 },
        { name: "news.example", visits: 1 },
      ],
      utm: {
        ...{ sources: of("a source"), mediums: of("a medium"), campaigns: of("a campaign") },
        ...{ terms: of("a term"), contents: of("a content") },
      },
      rules: [
        { name: "German", visits: 3 },
        { name: null, visits: 2 },
      ],
    });
  });

  it("fills up the last 30 days with zeros for a link that nobody has visited, by code or slug in any capitals", async () => {
    for (const link of [await createLink(), await createLink({ slug: uniqueSlug() })]) {
      const { series, visits, countries, rules } = await statsOf({
        ...link,
        slug: link.custom ? link.slug.toUpperCase() : link.slug,
      });
      expect([series.length, visits, countries, rules]).toEqual([30, 0, [], []]);
      expect(series.every((entry) => entry.visits === 0 && entry.visitors === 0)).toBe(true);
    }
  });

  it("counts up to now, and says of hours that nobody knows their visitors", async () => {
    const link = await createLink();
    const time = new Date(Math.floor(Date.now() / 900_000) * 900_000).toISOString();
    await insertRollUps(query, BigInt(await idOf(link)), { totals: [[time, 7]] });
    const { visits, series } = await statsOf(link, { interval: "hour" });
    expect([visits, series.at(-1)?.visits]).toEqual([7, 7]);
    expect(new Set(series.map(({ visitors }) => visitors))).toEqual(new Set([null]));
  });

  it("counts bots where it is asked to", async () => {
    const link = await createLink();
    await insertRollUps(query, BigInt(await idOf(link)), {
      totals: [["2026-05-05T05:15Z", 2, 3]],
      days: [["2026-05-05", 1, 1]],
    });
    const day = { from: "2026-05-05", to: "2026-05-05" };
    expect(await statsOf(link, { ...day, bots: "exclude" })).toMatchObject({ visits: 2, visitors: 1, bots: 3 });
    expect(await statsOf(link, { ...day, bots: "include" })).toMatchObject({ visits: 5, visitors: 2, bots: 3 });
  });

  it.each([
    ["from", "yesterday"],
    ["from", "2026-02-30"],
    ["from", "1960-01-01"],
    ["from", "2999-01-01"],
    ["from", "2001-01-01"],
    ["to", "2026-01-01T00:00:00"],
    ["timezone", "Europe/Atlantis"],
    ["timezone", "+01:00"],
    ["timezone", ""],
    ["interval", "week"],
    ["bots", "only"],
    ["limit", "5"],
  ])("refuses %s=%j, names it, and asks no store for the link", async (name, value) => {
    const path = `/api/links/${uniqueSlug()}/stats?${name}=${encodeURIComponent(value)}`;
    const response = await callAsAdmin("GET", path);
    expect(fieldsOf(await problemOf(response, 400, "validation"))).toEqual([name]);
  });

  it("is 404 for a link that there is not, or not any more", async () => {
    const { slug } = await createLink();
    expect((await callAsAdmin("DELETE", `/api/links/${slug}`)).status).toBe(204);
    for (const name of [slug, uniqueSlug(), "%00", "favicon.ico"])
      await problemOf(await callAsAdmin("GET", `/api/links/${name}/stats`), 404, "not-found");
  });

  it("answers HEAD without a body, and 503 while Postgres is down", async () => {
    const { slug } = await createLink();
    const head = await callAsAdmin("HEAD", `/api/links/${slug}/stats`);
    expect([head.status, head.headers.get("RateLimit") !== null, await head.text()]).toEqual([200, true, ""]);
    refuse(sqlEndpoint);
    await problemOf(await callAsAdmin("GET", `/api/links/${slug}/stats`), 503, "unavailable");
  });
});

describe("GET /api/stats", () => {
  it("counts all links together, with the most visited ones and unknown slugs that were asked for", async () => {
    // A year that no other suite has.
    const [link, deleted] = [await createLink({ slug: uniqueSlug() }), await createLink()];
    const deletedId = await idOf(deleted);
    await insertRollUps(query, 0, {
      totals: [["2003-03-03T03:15Z", 9, 1]],
      days: [["2003-03-03", 8]],
      names: [
        ["2003-03-03", "link", await idOf(link), 2],
        ["2003-03-03", "link", deletedId, 7],
      ],
    });
    await query(
      "INSERT INTO unknown_slugs VALUES ('2003-03-03', 'pricng', 3), ('2003-03-04', 'pricng', 100), ('2003-03-03', 'a', 4)",
    );
    expect((await callAsAdmin("DELETE", `/api/links/${deleted.slug}`)).status).toBe(204);
    const stats = await statsAt("/api/stats", { from: "2003-03-03", to: "2003-03-03" });
    expect(stats).toMatchObject({
      visits: 9,
      visitors: 8,
      bots: 1,
      series: [{ visits: 9, visitors: 8 }],
      countries: [],
    });
    expect(stats).not.toHaveProperty("rules");
    expect(stats.topLinks).toEqual([
      { slug: null, domain: null, shortUrl: null, visits: 7 },
      { slug: link.slug, domain: "go.example", shortUrl: link.shortUrl, visits: 2 },
    ]);
    expect(stats.unknownSlugs).toEqual([
      { slug: "a", domain: "go.example", requests: 4 },
      { slug: "pricng", domain: "go.example", requests: 3 },
    ]);
  });

  it("tells a link by its code where that is its name", async () => {
    const link = await createLink();
    await insertRollUps(query, 0, { names: [["2003-04-04", "link", await idOf(link), 2]] });
    const { topLinks } = await statsAt("/api/stats", { from: "2003-04-04", to: "2003-04-04" });
    expect(topLinks).toEqual([{ slug: link.slug, domain: "go.example", shortUrl: link.shortUrl, visits: 2 }]);
  });

  it("refuses what it does not know, and shows no codes under another key than the database's (P9)", async () => {
    await createLink();
    expect(fieldsOf(await problemOf(await callAsAdmin("GET", "/api/stats?slug=a"), 400, "validation"))).toEqual([
      "slug",
    ]);
    const response = await otherIsolate({ CODE_KEY: "f".repeat(64) })("/api/stats", { headers: asAdmin });
    await problemOf(response, 503, "unavailable");
    await problemOf(await call("/api/stats"), 401, "unauthorized");
  });
});

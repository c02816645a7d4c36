import { describe, expect, it } from "vitest";
import { engines } from "../support/engines.ts";
import { asAdmin, BROWSER } from "../support/settings.ts";
import { useWhole } from "../support/whole.ts";

const BOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
/** Four of them, two of which come twice. */
const ADDRESSES = [
  "198.51.100.71",
  "198.51.100.72",
  "2001:db8:71::1",
  "198.51.100.71",
  "2001:db8:71::2",
  "198.51.100.73",
];
const VISITORS = 4;

interface Stats {
  readonly visits: number;
  readonly visitors: number;
  readonly bots: number;
  readonly series: readonly { readonly visits: number }[];
  readonly browsers: readonly { readonly name: string; readonly visits: number }[];
  readonly referrers: readonly { readonly name: string; readonly visits: number }[];
}

describe.each(engines)("P7, from a redirect through the Queue to the statistics, on $name", (engine) => {
  const whole = useWhole(engine, { CLICK_FLUSH_SECONDS: "1", UNKNOWN_LOOKUPS_PER_MINUTE: "1000" });
  const get = async <Answer>(path: string) => (await whole.worker.fetch(path, { headers: asAdmin })).json<Answer>();
  const statsOf = (slug: string) => get<Stats>(`/api/links/${slug}/stats`);

  async function visit(slug: string, address: string, more: Record<string, string> = {}, method = "GET") {
    const headers = {
      "User-Agent": BROWSER,
      "CF-Connecting-IP": address,
      Referer: "https://news.example/today?secret=1",
    };
    const response = await whole.worker.fetch(`/${slug}`, { method, headers: { ...headers, ...more } });
    expect(response.status).toBe(302);
  }

  it("GET /api/links/{slug}/stats counts every visit once, visitors apart, and neither bots nor looks ahead with them", async () => {
    const { slug } = await whole.worker.create({ url: "https://example.com/counted" });
    for (const address of ADDRESSES) await visit(slug, address);
    await visit(slug, "198.51.100.74", { "User-Agent": BOT });
    await visit(slug, "198.51.100.75", {}, "HEAD");
    await visit(slug, "198.51.100.75", { "Sec-Purpose": "prefetch;prerender" });
    expect((await whole.worker.fetch(`/${slug}+`)).status).toBe(200);

    const counts = async () => {
      const { visits, bots } = await statsOf(slug);
      return [visits, bots];
    };
    await expect.poll(counts, { timeout: 30_000, interval: 200 }).toEqual([ADDRESSES.length, 1]);
    // As the Queue would deliver what comes late.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const stats = await statsOf(slug);
    expect(stats).toMatchObject({ visits: ADDRESSES.length, bots: 1, visitors: VISITORS });
    expect(stats.series.reduce((sum, { visits }) => sum + visits, 0)).toBe(ADDRESSES.length);
    expect(stats.referrers).toEqual([{ name: "news.example", visits: ADDRESSES.length }]);
    expect(stats.browsers.map(({ visits }) => visits)).toEqual([ADDRESSES.length]);

    const { clicks } = await get<{ clicks: readonly { bot: boolean }[] }>(`/api/links/${slug}/clicks`);
    expect(clicks.map(({ bot }) => bot).toSorted()).toEqual([...ADDRESSES.map(() => false), true]);
  });

  it("counts visits by the rule that sent them, those of a rule that was renamed under its old name", async () => {
    const phones = { when: { os: ["ios"] }, url: "https://example.com/phones" };
    const { slug } = await whole.worker.create({
      url: "https://example.com/ruled",
      rules: [{ name: "iPhone", ...phones }],
    });
    const agent = {
      "User-Agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148",
    };
    for (const address of ADDRESSES.slice(0, 2)) await visit(slug, address, agent);
    await visit(slug, "198.51.100.80");
    const rename = await whole.worker.fetch(`/api/links/${slug}`, {
      method: "PATCH",
      headers: { ...asAdmin, "Content-Type": "application/json" },
      body: JSON.stringify({ rules: [{ name: "Phones", ...phones }] }),
    });
    expect(rename.status).toBe(200);
    await visit(slug, "198.51.100.81", agent);
    const rulesOf = async () => (await get<{ rules: unknown }>(`/api/links/${slug}/stats`)).rules;
    // Of those that are visited alike, the first by alphabet.
    await expect.poll(rulesOf, { timeout: 30_000, interval: 200 }).toEqual([
      { name: "iPhone", visits: 2 },
      { name: null, visits: 1 },
      { name: "Phones", visits: 1 },
    ]);
    const { clicks } = await get<{ clicks: readonly { rule: string | null }[] }>(`/api/links/${slug}/clicks`);
    expect(clicks.map(({ rule }) => rule).toSorted()).toEqual(["Phones", "iPhone", "iPhone", null]);

    const erased = await whole.worker.fetch(`/api/links/${slug}/visits`, { method: "DELETE", headers: asAdmin });
    expect([erased.status, await rulesOf()]).toEqual([204, []]);
  });

  it("GET /api/stats tells of names that nobody has", async () => {
    const name = `nobody-${crypto.randomUUID().slice(0, 8)}`;
    for (let i = 0; i < 3; i++) expect((await whole.worker.fetch(`/${name}`)).status).toBe(404);
    const requests = async () => {
      const { unknownSlugs } = await get<{ unknownSlugs: readonly { slug: string; requests: number }[] }>("/api/stats");
      return unknownSlugs.find(({ slug }) => slug === name)?.requests;
    };
    await expect.poll(requests, { timeout: 30_000, interval: 200 }).toBe(3);
  });

  it("GET /metrics adds up what the isolates counted", async () => {
    const metrics = async () => (await whole.worker.fetch("/metrics", { headers: asAdmin })).text();
    await expect
      .poll(metrics, { timeout: 90_000, interval: 1_000 })
      .toMatch(/^bijou_clicks_total\{outcome="counted"\} [1-9]/m);
    expect(await metrics()).toMatch(/^bijou_requests_total\{method="GET",route="\/:slug",status="302"\} [1-9]/m);
  });

  it("P8: no address and no query of a referrer is in Postgres", async () => {
    const { rows: tables } = await whole.stack.sql.query({
      query: "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')",
      params: [],
    });
    const texts = await Promise.all(
      tables.flat().map(async (table) => {
        const { rows } = await whole.stack.sql.query({
          query: `SELECT t::text FROM "${String(table)}" AS t`,
          params: [],
        });
        return rows.flat().join("\n");
      }),
    );
    const all = texts.join("\n");
    expect(all).toContain("news.example"); // It is all there to be searched.
    for (const secret of ["198.51.100", "2001:db8:71", "secret=1"]) expect(all).not.toContain(secret);
  });
});

import { afterEach, describe, expect, it, vi } from "vitest";
import { type ClickFacts, insertClicks } from "../support/click-rows.ts";
import { asAdmin } from "../support/settings.ts";
import { call, callAsAdmin, createLink, fieldsOf, problemOf, uniqueSlug } from "../support/worker-client.ts";
import { refuse, sqlEndpoint } from "../support/worker-fetch.ts";
import { query } from "../support/worker-sql.ts";

interface LogJson {
  readonly clicks: readonly { readonly id: string; readonly time: string; readonly [field: string]: unknown }[];
  readonly nextCursor: string | null;
}

/** Right now, to the minute: the partitions that there are lie around it. */
const NOW = Math.floor(Date.now() / 60_000) * 60_000;
const minutesAgo = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();

/** A link with a visit a minute, and their ids, newest first. */
async function visitedLink(clicks: readonly ClickFacts[]) {
  const link = await createLink();
  const [row] = await query("SELECT id FROM links WHERE url = $1", [link.url]);
  return { link, ids: await insertClicks(query, BigInt(String(row?.["id"])), clicks) };
}

const ask = (slug: string, parameters: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  callAsAdmin("GET", `/api/links/${slug}/clicks?${new URLSearchParams(parameters).toString()}`, undefined, headers);

async function logOf(slug: string, parameters?: Record<string, string>): Promise<LogJson> {
  const response = await ask(slug, parameters);
  expect(response.status).toBe(200);
  return response.json<LogJson>();
}

describe("GET /api/links/{slug}/clicks", () => {
  afterEach(() => vi.restoreAllMocks());

  it("answers with visits, newest first, and with nobody's pseudonym", async () => {
    const dimensions = { country: "DE", referrer: "news.example", utm_source: "mail", rule: "German" };
    const { link, ids } = await visitedLink([
      { time: minutesAgo(1), isBot: true, dimensions },
      { time: minutesAgo(2) },
    ]);
    const nothing = {
      ...{
        country: null,
        region: null,
        city: null,
        referrer: null,
        device: null,
        browser: null,
        os: null,
        language: null,
      },
      ...{ utmSource: null, utmMedium: null, utmCampaign: null, utmTerm: null, utmContent: null },
    };
    expect(await logOf(link.slug)).toEqual({
      clicks: [
        {
          ...nothing,
          id: ids[0],
          time: minutesAgo(1),
          country: "DE",
          referrer: "news.example",
          utmSource: "mail",
          bot: true,
          rule: "German",
        },
        { ...nothing, id: ids[1], time: minutesAgo(2), bot: false, rule: null },
      ],
      nextCursor: null,
    });
  });

  it("walks by cursor over each visit once, while visits are added, and by the header Link as well", async () => {
    const { link, ids } = await visitedLink(Array.from({ length: 5 }, (_, i) => ({ time: minutesAgo(i + 1) })));
    const first = await ask(link.slug, { limit: "2" });
    const { clicks, nextCursor } = await first.json<LogJson>();
    expect(clicks.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const [row] = await query("SELECT id FROM links WHERE url = $1", [link.url]);
    await insertClicks(query, BigInt(String(row?.["id"])), [{ time: minutesAgo(0) }]);
    const second = await logOf(link.slug, { limit: "2", cursor: String(nextCursor) });
    expect(second.clicks.map(({ id }) => id)).toEqual(ids.slice(2, 4));

    const [, path] = /^<(.*)>; rel="next"$/.exec(first.headers.get("Link") ?? "") ?? [];
    expect(await (await callAsAdmin("GET", String(path))).json()).toEqual(second);
    const last = await ask(link.slug, { limit: "2", cursor: String(second.nextCursor) });
    expect(last.headers.get("Link")).toBeNull();
    expect(await last.json()).toMatchObject({ clicks: [{ id: ids[4] }], nextCursor: null });
  });

  it("gives CSV to who would rather have it, without formulas, and the next page in Link", async () => {
    const { link, ids } = await visitedLink([
      {
        time: minutesAgo(1),
        dimensions: { referrer: '=HYPERLINK("https://evil.example")', city: "Köln, Süd", rule: "=1" },
      },
      { time: minutesAgo(2) },
    ]);
    const response = await ask(link.slug, { limit: "1" }, { Accept: "text/csv" });
    expect(response.headers.get("Content-Type")).toBe("text/csv; charset=utf-8; header=present");
    expect(response.headers.get("Content-Disposition")).toBe('attachment; filename="clicks.csv"');
    expect(response.headers.get("Vary")).toContain("Accept");
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(response.headers.get("Link")).toContain("cursor=");
    const [header, row, end] = (await response.text()).split("\r\n");
    expect(header).toMatch(/^id,time,country,.*,bot,rule$/);
    expect(row).toBe(
      `${ids[0] ?? ""},${minutesAgo(1)},,,"Köln, Süd","'=HYPERLINK(""https://evil.example"")",,,,,,,,,,false,'=1`,
    );
    expect(end).toBe("");
    const marked = await ask(link.slug, { limit: "1", bom: "true" }, { Accept: "text/csv" });
    expect([...new Uint8Array(await marked.arrayBuffer()).slice(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 0x69]);
    const heard = await ask(link.slug, { limit: "1" }, { Accept: "text/csv; bom=true" });
    expect(new Uint8Array(await heard.arrayBuffer())[0]).toBe(0xef);
  });

  it("begins at from, which is in it, and ends before to", async () => {
    const { link, ids } = await visitedLink(Array.from({ length: 4 }, (_, i) => ({ time: minutesAgo(i + 1) })));
    const { clicks } = await logOf(link.slug, { from: minutesAgo(3), to: minutesAgo(1) });
    expect(clicks.map(({ id }) => id)).toEqual(ids.slice(1, 3));
    const day = { from: minutesAgo(1).slice(0, 10), timezone: "Pacific/Kiritimati" };
    expect((await logOf(link.slug, day)).clicks.length).toBeGreaterThan(0);
    expect((await logOf(link.slug, { to: "2020-01-01" })).clicks).toEqual([]);
  });

  it.each([
    ["limit", "0"],
    ["limit", "201"],
    ["limit", "1.5"],
    ["cursor", ""],
    ["cursor", "made-up"],
    ["cursor", btoa("1767225600000.5").replaceAll("=", "")],
    ["from", "yesterday"],
    ["to", "9999-01-01"],
    ["timezone", "nowhere"],
    ["bots", "include"],
  ])("refuses %s=%j and names it", async (name, value) => {
    const response = await ask(uniqueSlug(), { [name]: value });
    expect(fieldsOf(await problemOf(response, 400, "validation"))).toEqual([name]);
  });

  it("is for those with a key and of links that there are, and answers HEAD without a body", async () => {
    const { slug } = await createLink();
    await problemOf(await call(`/api/links/${slug}/clicks`), 401, "unauthorized");
    await problemOf(await ask(uniqueSlug()), 404, "not-found");
    const head = await call(`/api/links/${slug}/clicks`, { method: "HEAD", headers: asAdmin });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    refuse(sqlEndpoint);
    await problemOf(await ask(slug), 503, "unavailable");
  });
});

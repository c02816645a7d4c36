import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { freezeClock } from "../support/frozen-clock.ts";
import { BROWSER, recordingIsolate } from "../support/recording-isolate.ts";
import { ORIGIN } from "../support/settings.ts";
import { type CallInit, callAsAdmin, createLink, fromFreshAddress, uniqueSlug } from "../support/worker-client.ts";
import { refuse } from "../support/worker-fetch.ts";
import { query } from "../support/worker-sql.ts";

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

async function idOf(url: string): Promise<unknown> {
  const [row] = await query("SELECT id::text FROM links WHERE url = $1", [url]);
  return row?.["id"];
}

const form = (password: string): CallInit => ({
  method: "POST",
  headers: { "Content-Type": "application/x-www-form-urlencoded" },
  body: new URLSearchParams({ password }).toString(),
});

describe("recordVisit()", () => {
  it("records who came, from where and when, of a visit from a store and of one from memory", async () => {
    const { slug, url } = await createLink();
    const isolate = recordingIsolate();
    for (const path of [`/${slug}`, `/${slug}?utm_source=letter`]) {
      const before = Date.now();
      const { status, clicks } = await isolate.visit(path);
      const [click, ...others] = clicks;
      expect([status, others]).toEqual([302, []]);
      expect(String(click?.linkId)).toBe(await idOf(url));
      expect(click?.time).toBeGreaterThanOrEqual(before);
      expect(click?.time).toBeLessThanOrEqual(Date.now());
      expect(click).toMatchObject({
        id: expect.stringMatching(/^[-0-9a-f]{13}-7/) as string,
        userAgent: BROWSER["User-Agent"],
        visitor: expect.stringMatching(/^[\w-]{22}$/) as string,
        dimensions: {
          ...{ country: "DE", region: "DE-BY", city: "Munich" },
          ...{ referrer: "news.example", language: "de" },
          utm_source: path.includes("utm") ? "letter" : null,
        },
      });
    }
  });

  it("records a click for each visit, and one visitor for each address and agent of a day, on all isolates", async () => {
    const now = freezeClock();
    const { slug } = await createLink();
    const visitorOf = async (isolate = recordingIsolate(), headers: Record<string, string> = {}) =>
      (await isolate.visit(`/${slug}`, { headers })).clicks[0]?.visitor;
    const one = recordingIsolate();
    const visitor = await visitorOf(one);
    expect(await visitorOf(one)).toBe(visitor);
    expect(await visitorOf(recordingIsolate())).toBe(visitor);
    expect(await visitorOf(one, fromFreshAddress())).not.toBe(visitor);
    expect(await visitorOf(one, { "User-Agent": "another" })).not.toBe(visitor);
    vi.setSystemTime(now + 86_400_000);
    expect(await visitorOf(one)).not.toBe(visitor);
  });

  it("records the rule that sent a visit, null where none matched, and for a link without rules no trace of them", async () => {
    const to = (name: string) => `https://example.com/${name}`;
    const rules = [
      { name: "ad", when: { query: { utm_source: null } }, url: to("ad") },
      { name: "bots", when: { bot: true }, url: to("bots") },
    ];
    const agent = { headers: { "User-Agent": "curl/8" } };
    for (const more of [{}, { maxVisits: 100 }]) {
      const { slug } = await createLink({ rules, ...more });
      const isolate = recordingIsolate();
      const ruleOf = async (path: string, init?: CallInit) =>
        (await isolate.visit(path, init)).clicks.map(({ rule }) => rule);
      // From a store and from memory.
      for (let i = 0; i < 2; i++) {
        expect(await ruleOf(`/${slug}?utm_source=x`)).toEqual(["ad"]);
        expect(await ruleOf(`/${slug}`)).toEqual([null]);
      }
      if (!("maxVisits" in more)) expect(await ruleOf(`/${slug}`, agent)).toEqual(["bots"]);
    }
    const locked = await createLink({ rules, password: "sesame" });
    const isolate = recordingIsolate();
    expect((await isolate.visit(`/${locked.slug}?utm_source=x`)).clicks).toEqual([]);
    const { clicks } = await isolate.visit(`/${locked.slug}?unlock&utm_source=x`, form("sesame"));
    expect(clicks.map(({ rule }) => rule)).toEqual(["ad"]);

    const { slug } = await createLink();
    const plain = await isolate.visit(`/${slug}?utm_source=x`);
    expect(plain.clicks.map((click) => "rule" in click)).toEqual([false]);
    expect(isolate.messages.map((message) => (JSON.parse(message) as { format: number }).format)).toEqual([2, 1]);
  });

  it.each([301, 302, 307, 308])("records a redirect with %i", async (redirectStatus) => {
    const { slug } = await createLink({ redirectStatus });
    expect(await recordingIsolate().visit(`/${slug}`)).toMatchObject({ status: redirectStatus, clicks: [{}] });
  });

  it.each<[string, CallInit]>([
    ["HEAD", { method: "HEAD" }],
    ["Sec-Purpose: prefetch", { headers: { "Sec-Purpose": "prefetch" } }],
    ["Sec-Purpose: prefetch;prerender", { headers: { "Sec-Purpose": "prefetch;prerender" } }],
    ["Purpose: prefetch", { headers: { Purpose: "prefetch" } }],
  ])("does not record %s, which is redirected all the same", async (_what, init) => {
    const { slug } = await createLink();
    const isolate = recordingIsolate();
    // From a store and from memory.
    for (let i = 0; i < 2; i++)
      expect(await isolate.visit(`/${slug}`, init)).toMatchObject({ status: 302, clicks: [], unknown: [] });
  });

  it("records a visit with a purpose that is none of these", async () => {
    const { slug } = await createLink();
    const init = { headers: { "Sec-Purpose": "other", Purpose: "reading", DNT: "0", "Sec-GPC": "0" } };
    expect(await recordingIsolate().visit(`/${slug}`, init)).toMatchObject({
      clicks: [{ visitor: expect.any(String) as string }],
    });
  });

  it("does not record the page of a locked link or a wrong password, and records the visit after the right one", async () => {
    const { slug } = await createLink({ password: "open sesame" });
    const isolate = recordingIsolate();
    expect(await isolate.visit(`/${slug}`)).toMatchObject({ clicks: [] });
    expect(await isolate.visit(`/${slug}`, form("wrong"))).toMatchObject({ clicks: [] });
    const { status, clicks } = await isolate.visit(`/${slug}`, form("open sesame"));
    expect([status, clicks.length]).toEqual([303, 1]);
  });

  it("records what a 307 or 308 passes on by any method but OPTIONS, and counts an unknown name likewise", async () => {
    const { slug } = await createLink({ redirectStatus: 307 });
    const isolate = recordingIsolate();
    for (const method of ["POST", "PUT", "DELETE", "PROPFIND"]) {
      const { status, clicks } = await isolate.visit(`/${slug}`, { method, headers: { Purpose: "prefetch" } });
      expect([method, status, clicks.length]).toEqual([method, 307, 1]);
    }
    expect(await isolate.visit(`/${slug}`, { method: "OPTIONS" })).toMatchObject({ status: 204, clicks: [] });
    expect(await isolate.visit(`/${slug}+`, { method: "POST" })).toMatchObject({ status: 405, clicks: [] });
    const open = await createLink();
    expect(await isolate.visit(`/${open.slug}`, { method: "POST" })).toMatchObject({ status: 405, clicks: [] });
    const [sent, asked] = [uniqueSlug(), uniqueSlug()];
    expect((await isolate.visit(`/${sent}`, { method: "POST" })).unknown).toEqual([[sent, 1]]);
    expect((await isolate.visit(`/${asked}`, { method: "OPTIONS" })).unknown).toEqual([]);
  });

  it("does not record a preview, a disabled link, or one that has expired, wherever that one leads", async () => {
    const now = freezeClock();
    const expiresAt = new Date(now + 60_000).toISOString();
    const live = await createLink();
    const disabled = await createLink({ enabled: false });
    const expired = await createLink({ expiresAt });
    const movedOn = await createLink({ expiresAt, expiredUrl: "https://example.com/over" });
    vi.setSystemTime(now + 60_000);
    const isolate = recordingIsolate();
    const statuses: number[] = [];
    for (const path of [`${live.slug}+`, disabled.slug, expired.slug, movedOn.slug]) {
      const { status, clicks, unknown } = await isolate.visit(`/${path}`);
      expect([clicks, unknown]).toEqual([[], []]);
      statuses.push(status);
    }
    expect(statuses).toEqual([200, 410, 410, 302]);
  });

  it.each(["DNT", "Sec-GPC"])(
    "counts a visit with %s: 1 without a visitor, unless the setting says no",
    async (header) => {
      const { slug } = await createLink();
      const init = { headers: { [header]: "1" } };
      const told = await recordingIsolate().visit(`/${slug}`, init);
      expect(told.clicks).toMatchObject([{ visitor: null, dimensions: { country: "DE" } }]);
      const deaf = await recordingIsolate({ HONOR_DO_NOT_TRACK: "false" }).visit(`/${slug}`, init);
      expect(deaf.clicks).toMatchObject([{ visitor: expect.any(String) as string }]);
    },
  );

  it("reads country, region and city from Cloudflare's headers where LOCATION_HEADERS says that the zone sets them", async () => {
    const { slug } = await createLink();
    const headers = { "CF-IPCountry": "AT", "CF-Region-Code": "9", "CF-IPCity": "Wiener Grüße" };
    const isolate = recordingIsolate({ LOCATION_HEADERS: "true" });
    const { clicks } = await isolate.visit(`/${slug}`, { headers });
    expect(clicks).toMatchObject([{ dimensions: { country: "AT", region: "AT-9", city: "Wiener Grüße" } }]);
    expect((await isolate.visit(`/${slug}`)).clicks).toMatchObject([
      { dimensions: { country: null, region: null, city: null } },
    ]);
  });

  // The host that is asked stays one of ours.
  const OTHER = { BASE_URL: "https://other.example", OWN_HOSTS: new URL(ORIGIN).hostname };
  const AT_WORKERS_DEV = { ...OTHER, BASE_URL: "https://bijou.somebody.workers.dev" };
  it.each([
    ["without the setting", {}],
    ["at another host than BASE_URL's", { LOCATION_HEADERS: "true", ...OTHER }],
    ["at workers.dev", { LOCATION_HEADERS: "true", ...AT_WORKERS_DEV }],
  ])("believes no such header %s: anybody can send it", async (_, settings) => {
    const { slug } = await createLink();
    const headers = { "CF-IPCountry": "AT", "CF-Region-Code": "9", "CF-IPCity": "Wien" };
    const { clicks } = await recordingIsolate(settings).visit(`/${slug}`, { headers });
    expect(clicks).toMatchObject([{ dimensions: { country: "DE", region: "DE-BY", city: "Munich" } }]);
  });

  it("counts a visit without a visitor while Redis, which has the salt, is out", async () => {
    const { slug } = await createLink();
    refuse(env.UPSTASH_REDIS_REST_URL);
    const { status, clicks } = await recordingIsolate().visit(`/${slug}`);
    expect([status, clicks.map(({ visitor }) => visitor)]).toEqual([302, [null]]);
  });

  it("answers while the Queue hangs, and goes on to answer", async () => {
    const { slug } = await createLink();
    const isolate = recordingIsolate();
    const release = isolate.hang();
    const first = await isolate.call(`/${slug}`);
    await vi.waitUntil(() => isolate.messages.length > 0, { timeout: 30_000 });
    const second = await isolate.call(`/${slug}`);
    expect([first.response.status, second.response.status]).toEqual([302, 302]);
    release();
    await Promise.all([first.settled(), second.settled()]);
  });
});

describe("recordUnknown()", () => {
  it("counts a name that no link has, from a store and from memory, folded to the slug that it would be", async () => {
    const isolate = recordingIsolate();
    const name = uniqueSlug();
    for (const path of [name, name, name.toUpperCase()]) {
      expect(await isolate.visit(`/${path}`)).toMatchObject({ status: 404, clicks: [], unknown: [[name, 1]] });
    }
  });

  it("counts the code of a link that was deleted, and none that was never issued", async () => {
    const { slug } = await createLink();
    await callAsAdmin("DELETE", `/api/links/${slug}`);
    const isolate = recordingIsolate();
    expect(await isolate.visit(`/${slug}`)).toMatchObject({ status: 404, unknown: [[slug, 1]] });
    expect(await isolate.visit("/aB3dE5g")).toMatchObject({ status: 404, unknown: [] });
  });

  it("counts no HEAD, no prefetch, no preview, no other path, and nothing beyond the limit of unknown ones", async () => {
    const isolate = recordingIsolate({ UNKNOWN_LOOKUPS_PER_MINUTE: "2" });
    const headers = fromFreshAddress();
    const name = uniqueSlug();
    for (const [path, init] of [
      [name, { method: "HEAD" }],
      [name, { headers: { "Sec-Purpose": "prefetch" } }],
      [`${name}+`, {}],
      ["a/b", {}],
      ["%E0%A4%A", {}],
    ] satisfies [string, CallInit][]) {
      expect(await isolate.visit(`/${path}`, init)).toMatchObject({ unknown: [] });
    }
    const answers: unknown[] = [];
    for (let i = 0; i < 4; i++) {
      const { status, unknown } = await isolate.visit(`/${uniqueSlug()}`, { headers });
      answers.push([status, unknown.length]);
    }
    expect(answers).toEqual([
      [404, 1],
      [404, 1],
      [429, 0],
      [429, 0],
    ]);
  });
});

import { afterEach, describe, expect, it, vi } from "vitest";
import { browsers, unfurlers } from "../support/agents.ts";
import { freezeClock } from "../support/frozen-clock.ts";
import { metaTagsOf } from "../support/meta-tags.ts";
import { recordingIsolate } from "../support/recording-isolate.ts";
import {
  call,
  callAsAdmin,
  createLink,
  fieldsOf,
  linkOf,
  otherIsolate,
  problemOf,
  uniqueUrl,
} from "../support/worker-client.ts";

const CARD = { title: "A card", description: "What it is", image: "https://example.com/a.png" };
const SLACK = "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)";
const as = (agent: string, method = "GET") => ({ method, headers: { "User-Agent": agent } });
const edit = async (slug: string, changes: object) => linkOf(await callAsAdmin("PATCH", `/api/links/${slug}`, changes));

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("a link with a card", () => {
  it("shows it to every unfurler, by GET and HEAD, from a store and from memory", async () => {
    const { slug } = await createLink({ card: CARD });
    for (const agent of unfurlers) {
      for (const visit of [call, otherIsolate()]) {
        const page = await visit(`/${slug}`, as(agent));
        expect([agent, page.status, page.headers.get("Location")]).toEqual([agent, 200, null]);
        expect(metaTagsOf(await page.text())).toMatchObject({ "og:title": CARD.title, "og:image": CARD.image });
      }
      const head = await call(`/${slug}`, as(agent, "HEAD"));
      expect([head.status, head.headers.get("Content-Type"), await head.text()]).toEqual([
        200,
        "text/html; charset=utf-8",
        "",
      ]);
    }
  });

  it("redirects everybody else: browsers, those inside apps, search engines, programs without an agent", async () => {
    const { slug, url } = await createLink({ card: CARD });
    const others = ["Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "curl/8.4.0", ""];
    for (const agent of [...Object.values(browsers).flat(), ...others]) {
      const answer = await call(`/${slug}`, as(agent));
      expect([agent, answer.status, answer.headers.get("Location")]).toEqual([agent, 302, url]);
    }
    const bare = await call(`/${slug}`);
    expect(bare.status).toBe(302);
  });

  it("counts a person's visit, and no unfurler's", async () => {
    const { slug } = await createLink({ card: CARD });
    const isolate = recordingIsolate();
    for (const method of ["GET", "HEAD"]) {
      const { status, clicks } = await isolate.visit(`/${slug}`, as(SLACK, method));
      expect([status, clicks]).toEqual([200, []]);
    }
    expect((await isolate.visit(`/${slug}`)).clicks).toHaveLength(1);
    // A link without a card counts it, as a bot's.
    const { slug: plain } = await createLink();
    expect((await isolate.visit(`/${plain}`, as(SLACK))).clicks).toHaveLength(1);
  });

  it.each([301, 302, 307, 308])("lets no cache give it to anybody else, at status %i", async (redirectStatus) => {
    const { slug } = await createLink({ card: CARD, redirectStatus });
    for (let i = 0; i < 3; i++) {
      const page = await call(`/${slug}`, as(SLACK));
      expect([page.status, page.headers.get("Cache-Control")]).toEqual([200, "no-store"]);
      expect(page.headers.get("Vary")).toContain("User-Agent");
      const redirect = await call(`/${slug}`);
      expect([redirect.status, redirect.headers.get("Vary")]).toEqual([redirectStatus, "User-Agent"]);
    }
    const plain = await createLink({ redirectStatus });
    expect((await call(`/${plain.slug}`)).headers.has("Vary")).toBe(false);
  });

  it("passes an unfurler's POST on, where it passes any on", async () => {
    const { slug, url } = await createLink({ card: CARD, redirectStatus: 307 });
    const answer = await call(`/${slug}`, as(SLACK, "POST"));
    expect([answer.status, answer.headers.get("Location")]).toEqual([307, url]);
  });

  it("comes before its rules, which say where the page leads on to", async () => {
    const rules = [{ name: "bots", when: { bot: true }, url: "https://example.com/bots" }];
    const { slug } = await createLink({ card: CARD, rules });
    const page = await call(`/${slug}`, as(SLACK));
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('href="https://example.com/bots"');
    const resolve = async (userAgent: string) =>
      (await callAsAdmin("POST", `/api/links/${slug}/resolve`, { userAgent })).json();
    expect(await resolve(SLACK)).toMatchObject({ status: 200, location: null, rule: null, checked: [{ holds: true }] });
    expect(await resolve("curl/8.4.0")).toMatchObject({ status: 302, rule: "bots" });
  });

  it("keeps its preview for people, by whoever asks", async () => {
    const { slug, url } = await createLink({ card: CARD });
    const preview = await (await call(`/${slug}+`, as(SLACK))).text();
    expect(preview).toContain(url);
    expect(preview).not.toContain(CARD.title);
  });

  it("keeps markup as text", async () => {
    const text = `"><script>alert(1)</script></title><meta http-equiv="refresh" content="0">`;
    const card = { title: text, description: text, image: `https://example.com/"><script>` };
    const { slug } = await createLink({ card });
    const html = await (await call(`/${slug}`, as(SLACK))).text();
    expect(html).not.toMatch(/<script|<meta http-equiv/i);
    expect(metaTagsOf(html)).toMatchObject({ "og:title": text, "og:description": text });
  });

  it("shows no image whose domain was blocked since, and is not blocked by it", async () => {
    const domain = `${crypto.randomUUID()}.example`;
    const { slug } = await createLink({ card: { ...CARD, image: `https://www.${domain}/a.png` } });
    expect((await callAsAdmin("POST", "/api/blocked-domains", { domain })).status).toBe(200);
    const html = await (await call(`/${slug}`, as(SLACK))).text();
    expect(metaTagsOf(html)["og:title"]).toBe(CARD.title);
    expect(html).not.toContain(domain);
    expect((await call(`/${slug}`)).status).toBe(302);
    const body = { url: uniqueUrl(), card: { image: `https://${domain}/a.png` } };
    const again = await callAsAdmin("POST", "/api/links", body);
    expect(fieldsOf(await problemOf(again, 422, "destination-refused"))).toEqual(["card.image"]);
    expect((await callAsAdmin("DELETE", `/api/blocked-domains/${domain}`)).ok).toBe(true);
  });
});

describe("a link that is locked, limited, off, expired or blocked", () => {
  it.each([{ password: "sesame" }, { maxVisits: 3 }, { enabled: false }, { maxVisits: 3, redirectStatus: 308 }])(
    "%j answers an unfurler as it does without a card",
    async (fields) => {
      const [with_, without] = [await createLink({ ...fields, card: CARD }), await createLink(fields)];
      for (const visit of [call, otherIsolate()]) {
        for (const accept of ["*/*", "text/html"]) {
          const ask = (slug: string) => visit(`/${slug}`, { headers: { "User-Agent": SLACK, Accept: accept } });
          const [answer, plain] = [await ask(with_.slug), await ask(without.slug)];
          const [text, plainText] = [await answer.text(), await plain.text()];
          expect([answer.status, text.replaceAll(with_.slug, without.slug)]).toEqual([plain.status, plainText]);
          expect(text).not.toContain(CARD.title);
        }
      }
    },
  );

  it("shows none where its destination is blocked", async () => {
    const domain = `${crypto.randomUUID()}.example`;
    const { slug } = await createLink({ card: CARD, url: `https://${domain}/` });
    expect((await callAsAdmin("POST", "/api/blocked-domains", { domain })).status).toBe(200);
    expect((await call(`/${slug}`, as(SLACK))).status).toBe(451);
    expect((await callAsAdmin("DELETE", `/api/blocked-domains/${domain}`)).ok).toBe(true);
  });

  it("shows none once it has expired, whether or not it leads elsewhere then", async () => {
    const now = freezeClock();
    const expiresAt = new Date(now + 60_000).toISOString();
    const gone = await createLink({ card: CARD, expiresAt });
    const elsewhere = await createLink({ card: CARD, expiresAt, expiredUrl: "https://example.com/over" });
    expect((await call(`/${gone.slug}`, as(SLACK))).status).toBe(200);
    vi.setSystemTime(now + 61_000);
    const answers = [await call(`/${gone.slug}`, as(SLACK)), await call(`/${elsewhere.slug}`, as(SLACK))];
    expect(answers.map(({ status }) => status)).toEqual([410, 302]);
  });

  it("shows it again when the password is taken away", async () => {
    const { slug } = await createLink({ card: CARD, password: "sesame" });
    await edit(slug, { password: null });
    expect((await otherIsolate()(`/${slug}`, as(SLACK))).status).toBe(200);
  });
});

describe("an edit of a card", () => {
  it("changes its members one by one, and takes it away with the last (RFC 7396)", async () => {
    const { slug } = await createLink();
    const cardAfter = async (card: unknown) => (await edit(slug, { card })).card;
    expect(await cardAfter({ title: "T" })).toEqual({ title: "T" });
    expect(await cardAfter({ image: CARD.image })).toEqual({ title: "T", image: CARD.image });
    expect(await cardAfter({ title: null, description: "D" })).toEqual({ description: "D", image: CARD.image });
    expect((await edit(slug, { title: "of the link" })).card).toEqual({ description: "D", image: CARD.image });
    expect(await cardAfter({ image: null, description: null })).toBeNull();
    expect(await cardAfter({ title: null })).toBeNull();
    expect(await cardAfter(CARD)).toEqual(CARD);
    expect((await otherIsolate()(`/${slug}`, as(SLACK))).status).toBe(200);
    expect(await cardAfter(null)).toBeNull();
    expect((await otherIsolate()(`/${slug}`, as(SLACK))).status).toBe(302);
  });

  it("is refused where it says nothing, or has an image that is private", async () => {
    const { slug } = await createLink({ card: CARD });
    for (const [card, status, type, path] of [
      [{}, 400, "validation", "card"],
      [{ title: "" }, 400, "validation", "card.title"],
      [{ url: "https://example.com/" }, 400, "validation", "card.url"],
      [{ image: "http://169.254.169.254/latest" }, 422, "destination-refused", "card.image"],
    ] as const) {
      const answer = await callAsAdmin("PATCH", `/api/links/${slug}`, { card });
      expect(fieldsOf(await problemOf(answer, status, type))).toEqual([path]);
      expect((await callAsAdmin("POST", "/api/links", { url: uniqueUrl(), card })).status).toBe(status);
    }
  });
});

describe("findIfExists with a card", () => {
  it("finds the link with the same card alone, in any order of its members", async () => {
    const url = uniqueUrl();
    const find = async (card: unknown) => {
      const answer = await callAsAdmin("POST", "/api/links", { url, card, findIfExists: true });
      return [answer.status, (await linkOf(answer)).slug] as const;
    };
    const [status, slug] = await find(CARD);
    expect(status).toBe(201);
    const { title, description, image } = CARD;
    expect(await find({ image, description, title })).toEqual([200, slug]);
    expect((await find({ title }))[0]).toBe(201);
    const results = await callAsAdmin("POST", "/api/links/bulk", {
      links: [{ url, card: { image, title, description }, findIfExists: true }],
    });
    expect((await results.json<{ results: { status: number }[] }>()).results[0]?.status).toBe(200);
  });
});

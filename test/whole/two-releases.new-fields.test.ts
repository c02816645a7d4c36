import { describe, expect, it } from "vitest";
import { encodeClickBatch } from "../../src/clicks/click-message.ts";
import { linkId } from "../../src/names/link-id.ts";
import { engines } from "../support/engines.ts";
import { queuedClick } from "../support/queued-click.ts";
import type { RunningWorker } from "../support/running-worker.ts";
import { asAdmin } from "../support/settings.ts";
import { asAdminWithJson, type Release, useTwoReleases } from "../support/two-releases.ts";

/** A roll-out of what the last release does not know: history, rules, visits by rule, and cards. */
describe.each(engines)("what only this release knows, beside the last one, on $name", (engine) => {
  const both = useTwoReleases(engine);
  const { edit, targetAt, eventuallyCached } = both;

  it("history tells what the last one does, and what it deletes comes back and opens on both", async () => {
    const { slug } = await both.workers.last.create({ url: "https://example.com/told", title: "T" });
    await edit(both.workers.last, slug, { title: "by the last" });
    await both.workers.last.fetch(`/api/links/${slug}`, { method: "DELETE", headers: asAdmin });
    const told = await both.workers.this.fetch(`/api/links/${slug}/history`, { headers: asAdmin });
    expect(await told.json()).toMatchObject({
      events: [
        { type: "link.deleted", slug, actor: { kind: "system" } },
        { type: "link.updated", actor: { kind: "system" }, changes: { title: { from: "T", to: "by the last" } } },
        { type: "link.created", actor: { kind: "admin" }, changes: { title: { from: null, to: "T" } } },
      ],
    });
    const restored = await both.workers.this.fetch(`/api/links/${slug}/restore`, { method: "POST", headers: asAdmin });
    expect([restored.status, (await restored.json<{ title: string }>()).title]).toEqual([200, "by the last"]);
    for (const worker of [both.workers.this, both.workers.last, both.fresh.last])
      expect(await targetAt(worker, slug)).toBe("https://example.com/told");
  });

  const RULES = [{ name: "bots", when: { bot: true }, url: "https://example.com/bots" }];
  const post = (path: string, body: unknown) =>
    both.workers.this.fetch(path, { method: "POST", headers: asAdminWithJson, body: JSON.stringify(body) });

  it.each<[way: string, make: (link: { url: string; slug: string }) => Promise<unknown>]>([
    ["a create", (link) => both.workers.this.create({ ...link, rules: RULES })],
    ["a bulk create", (link) => post("/api/links/bulk", { links: [{ ...link, rules: RULES }] })],
    ["an import", (link) => post("/api/links/import", { links: [{ ...link, rules: RULES }] })],
    [
      "an edit",
      async (link) => {
        await both.workers.this.create(link);
        await edit(both.workers.this, link.slug, { rules: RULES });
      },
    ],
  ])(
    "the rules that %s makes: the last one answers 503, neither changes the link nor leaves anything of it in Redis",
    async (way, make) => {
      const [url, name] = ["https://example.com/else", `rules-by-${way.replaceAll(" ", "-")}`];
      await make({ url, slug: name });
      await expect
        .poll(async () => (await both.workers.this.fetch(`/api/links/${name}`, { headers: asAdmin })).status, {
          timeout: 30_000,
        })
        .toBe(200);
      const asBot = { headers: { "User-Agent": "curl/8" } };
      for (const isCached of [true, false]) {
        if (!isCached) await both.stack.redis.run(["DEL", `link:${name}`]);
        const answer = await both.workers.last.fetch(`/${name}`, asBot);
        expect([answer.status, answer.headers.get("Location"), answer.headers.has("Retry-After")]).toEqual([
          503,
          null,
          true,
        ]);
        expect((await both.fresh.last.fetch(`/${name}+`, asBot)).status).toBe(503);
        expect((await edit(both.workers.last, name, { title: "by the last one" })).status).toBe(503);
        const remove = { method: "DELETE", headers: asAdmin };
        expect((await both.workers.last.fetch(`/api/links/${name}`, remove)).status).toBe(503);
      }
      expect(JSON.stringify(await both.stack.redis.run(["GET", `link:${name}`]))).not.toContain(
        "https://example.com/else",
      );
      expect((await both.fresh.this.fetch(`/${name}`, asBot)).headers.get("Location")).toBe("https://example.com/bots");
      // Without rules it is the last one's again.
      expect((await edit(both.workers.this, name, { rules: null })).status).toBe(200);
      await both.stack.redis.run(["DEL", `link:${name}`]);
      await expect.poll(() => targetAt(both.fresh.last, name), { timeout: 60_000 }).toBe(url);
    },
  );

  it("links of a second domain: the last one goes on with its own names beside them, and opens none of them", async () => {
    const domain = "there.example";
    expect((await post("/api/domains", { domain })).status).toBe(201);
    const there = await (await post("/api/links", { url: "https://example.com/there", slug: "shared", domain })).json();
    expect(there).toMatchObject({ slug: "shared", domain });
    const coded = await (await post("/api/links", { url: "https://example.com/coded", domain })).json<{
      slug: string;
    }>();

    // The name is free on the default domain, for either release, and one index keeps it from being taken twice there.
    await both.workers.last.create({ url: "https://example.com/here", slug: "shared" });
    expect((await post("/api/links", { url: "https://example.com/b", slug: "shared" })).status).toBe(409);
    for (const worker of [both.workers.last, both.fresh.last, both.workers.this, both.fresh.this])
      expect(await targetAt(worker, "shared")).toBe("https://example.com/here");
    expect((await edit(both.workers.last, "shared", { title: "by the last" })).status).toBe(200);
    const query = `/api/links/shared?domain=${domain}`;
    expect(await (await both.workers.this.fetch(query, { headers: asAdmin })).json()).toMatchObject({
      ...{ url: "https://example.com/there", title: null, domain },
    });

    // Its code is nothing here. The last release knows no domains, and leaves the link alone.
    expect((await both.fresh.last.fetch(`/${coded.slug}`)).status).toBe(503);
    expect((await both.workers.this.fetch(`/${coded.slug}`)).status).toBe(404);
    expect((await edit(both.workers.last, coded.slug, { title: "by the last" })).status).toBe(503);
    const listed = await both.workers.last.fetch("/api/links?limit=200", { headers: asAdmin });
    expect(await listed.text()).not.toContain("https://example.com/coded");
  });

  it("visits of a link with rules: the last one puts their message off, and this one counts it once", async () => {
    const { slug } = await both.workers.this.create({ url: "https://example.com/by-rule", rules: RULES });
    const { rows } = await both.stack.sql.query({
      query: "SELECT id FROM links WHERE slug IS NULL ORDER BY id DESC LIMIT 1",
      params: [],
    });
    const link = linkId(BigInt(String(rows[0]?.[0])));
    const clicks = [{ ...queuedClick(1), id: crypto.randomUUID(), linkId: link, time: Date.now(), rule: "bots" }];
    const message = encodeClickBatch({ clicks, unknown: [], counts: [] });
    const send = async (release: Release) => {
      const { CLICKS } = await both.workers[release].harness.getWorker<Pick<Env, "CLICKS">>("bijou").getEnv();
      await CLICKS.sendBatch([{ body: message, contentType: "text" }]);
    };
    const notUnderstood = () =>
      both.workers.last.harness.getLogs().filter(({ message: text }) => text.includes("clicks-not-understood")).length;
    const statsOf = async (worker: RunningWorker) =>
      (await worker.fetch(`/api/links/${slug}/stats`, { headers: asAdmin })).json<{ visits: number; rules: unknown }>();
    await send("last");
    await expect.poll(notUnderstood, { timeout: 30_000 }).toBe(1);
    expect(await statsOf(both.workers.this)).toMatchObject({ visits: 0, rules: [] });
    // As it is delivered again, once this one consumes.
    for (let i = 0; i < 2; i++) await send("this");
    await expect
      .poll(() => statsOf(both.workers.this), { timeout: 30_000 })
      .toMatchObject({ visits: 1, rules: [{ name: "bots", visits: 1 }] });
  });

  it("a link with a card, which only this one shows: the last one redirects everybody, and keeps the card in its edits", async () => {
    const card = { title: "A card", image: "https://example.com/a.png" };
    const made = await both.workers.this.create({ url: "https://example.com/carded", slug: "carded", card });
    const asUnfurler = { headers: { "User-Agent": "Twitterbot/1.0" } };
    const answers = async (worker: RunningWorker) => (await worker.fetch(`/${made.slug}`, asUnfurler)).status;
    // From Redis: its value is one that the last release reads.
    both.workers.last.sql.forget();
    expect(await answers(both.workers.last)).toBe(302);
    expect(both.workers.last.sql.calls.filter((statement) => statement.includes("links"))).toEqual([]);
    expect(await targetAt(both.workers.last, made.slug)).toBe("https://example.com/carded");
    expect(await answers(both.workers.this)).toBe(200);

    expect((await edit(both.workers.last, made.slug, { title: "by the last one" })).status).toBe(200);
    const read = await both.workers.this.fetch(`/api/links/${made.slug}`, { headers: asAdmin });
    expect(await read.json()).toMatchObject({ title: "by the last one", card });

    // What the last one fills in has no card: unfurlers are redirected until it runs out, and nobody is sent elsewhere.
    await both.stack.redis.run(["DEL", `link:${made.slug}`]);
    await eventuallyCached(made.slug, () => targetAt(both.fresh.last, made.slug));
    expect(await answers(both.fresh.this)).toBe(302);
    expect(await targetAt(both.fresh.this, made.slug)).toBe("https://example.com/carded");
    await both.stack.redis.run(["DEL", `link:${made.slug}`]);
    await expect.poll(() => answers(both.fresh.this), { timeout: 60_000 }).toBe(200);
  });
});

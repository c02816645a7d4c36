import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { encodeClickBatch } from "../../src/clicks/click-message.ts";
import type { Stack } from "../../src/local/stack.ts";
import { linkId } from "../../src/names/link-id.ts";
import { VERSION } from "../../src/version.ts";
import { engines } from "../support/engines.ts";
import { unpackLastRelease } from "../support/last-release.ts";
import { queuedClick } from "../support/queued-click.ts";
import { type RunningWorker, startWorker } from "../support/running-worker.ts";
import { asAdmin, BROWSER } from "../support/settings.ts";

/**
 * A roll-out: the last release and this one on the same stores, with this one's schema. What one writes, to Postgres or
 * to Redis, the other reads.
 */
describe.each(engines)("the last release beside this one, on $name", (engine) => {
  const { version, bundleDir } = unpackLastRelease();
  let stack: Stack;
  let workers: Record<Release, RunningWorker>;
  /** Isolates that have none of the others' links in memory. */
  let fresh: Record<Release, RunningWorker>;

  beforeAll(async () => {
    stack = await engine.start();
    const settings = { REDIS_TIMEOUT_MS: "2000" };
    workers = {
      last: await startWorker(stack, settings, [], bundleDir),
      this: await startWorker(stack, settings),
    };
    fresh = {
      last: await startWorker(stack, settings, [], bundleDir),
      this: await startWorker(stack, settings),
    };
  });
  afterAll(async () => {
    await Promise.all([...Object.values(workers), ...Object.values(fresh)].map((worker) => worker.close()));
    await stack.close();
  });

  const json = { ...asAdmin, "Content-Type": "application/json" };
  const edit = (worker: RunningWorker, slug: string, body: object) =>
    worker.fetch(`/api/links/${slug}`, { method: "PATCH", headers: json, body: JSON.stringify(body) });
  const etagOf = async (slug: string) =>
    (await workers.this.fetch(`/api/links/${slug}`, { headers: asAdmin })).headers.get("ETag") ?? "none";
  const targetAt = async (worker: RunningWorker, slug: string) =>
    (await worker.fetch(`/${slug}`)).headers.get("Location");

  /** Until what `load` fills in behind its answer is in Redis. */
  async function eventuallyCached(slug: string, load: () => Promise<unknown>): Promise<void> {
    await load();
    await expect.poll(async () => stack.redis.run(["EXISTS", `link:${slug}`])).toEqual({ result: 1 });
  }

  it("are the two, each by its own version", async () => {
    for (const [release, expected] of [
      ["last", version],
      ["this", VERSION],
    ] as const) {
      const { version: answered } = await (await workers[release].fetch("/livez")).json<{ version: string }>();
      expect(answered).toBe(expected);
    }
  });

  it("history tells what the last one does, and what it deletes comes back and opens on both", async () => {
    const { slug } = await workers.last.create({ url: "https://example.com/told", title: "T" });
    await edit(workers.last, slug, { title: "by the last" });
    await workers.last.fetch(`/api/links/${slug}`, { method: "DELETE", headers: asAdmin });
    const told = await workers.this.fetch(`/api/links/${slug}/history`, { headers: asAdmin });
    expect(await told.json()).toMatchObject({
      events: [
        { type: "link.deleted", slug, actor: { kind: "system" } },
        { type: "link.updated", actor: { kind: "system" }, changes: { title: { from: "T", to: "by the last" } } },
        { type: "link.created", actor: { kind: "admin" }, changes: { title: { from: null, to: "T" } } },
      ],
    });
    const restored = await workers.this.fetch(`/api/links/${slug}/restore`, { method: "POST", headers: asAdmin });
    expect([restored.status, (await restored.json<{ title: string }>()).title]).toEqual([200, "by the last"]);
    for (const worker of [workers.this, workers.last, fresh.last])
      expect(await targetAt(worker, slug)).toBe("https://example.com/told");
  });

  describe.each<{ writer: Release; reader: Release }>([
    { writer: "last", reader: "this" },
    { writer: "this", reader: "last" },
  ])("the $writer one writes and the other reads", ({ writer, reader }) => {
    it("a link from Postgres, by code and by slug, with all that it has", async () => {
      const slug = `from-${writer}`;
      const fields = {
        url: "https://example.com/a?b=c",
        title: "A",
        note: "for us",
        tags: ["t"],
        redirectStatus: 307,
        forwardQuery: true,
      };
      for (const made of [await workers[writer].create(fields), await workers[writer].create({ ...fields, slug })]) {
        await stack.redis.run(["DEL", `link:${made.slug}`]);
        expect(await targetAt(workers[reader], `${made.slug}?x=1`)).toBe("https://example.com/a?b=c&x=1");
        const read = await workers[reader].fetch(`/api/links/${made.slug}`, { headers: asAdmin });
        expect(await read.json()).toMatchObject({ ...fields, slug: made.slug });
      }
    });

    it.each([
      ["made", false],
      ["filled in after a miss", true],
    ])("every link from Redis that it has %s: a rollout takes no hit away", async (_, isFilledIn) => {
      const fields = {
        url: "https://example.com/cached",
        title: "T",
        redirectStatus: 307,
        expiresAt: "2999-01-01T00:00:00Z",
      };
      const made = [];
      for (const more of [
        {},
        { slug: `cached-${writer}-${isFilledIn}` },
        { password: "open sesame" },
        { enabled: false },
      ])
        made.push(await workers[writer].create({ ...fields, ...more }));
      // An isolate's first look at a code asks once whose key it is.
      await targetAt(workers[reader], (await workers[writer].create(fields)).slug);
      if (isFilledIn) {
        for (const { slug } of made) {
          await stack.redis.run(["DEL", `link:${slug}`, `none:${slug}`]);
          // By an isolate that has it not in memory.
          await eventuallyCached(slug, () => targetAt(fresh[writer], slug));
        }
      }
      workers[reader].sql.forget();
      const answers = [];
      for (const { slug } of made) answers.push((await workers[reader].fetch(`/${slug}`)).status);
      expect(answers).toEqual([307, 307, 403, 410]);
      expect(workers[reader].sql.calls.filter((statement) => statement.includes("links"))).toEqual([]);
    });

    it("an edit, and one on top of it by the other", async () => {
      const { slug } = await workers[writer].create({ url: "https://example.com/first" });
      expect((await edit(workers[writer], slug, { url: "https://example.com/second" })).status).toBe(200);
      expect(await targetAt(workers[reader], slug)).toBe("https://example.com/second");
      expect((await edit(workers[reader], slug, { title: "kept" })).status).toBe(200);
      const read = await workers[writer].fetch(`/api/links/${slug}`, { headers: asAdmin });
      expect(await read.json()).toMatchObject({ url: "https://example.com/second", title: "kept" });
    });

    it("a create with an Idempotency-Key, whose repeat by this one has the ETag of the link", async () => {
      const key = { "Idempotency-Key": crypto.randomUUID() };
      const body = JSON.stringify({ url: "https://example.com/tagged" });
      const init = { method: "POST", headers: { ...json, ...key }, body };
      const { slug } = await (await workers[writer].fetch("/api/links", init)).json<{ slug: string }>();
      const repeat = await workers.this.fetch("/api/links", init);
      expect(repeat.headers.get("Idempotent-Replayed")).toBe("true");
      expect(repeat.headers.get("ETag")).toBe(await etagOf(slug));
    });

    it("that a link was disabled, and that it was deleted", async () => {
      const [disabled, deleted] = [
        await workers[writer].create({ url: "https://example.com/disabled" }),
        await workers[writer].create({ url: "https://example.com/deleted" }),
      ];
      expect((await edit(workers[writer], disabled.slug, { enabled: false })).status).toBe(200);
      const init = { method: "DELETE", headers: asAdmin };
      expect((await workers[writer].fetch(`/api/links/${deleted.slug}`, init)).status).toBe(204);
      expect((await workers[reader].fetch(`/${disabled.slug}`)).status).toBe(410);
      expect((await workers[reader].fetch(`/${deleted.slug}`)).status).toBe(404);
    });

    it("a create with an Idempotency-Key, as the first answer to a repeat", async () => {
      const key = { "Idempotency-Key": crypto.randomUUID() };
      const first = await workers[writer].create({ url: "https://example.com/once" }, key);
      const repeat = await workers[reader].create({ url: "https://example.com/once" }, key);
      const [byThis, byLast] = writer === "this" ? [first, repeat] : [repeat, first];
      // What the last release does not answer yet.
      expect(byThis).toEqual({ ...byLast, rules: null, card: null, createdBy: { kind: "admin", name: "admin" } });
    });

    it("a key of the API, and a password", async () => {
      const body = JSON.stringify({ name: "a site", scopes: ["links:read"] });
      const made = await workers[writer].fetch("/api/keys", { method: "POST", headers: json, body });
      const { key } = await made.json<{ key: string }>();
      const list = await workers[reader].fetch("/api/links", { headers: { Authorization: `Bearer ${key}` } });
      expect(list.status).toBe(200);

      const { slug, url } = await workers[writer].create({
        url: "https://example.com/closed",
        password: "open sesame",
      });
      const headers = { "Content-Type": "application/x-www-form-urlencoded" };
      const unlocked = await workers[reader].fetch(`/${slug}`, {
        method: "POST",
        headers,
        body: "password=open+sesame",
      });
      expect(unlocked.headers.get("Location")).toBe(url);
    });
  });

  it("an edit by the last one changes the ETag that this one answers, and a visit that it counts does not", async () => {
    const { slug } = await workers.last.create({ url: "https://example.com/edited", maxVisits: 5 });
    const first = await etagOf(slug);
    expect(first).toMatch(/^"[0-9a-f]{32}"$/);
    expect((await workers.last.fetch(`/${slug}`, { headers: { "User-Agent": BROWSER } })).status).toBe(302);
    expect(await etagOf(slug)).toBe(first);
    expect((await edit(workers.last, slug, { title: "by the last one" })).status).toBe(200);
    const second = await etagOf(slug);
    expect(second).not.toBe(first);
    const ask = (etag: string) =>
      workers.this.fetch(`/api/links/${slug}`, {
        method: "PATCH",
        headers: { ...json, "If-Match": etag },
        body: '{"note":"x"}',
      });
    expect((await ask(first)).status).toBe(412);
    expect((await ask(second)).status).toBe(200);
  });

  it.each<{ writer: Release; reader: Release }>([
    { writer: "last", reader: "this" },
    { writer: "this", reader: "last" },
  ])("a limit of visits is one limit for both: what the $writer one makes, each counts down", async (pair) => {
    const { slug, url } = await workers[pair.writer].create({ url: "https://example.com/limited", maxVisits: 2 });
    const visit = (worker: RunningWorker) => worker.fetch(`/${slug}`, { headers: { "User-Agent": BROWSER } });
    const visits = [await visit(workers[pair.reader]), await visit(workers[pair.writer])];
    expect(visits.map(({ headers }) => headers.get("Location"))).toEqual([url, url]);
    expect((await visit(workers[pair.reader])).status).toBe(410);
  });

  it("a none that the last one fills in hides no link that this one makes, nor one of a bulk create or an import", async () => {
    const slugs = ["single", "bulk", "import"].map((way) => `after-none-${way}`);
    for (const slug of slugs) {
      expect((await workers.last.fetch(`/${slug}`)).status).toBe(404);
      await expect.poll(async () => stack.redis.run(["EXISTS", `none:${slug}`])).toEqual({ result: 1 });
    }
    const [single = "", bulk = "", imported = ""] = slugs;
    const url = "https://example.com/here-now";
    await workers.this.create({ url, slug: single });
    const links = JSON.stringify({ links: [{ url, slug: bulk }] });
    expect((await workers.this.fetch("/api/links/bulk", { method: "POST", headers: json, body: links })).status).toBe(
      200,
    );
    const headers = { ...asAdmin, "Content-Type": "text/csv" };
    const upload = { method: "POST", headers, body: `url,slug\n${url},${imported}\n` };
    expect((await workers.this.fetch("/api/links/import", upload)).status).toBe(202);
    for (const slug of slugs) {
      await expect.poll(() => targetAt(fresh.this, slug), { timeout: 30_000 }).toBe(url);
      await expect.poll(() => targetAt(fresh.last, slug), { timeout: 30_000 }).toBe(url);
    }
  });

  const RULES = [{ name: "bots", when: { bot: true }, url: "https://example.com/bots" }];
  const post = (path: string, body: unknown) =>
    workers.this.fetch(path, { method: "POST", headers: json, body: JSON.stringify(body) });

  it.each<[way: string, make: (link: { url: string; slug: string }) => Promise<unknown>]>([
    ["a create", (link) => workers.this.create({ ...link, rules: RULES })],
    ["a bulk create", (link) => post("/api/links/bulk", { links: [{ ...link, rules: RULES }] })],
    ["an import", (link) => post("/api/links/import", { links: [{ ...link, rules: RULES }] })],
    [
      "an edit",
      async (link) => {
        await workers.this.create(link);
        await edit(workers.this, link.slug, { rules: RULES });
      },
    ],
  ])(
    "the rules that %s makes: the last one answers 503, neither changes the link nor leaves anything of it in Redis",
    async (way, make) => {
      const [url, name] = ["https://example.com/else", `rules-by-${way.replaceAll(" ", "-")}`];
      await make({ url, slug: name });
      await expect
        .poll(async () => (await workers.this.fetch(`/api/links/${name}`, { headers: asAdmin })).status, {
          timeout: 30_000,
        })
        .toBe(200);
      const asBot = { headers: { "User-Agent": "curl/8" } };
      for (const isCached of [true, false]) {
        if (!isCached) await stack.redis.run(["DEL", `link:${name}`]);
        const answer = await workers.last.fetch(`/${name}`, asBot);
        expect([answer.status, answer.headers.get("Location"), answer.headers.has("Retry-After")]).toEqual([
          503,
          null,
          true,
        ]);
        expect((await fresh.last.fetch(`/${name}+`, asBot)).status).toBe(503);
        expect((await edit(workers.last, name, { title: "by the last one" })).status).toBe(503);
        const remove = { method: "DELETE", headers: asAdmin };
        expect((await workers.last.fetch(`/api/links/${name}`, remove)).status).toBe(503);
      }
      expect(JSON.stringify(await stack.redis.run(["GET", `link:${name}`]))).not.toContain("https://example.com/else");
      expect((await fresh.this.fetch(`/${name}`, asBot)).headers.get("Location")).toBe("https://example.com/bots");
      // Without rules it is the last one's again.
      expect((await edit(workers.this, name, { rules: null })).status).toBe(200);
      await stack.redis.run(["DEL", `link:${name}`]);
      await expect.poll(() => targetAt(fresh.last, name), { timeout: 60_000 }).toBe(url);
    },
  );

  it.each<Release>(["last", "this"])("visits that the %s release counts, beside the other", async (release) => {
    const { slug } = await workers[release].create({ url: "https://example.com/counted" });
    const visit = { headers: { "User-Agent": BROWSER } };
    expect((await workers[release].fetch(`/${slug}`, visit)).status).toBe(302);
    for (const worker of Object.values(workers)) {
      const visits = async () => {
        const stats = await worker.fetch(`/api/links/${slug}/stats`, { headers: asAdmin });
        return (await stats.json<{ visits: number }>()).visits;
      };
      await expect.poll(visits, { timeout: 60_000, interval: 500 }).toBe(1);
    }
  });

  it("visits of a link with rules: the last one puts their message off, and this one counts it once", async () => {
    const { slug } = await workers.this.create({ url: "https://example.com/by-rule", rules: RULES });
    const { rows } = await stack.sql.query({
      query: "SELECT id FROM links WHERE slug IS NULL ORDER BY id DESC LIMIT 1",
      params: [],
    });
    const link = linkId(BigInt(String(rows[0]?.[0])));
    const clicks = [{ ...queuedClick(1), id: crypto.randomUUID(), linkId: link, time: Date.now(), rule: "bots" }];
    const message = encodeClickBatch({ clicks, unknown: [], counts: [] });
    const send = async (release: Release) => {
      const { CLICKS } = await workers[release].harness.getWorker<Pick<Env, "CLICKS">>("bijou").getEnv();
      await CLICKS.sendBatch([{ body: message, contentType: "text" }]);
    };
    const notUnderstood = () =>
      workers.last.harness.getLogs().filter(({ message: text }) => text.includes("clicks-not-understood")).length;
    const statsOf = async (worker: RunningWorker) =>
      (await worker.fetch(`/api/links/${slug}/stats`, { headers: asAdmin })).json<{ visits: number; rules: unknown }>();
    await send("last");
    await expect.poll(notUnderstood, { timeout: 30_000 }).toBe(1);
    expect(await statsOf(workers.this)).toMatchObject({ visits: 0, rules: [] });
    // As it is delivered again, once this one consumes.
    for (let i = 0; i < 2; i++) await send("this");
    await expect
      .poll(() => statsOf(workers.this), { timeout: 30_000 })
      .toMatchObject({ visits: 1, rules: [{ name: "bots", visits: 1 }] });
  });

  it("a link with a card, which only this one shows: the last one redirects everybody, and keeps the card in its edits", async () => {
    const card = { title: "A card", image: "https://example.com/a.png" };
    const made = await workers.this.create({ url: "https://example.com/carded", slug: "carded", card });
    const asUnfurler = { headers: { "User-Agent": "Twitterbot/1.0" } };
    const answers = async (worker: RunningWorker) => (await worker.fetch(`/${made.slug}`, asUnfurler)).status;
    // From Redis: its value is one that the last release reads.
    workers.last.sql.forget();
    expect(await answers(workers.last)).toBe(302);
    expect(workers.last.sql.calls.filter((statement) => statement.includes("links"))).toEqual([]);
    expect(await targetAt(workers.last, made.slug)).toBe("https://example.com/carded");
    expect(await answers(workers.this)).toBe(200);

    expect((await edit(workers.last, made.slug, { title: "by the last one" })).status).toBe(200);
    const read = await workers.this.fetch(`/api/links/${made.slug}`, { headers: asAdmin });
    expect(await read.json()).toMatchObject({ title: "by the last one", card });

    // What the last one fills in has no card: unfurlers are redirected until it runs out, and nobody is sent elsewhere.
    await stack.redis.run(["DEL", `link:${made.slug}`]);
    await eventuallyCached(made.slug, () => targetAt(fresh.last, made.slug));
    expect(await answers(fresh.this)).toBe(302);
    expect(await targetAt(fresh.this, made.slug)).toBe("https://example.com/carded");
    await stack.redis.run(["DEL", `link:${made.slug}`]);
    await expect.poll(() => answers(fresh.this), { timeout: 60_000 }).toBe(200);
  });

  it("a none of this one's is one for the last one too, until its epoch has passed", async () => {
    const name = "unknown-to-both";
    expect((await workers.this.fetch(`/${name}`)).status).toBe(404);
    await expect.poll(async () => stack.redis.run(["EXISTS", `none:${name}`])).toEqual({ result: 1 });
    workers.last.sql.forget();
    expect((await workers.last.fetch(`/${name}`)).status).toBe(404);
    expect(workers.last.sql.calls).toEqual([]);
  });
});

type Release = "last" | "this";

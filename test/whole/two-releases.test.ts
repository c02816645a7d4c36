import { describe, expect, it } from "vitest";
import { VERSION } from "../../src/version.ts";
import { engines } from "../support/engines.ts";
import type { RunningWorker } from "../support/running-worker.ts";
import { asAdmin, BROWSER } from "../support/settings.ts";
import { asAdminWithJson, type Release, useTwoReleases } from "../support/two-releases.ts";

/**
 * A roll-out: the last release and this one on the same stores, with this one's schema. What one writes, to Postgres or
 * to Redis, the other reads.
 */
describe.each(engines)("the last release beside this one, on $name", (engine) => {
  const both = useTwoReleases(engine);
  const { version, edit, targetAt, eventuallyCached } = both;
  const etagOf = async (slug: string) =>
    (await both.workers.this.fetch(`/api/links/${slug}`, { headers: asAdmin })).headers.get("ETag") ?? "none";

  it("are the two, each by its own version", async () => {
    for (const [release, expected] of [
      ["last", version],
      ["this", VERSION],
    ] as const) {
      const { version: answered } = await (await both.workers[release].fetch("/livez")).json<{ version: string }>();
      expect(answered).toBe(expected);
    }
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
      for (const made of [
        await both.workers[writer].create(fields),
        await both.workers[writer].create({ ...fields, slug }),
      ]) {
        await both.stack.redis.run(["DEL", `link:${made.slug}`]);
        expect(await targetAt(both.workers[reader], `${made.slug}?x=1`)).toBe("https://example.com/a?b=c&x=1");
        const read = await both.workers[reader].fetch(`/api/links/${made.slug}`, { headers: asAdmin });
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
        made.push(await both.workers[writer].create({ ...fields, ...more }));
      // An isolate's first look at a code asks once whose key it is.
      await targetAt(both.workers[reader], (await both.workers[writer].create(fields)).slug);
      if (isFilledIn) {
        for (const { slug } of made) {
          await both.stack.redis.run(["DEL", `link:${slug}`, `none:${slug}`]);
          // By an isolate that has it not in memory.
          await eventuallyCached(slug, () => targetAt(both.fresh[writer], slug));
        }
      }
      both.workers[reader].sql.forget();
      const answers = [];
      for (const { slug } of made) answers.push((await both.workers[reader].fetch(`/${slug}`)).status);
      expect(answers).toEqual([307, 307, 403, 410]);
      expect(both.workers[reader].sql.calls.filter((statement) => statement.includes("links"))).toEqual([]);
    });

    it("an edit, and one on top of it by the other", async () => {
      const { slug } = await both.workers[writer].create({ url: "https://example.com/first" });
      expect((await edit(both.workers[writer], slug, { url: "https://example.com/second" })).status).toBe(200);
      expect(await targetAt(both.workers[reader], slug)).toBe("https://example.com/second");
      expect((await edit(both.workers[reader], slug, { title: "kept" })).status).toBe(200);
      const read = await both.workers[writer].fetch(`/api/links/${slug}`, { headers: asAdmin });
      expect(await read.json()).toMatchObject({ url: "https://example.com/second", title: "kept" });
    });

    it("a create with an Idempotency-Key, whose repeat by this one has the ETag of the link", async () => {
      const key = { "Idempotency-Key": crypto.randomUUID() };
      const body = JSON.stringify({ url: "https://example.com/tagged" });
      const init = { method: "POST", headers: { ...asAdminWithJson, ...key }, body };
      const { slug } = await (await both.workers[writer].fetch("/api/links", init)).json<{ slug: string }>();
      const repeat = await both.workers.this.fetch("/api/links", init);
      expect(repeat.headers.get("Idempotent-Replayed")).toBe("true");
      expect(repeat.headers.get("ETag")).toBe(await etagOf(slug));
    });

    it("that a link was disabled, and that it was deleted", async () => {
      const [disabled, deleted] = [
        await both.workers[writer].create({ url: "https://example.com/disabled" }),
        await both.workers[writer].create({ url: "https://example.com/deleted" }),
      ];
      expect((await edit(both.workers[writer], disabled.slug, { enabled: false })).status).toBe(200);
      const init = { method: "DELETE", headers: asAdmin };
      expect((await both.workers[writer].fetch(`/api/links/${deleted.slug}`, init)).status).toBe(204);
      expect((await both.workers[reader].fetch(`/${disabled.slug}`)).status).toBe(410);
      expect((await both.workers[reader].fetch(`/${deleted.slug}`)).status).toBe(404);
    });

    it("a create with an Idempotency-Key, as the first answer to a repeat", async () => {
      const key = { "Idempotency-Key": crypto.randomUUID() };
      const first = await both.workers[writer].create({ url: "https://example.com/once" }, key);
      const repeat = await both.workers[reader].create({ url: "https://example.com/once" }, key);
      const [byThis, byLast] = writer === "this" ? [first, repeat] : [repeat, first];
      // What the last release does not answer yet.
      const added = { domain: "go.example", rules: null, card: null, createdBy: { kind: "admin", name: "admin" } };
      expect(byThis).toEqual({ ...byLast, ...added });
    });

    it("a key of the API, and a password", async () => {
      const body = JSON.stringify({ name: "a site", scopes: ["links:read"] });
      const made = await both.workers[writer].fetch("/api/keys", { method: "POST", headers: asAdminWithJson, body });
      const { key } = await made.json<{ key: string }>();
      const list = await both.workers[reader].fetch("/api/links", { headers: { Authorization: `Bearer ${key}` } });
      expect(list.status).toBe(200);

      const { slug, url } = await both.workers[writer].create({
        url: "https://example.com/closed",
        password: "open sesame",
      });
      const headers = { "Content-Type": "application/x-www-form-urlencoded" };
      const unlocked = await both.workers[reader].fetch(`/${slug}`, {
        method: "POST",
        headers,
        body: "password=open+sesame",
      });
      expect(unlocked.headers.get("Location")).toBe(url);
    });
  });

  it("an edit by the last one changes the ETag that this one answers, and a visit that it counts does not", async () => {
    const { slug } = await both.workers.last.create({ url: "https://example.com/edited", maxVisits: 5 });
    const first = await etagOf(slug);
    expect(first).toMatch(/^"[0-9a-f]{32}"$/);
    expect((await both.workers.last.fetch(`/${slug}`, { headers: { "User-Agent": BROWSER } })).status).toBe(302);
    expect(await etagOf(slug)).toBe(first);
    expect((await edit(both.workers.last, slug, { title: "by the last one" })).status).toBe(200);
    const second = await etagOf(slug);
    expect(second).not.toBe(first);
    const ask = (etag: string) =>
      both.workers.this.fetch(`/api/links/${slug}`, {
        method: "PATCH",
        headers: { ...asAdminWithJson, "If-Match": etag },
        body: '{"note":"x"}',
      });
    expect((await ask(first)).status).toBe(412);
    expect((await ask(second)).status).toBe(200);
  });

  it.each<{ writer: Release; reader: Release }>([
    { writer: "last", reader: "this" },
    { writer: "this", reader: "last" },
  ])("a limit of visits is one limit for both: what the $writer one makes, each counts down", async (pair) => {
    const { slug, url } = await both.workers[pair.writer].create({ url: "https://example.com/limited", maxVisits: 2 });
    const visit = (worker: RunningWorker) => worker.fetch(`/${slug}`, { headers: { "User-Agent": BROWSER } });
    const visits = [await visit(both.workers[pair.reader]), await visit(both.workers[pair.writer])];
    expect(visits.map(({ headers }) => headers.get("Location"))).toEqual([url, url]);
    expect((await visit(both.workers[pair.reader])).status).toBe(410);
  });

  it("a none that the last one fills in hides no link that this one makes, nor one of a bulk create or an import", async () => {
    const slugs = ["single", "bulk", "import"].map((way) => `after-none-${way}`);
    for (const slug of slugs) {
      expect((await both.workers.last.fetch(`/${slug}`)).status).toBe(404);
      await expect.poll(async () => both.stack.redis.run(["EXISTS", `none:${slug}`])).toEqual({ result: 1 });
    }
    const [single = "", bulk = "", imported = ""] = slugs;
    const url = "https://example.com/here-now";
    await both.workers.this.create({ url, slug: single });
    const links = JSON.stringify({ links: [{ url, slug: bulk }] });
    expect(
      (await both.workers.this.fetch("/api/links/bulk", { method: "POST", headers: asAdminWithJson, body: links }))
        .status,
    ).toBe(200);
    const headers = { ...asAdmin, "Content-Type": "text/csv" };
    const upload = { method: "POST", headers, body: `url,slug\n${url},${imported}\n` };
    expect((await both.workers.this.fetch("/api/links/import", upload)).status).toBe(202);
    for (const slug of slugs) {
      await expect.poll(() => targetAt(both.fresh.this, slug), { timeout: 30_000 }).toBe(url);
      await expect.poll(() => targetAt(both.fresh.last, slug), { timeout: 30_000 }).toBe(url);
    }
  });

  it.each<Release>(["last", "this"])("visits that the %s release counts, beside the other", async (release) => {
    const { slug } = await both.workers[release].create({ url: "https://example.com/counted" });
    const visit = { headers: { "User-Agent": BROWSER } };
    expect((await both.workers[release].fetch(`/${slug}`, visit)).status).toBe(302);
    for (const worker of Object.values(both.workers)) {
      const visits = async () => {
        const stats = await worker.fetch(`/api/links/${slug}/stats`, { headers: asAdmin });
        return (await stats.json<{ visits: number }>()).visits;
      };
      await expect.poll(visits, { timeout: 60_000, interval: 500 }).toBe(1);
    }
  });

  it("a none of this one's is one for the last one too, until its epoch has passed", async () => {
    const name = "unknown-to-both";
    expect((await both.workers.this.fetch(`/${name}`)).status).toBe(404);
    await expect.poll(async () => both.stack.redis.run(["EXISTS", `none:${name}`])).toEqual({ result: 1 });
    both.workers.last.sql.forget();
    expect((await both.workers.last.fetch(`/${name}`)).status).toBe(404);
    expect(both.workers.last.sql.calls).toEqual([]);
  });
});

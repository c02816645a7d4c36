// Longer than others: one world of clock, Queue and endpoints, which a second file would set up again on each engine.
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { createPostgresClickStore } from "../../../src/clicks/stores/postgres-click-store.ts";
import type { IssuedName } from "../../../src/names/link-name.ts";
import { consumeWebhooks } from "../../../src/webhooks/jobs/consume-webhooks.ts";
import { draftOf, generous } from "../../support/adapters.ts";
import { engines } from "../../support/engines.ts";
import { clickOf } from "../../support/sample-clicks.ts";
import { slugOf } from "../../support/sample-links.ts";
import { ORIGIN } from "../../support/settings.ts";
import { useWebhooks } from "../../support/webhook-world.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const URL_A = "https://a.example/hook";
const URL_B = "https://b.example/hook";
const nameOf = (slug: string) => ({ kind: "slug", text: slugOf(slug) }) as IssuedName; // Not of its kind alone.

describe.each(engines)("webhooks on $name", (engine) => {
  const world = useWebhooks(engine);
  const create = async (slug: string, part = world.isolate(), tags: string[] = []) => {
    const outcome = await part.repository.create(draftOf({ slug: slugOf(slug), tags }), generous());
    expect(outcome.kind).toBe("created");
  };
  const edit = (slug: string, title: string, part = world.isolate()) =>
    part.repository.edit([nameOf(slug)], { title }, generous(), null, {
      owner: "person:ann@example.com",
      isAdmin: false,
    });
  const told = () => world.got.map(({ type, data }) => `${type} ${(data["link"] as { slug: string }).slug}`);
  const waiting = async () => (await world.sql("SELECT count(*) FROM link_events WHERE NOT handed_over"))[0]?.[0];

  it("an event comes with link, changes and actor, signed, and its id is that of its delivery", async () => {
    const hook = await world.listen();
    await create("sale");
    await edit("sale", "Spring");
    await world.pass(2 * SECOND_MS);
    expect(told()).toEqual(["link.created sale", "link.updated sale"]);
    const [, updated] = world.got;
    expect(updated?.data).toMatchObject({
      link: { slug: "sale", title: "Spring", url: "https://example.com/", createdBy: { kind: "admin", name: "admin" } },
      changes: { title: { from: null, to: "Spring" } },
      actor: { kind: "person", name: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown },
    });
    expect(JSON.stringify(world.got)).not.toContain("ann@");
    for (const { body, headers, at } of world.got) {
      expect(headers["webhook-timestamp"]).toBe(String(Math.floor(at / 1_000)));
      expect(new Webhook(hook.secret).verify(body, headers)).toMatchObject({ type: expect.any(String) as unknown });
    }
    const deliveries = await world.deliveriesOf(hook.id);
    expect(deliveries.map(({ id, status, attempts, lastStatus }) => [id, status, attempts, lastStatus])).toEqual(
      world.got.map(({ id }) => [id, "delivered", 1, 204]).toReversed(),
    );
  });

  it("without a webhook events are born handed over, and nobody marks, calls or sweeps", async () => {
    const part = world.isolate();
    await world.cron("2026-11-30T08:01:00Z"); // Nobody knows yet, and nothing is marked.
    expect(world.faults.statements).toBe(0);
    await world.cron("2026-11-30T09:00:00Z");
    await world.cron("2026-11-30T10:00:00Z", part);
    expect(world.faults.statements).toBe(1);
    await create("sale", part);
    expect([await waiting(), world.queue, await world.stack.redis.run(["EXISTS", "webhooks:written"])]).toEqual([
      ...["0", []],
      { result: 0 },
    ]);
    await world.listen({ events: ["link.deleted"] });
    await create("other");
    expect(await waiting()).toBe("0");
  });

  it("a call that is lost between commit and Queue loses no event: the sweep of the minute finds it", async () => {
    await world.listen();
    await world.pass(MINUTE_MS);
    world.faults.queueIsDown = true;
    const part = world.isolate();
    await create("sale", part);
    expect(part.failures).toHaveLength(1);
    expect([world.queue, await waiting()]).toEqual([[], "1"]);
    world.faults.queueIsDown = false;
    await world.cron();
    await world.drain();
    expect(told()).toEqual(["link.created sale"]);
  });

  it("a Worker that dies right behind the commit loses no event", async () => {
    await world.listen();
    await world.pass(MINUTE_MS);
    await new Promise<void>((committed) => {
      // It never comes back from its statement: nothing that stands behind that runs.
      void world.isolate().notice.around(async () => {
        await world.sql("INSERT INTO links (url, slug) VALUES ('https://example.com/', 'sale')");
        committed();
        return new Promise(() => undefined);
      });
    });
    expect([world.queue, await waiting()]).toEqual([[], "1"]);
    await world.cron();
    await world.drain();
    expect(told()).toEqual(["link.created sale"]);
  });

  it("with the mark lost too, the sweep of the hour finds it", async () => {
    await world.listen();
    await world.pass(MINUTE_MS);
    Object.assign(world.faults, { queueIsDown: true, redisIsDown: true });
    await create("sale");
    Object.assign(world.faults, { queueIsDown: false, redisIsDown: false });
    await world.stack.redis.run(["DEL", "webhooks:written"]);
    await world.cron("2026-11-30T08:59:00Z");
    await world.drain();
    expect(told()).toEqual([]);
    await world.cron("2026-11-30T09:00:00Z");
    await world.drain();
    expect(told()).toEqual(["link.created sale"]);
  });

  it("a run that dies before it has settled sends again, under the same ids", async () => {
    const hook = await world.listen();
    await create("sale");
    const part = world.isolate();
    const dying = { ...part.job.runs.work, settle: () => Promise.reject(new Error("the isolate is gone")) };
    const job = { ...part.job, runs: { ...part.job.runs, work: dying } };
    await expect(world.pass(2 * SECOND_MS, { ...part, job })).rejects.toThrow("gone");
    expect(world.got).toHaveLength(1);
    world.clock.advance(3 * MINUTE_MS);
    await world.cron();
    await world.drain();
    expect(new Set(world.got.map(({ id }) => id)).size).toBe(1);
    expect(world.got).toHaveLength(2);
    expect(await world.deliveriesOf(hook.id)).toMatchObject([{ status: "delivered", attempts: 1 }]);
  });

  it("an event is tried at the times of the contract, under one id, and has failed then", async () => {
    const hook = await world.listen({ url: URL_A });
    world.answers.set(URL_A, () => new Response(null, { status: 500 }));
    await create("sale");
    await world.pass(4 * DAY_MS);
    const [first] = world.got;
    const after = world.got.map(({ at }) => Math.round((at - (first?.at ?? 0)) / SECOND_MS));
    const waits = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];
    const expected = waits.reduce<number[]>((sums, wait) => [...sums, (sums.at(-1) ?? 0) + wait], [0]);
    expect(after).toHaveLength(expected.length);
    for (const [n, seconds] of expected.entries()) expect(Math.abs((after[n] ?? 0) - seconds)).toBeLessThan(60);
    expect(new Set(world.got.map(({ id }) => id)).size).toBe(1);
    expect(await world.deliveriesOf(hook.id)).toMatchObject([
      { status: "failed", attempts: 10, lastStatus: 500, nextAttemptAt: null },
    ]);
  });

  it("one that fails holds back its link's later events for five minutes, then they go before it", async () => {
    await world.listen({ url: URL_A });
    let isDown = true;
    world.answers.set(
      URL_A,
      ({ type }) => new Response(null, { status: isDown && type === "link.created" ? 503 : 200 }),
    );
    await create("held");
    await create("other");
    world.answers.set(URL_A, ({ data, type }) => {
      const isHeld = (data["link"] as { slug: string }).slug === "held";
      return new Response(null, { status: isDown && isHeld && type === "link.created" ? 503 : 200 });
    });
    await edit("held", "second");
    await edit("other", "free");
    await world.pass(10 * SECOND_MS);
    expect(told().filter((text) => text.endsWith("other"))).toEqual(["link.created other", "link.updated other"]);
    expect(told()).not.toContain("link.updated held");
    await edit("held", "third");
    await world.pass(4 * MINUTE_MS);
    expect(told()).not.toContain("link.updated held");
    world.got.length = 0;
    await world.pass(2 * MINUTE_MS);
    const titles = world.got.flatMap(({ type, data }) =>
      type === "link.updated" ? [(data["link"] as { title: string }).title] : [],
    );
    expect(titles).toEqual(["second", "third"]);
    isDown = false;
    await world.pass(HOUR_MS);
    expect(told().at(-1)).toBe("link.created held");
  });

  it("what it held back goes at once when it succeeds", async () => {
    await world.listen({ url: URL_A });
    let answers = 0;
    world.answers.set(URL_A, () => new Response(null, { status: answers++ === 0 ? 500 : 200 }));
    await create("held");
    await edit("held", "second");
    await world.pass(12 * SECOND_MS);
    expect(told()).toEqual(["link.created held", "link.created held", "link.updated held"]);
  });

  it("many edits of many links come in the order of each link, whoever sweeps at the same time", async () => {
    await world.listen();
    for (const slug of ["a", "b", "c"]) await create(slug);
    for (let n = 0; n < 12; n++) await edit(["a", "b", "c"][n % 3] ?? "a", `title ${n}`);
    const parts = [world.isolate(), world.isolate(), world.isolate()];
    world.clock.advance(20 * SECOND_MS);
    await Promise.all([...parts, ...parts].map((part) => world.cron("2026-11-30T08:01:00Z", part)));
    await Promise.all(parts.map((part) => world.drain(part)));
    await world.pass(3 * MINUTE_MS);
    for (const [n, slug] of ["a", "b", "c"].entries()) {
      const titles = world.got.flatMap(({ data }) => {
        const link = data["link"] as { slug: string; title: string | null };
        return link.slug === slug ? [link.title] : [];
      });
      expect(titles).toEqual([null, ...[0, 3, 6, 9].map((step) => `title ${step + n}`)]);
    }
  });

  it("one of two endpoints that hangs delays the other by nothing, under 1,000 events", async () => {
    const hangs = await world.listen({ url: URL_A });
    await world.listen({ url: URL_B });
    await world.pass(MINUTE_MS);
    const hanging: ((answer: Response) => void)[] = [];
    world.answers.set(URL_A, () => new Promise((resolve) => hanging.push(resolve)));
    const items = Array.from({ length: 1_000 }, () => ({ kind: "draft" as const, draft: draftOf() }));
    await world.isolate().repository.createMany({ createdBy: "key:admin", idempotency: null, items }, generous());
    const before = world.now();
    world.clock.advance(2 * SECOND_MS);
    await world.deliverOne(world.isolate());
    // The Queue gives each webhook's call to an invocation of its own, so both run at once.
    const runs = world.queue.splice(0).map(async ({ body }) => {
      const nothing = () => undefined;
      const message = { id: "0", timestamp: new Date(), body, attempts: 1, metadata: {}, ack: nothing, retry: nothing };
      return consumeWebhooks({ messages: [message] }, world.isolate().job);
    });
    expect(runs).toHaveLength(2);
    await Promise.race(runs);
    expect(world.got.filter(({ url }) => url === URL_B)).toHaveLength(1_000);
    expect(world.now() - before).toBe(2 * SECOND_MS);
    expect(hanging.length).toBeLessThanOrEqual(4);
    for (const answer of hanging) answer(new Response(null, { status: 504 }));
    await Promise.all(runs);
    expect(await world.deliveriesOf(hangs.id)).toHaveLength(1_000);
    expect(world.got.filter(({ url }) => url === URL_A)).toHaveLength(4);
  });

  it("410 switches it off at once, and what was pending can be sent again once it is on", async () => {
    const hook = await world.listen({ url: URL_A });
    world.answers.set(URL_A, () => new Response(null, { status: 410 }));
    await create("sale");
    await world.pass(2 * SECOND_MS);
    const part = world.isolate();
    expect(await part.service.get(hook.id, generous())).toMatchObject({
      state: "off",
      stateReason: expect.stringContaining("410") as unknown,
    });
    await create("other");
    expect(await waiting()).toBe("0");
    const [delivery] = await world.deliveriesOf(hook.id);
    expect(delivery).toMatchObject({ status: "failed", lastStatus: 410 });
    const again = () => part.service.redeliver(hook.id, delivery?.id ?? "", generous());
    expect(await again()).toBe("off");
    world.answers.clear();
    expect(await part.service.edit(hook.id, { state: "on" }, generous())).toMatchObject({
      state: "on",
      stateReason: null,
    });
    expect(await again()).toMatchObject({ status: "pending", attempts: 0 });
    await world.drain();
    expect(world.got.map(({ id }) => id)).toEqual([delivery?.id, delivery?.id]);
  });

  it("five days without a success switch it off, and a success in between begins them anew", async () => {
    const hook = await world.listen({ url: URL_A });
    let status = 500;
    world.answers.set(URL_A, () => new Response(null, { status }));
    const state = async () => (await world.isolate().service.get(hook.id, generous()))?.state;
    await create("a");
    await world.pass(3 * DAY_MS);
    status = 200;
    await create("b");
    await world.pass(MINUTE_MS);
    status = 500;
    await create("c");
    await world.pass(4 * DAY_MS);
    expect(await state()).toBe("on");
    await create("d");
    await world.pass(2 * DAY_MS);
    expect(await state()).toBe("off");
  });

  it("with a tag it hears of links that have it, or had it until then, and of nothing else", async () => {
    await world.listen({ tag: "print", events: ["link.created", "link.updated", "report.created", "health.changed"] });
    await create("with", undefined, ["print"]);
    await create("without");
    const part = world.isolate();
    await part.repository.edit([nameOf("with")], { tags: [] }, generous());
    await edit("with", "no more");
    await world.sql("INSERT INTO health_pings VALUES (now(), 'unhealthy', '{}', '{}')");
    const report = (slug: string) =>
      world.sql(
        `INSERT INTO reports (id, link_id, slug, reason) SELECT gen_random_uuid(), id, slug, 'spam' FROM links WHERE slug = '${slug}'`,
      );
    await report("without");
    await world.pass(2 * SECOND_MS);
    expect(told()).toEqual(["link.created with", "link.updated with"]);
  });

  it("reports, imports and changes of health are told as the API answers them", async () => {
    await world.listen({ events: ["report.created", "import.finished", "health.changed"] });
    await create("sale");
    await world.sql(
      "INSERT INTO reports (id, link_id, slug, reason, email) SELECT gen_random_uuid(), id, slug, 'spam', 'x@example.com' FROM links",
    );
    await world.sql(
      "INSERT INTO imports (id, owner, keeps_ids, created_at) VALUES ('an-import', 'key:admin', false, now())",
    );
    await world.sql("UPDATE imports SET created = 2 WHERE id = 'an-import'");
    await world.sql("UPDATE imports SET total = 3 WHERE id = 'an-import'");
    await world.sql("UPDATE imports SET failed = 1 WHERE id = 'an-import'");
    await world.sql("DELETE FROM imports");
    const ping = (minute: number, status: string) =>
      world.sql(
        `INSERT INTO health_pings VALUES (now() + interval '${minute} minutes', '${status}', '{"redis": {"status": "up"}}', '{}')`,
      );
    for (const [minute, status] of ["healthy", "unhealthy", "unhealthy", "healthy"].entries())
      await ping(minute, status);
    await world.cron("2026-11-30T09:00:00Z");
    await world.drain();
    expect(world.got.map(({ type }) => type).toSorted()).toEqual([
      "health.changed",
      "health.changed",
      "import.finished",
      "report.created",
    ]);
    const dataOf = (type: string) => world.got.flatMap((got) => (got.type === type ? [got.data] : []));
    expect(dataOf("report.created")).toMatchObject([
      { slug: "sale", reason: "spam", email: "x@example.com", details: null },
    ]);
    expect(dataOf("import.finished")).toMatchObject([{ id: "an-import", state: "done" }]);
    expect(dataOf("health.changed")).toMatchObject([
      { status: "unhealthy", components: { redis: { status: "up" } } },
      { status: "healthy" },
    ]);
  });

  it("visits are told a hundred at a time, each that is newly counted once, of the links that it listens to", async () => {
    await world.sql("DELETE FROM clicks");
    await world.listen({ url: URL_A, events: ["link.visited"] });
    await world.listen({ url: URL_B, events: ["link.visited"], tag: "print" });
    await create("plain");
    await create("print", undefined, ["print"]);
    const ids = (await world.sql("SELECT id FROM links ORDER BY id")).map(([id]) => Number(id));
    const [plain = 0, print = 0] = ids;
    const store = createPostgresClickStore({
      ...{ postgres: world.adapters.postgres, timeoutMs: 30_000, retentionDays: 35, now: world.now },
    });
    const dimensions = { country: "DE", city: "Berlin", device: "mobile", utm_source: "letter" };
    const clicks = Array.from({ length: 230 }, (_, n) =>
      clickOf(n, {
        link: n < 200 ? plain : print,
        time: Date.now() - 1_000 + n,
        dimensions,
        rule: n === 0 ? "r" : null,
      }),
    );
    const later = Array.from({ length: 20 }, (_, n) => clickOf(300 + n, { link: plain, time: Date.now() }));
    await store.add(clicks.slice(0, 150), generous());
    await store.add(clicks, generous()); // The first came again.
    await store.add([...clicks, ...later], generous());
    // Too old to be counted.
    await store.add([clickOf(500, { link: plain, time: Date.now() - 40 * DAY_MS })], generous());
    await store.add([clickOf(400, { link: 99_999_999, time: Date.now() })], generous()); // There never was such a link.
    await world.cron("2026-11-30T09:00:00Z");
    await world.drain();
    const visitsAt = (url: string) =>
      world.got.flatMap((got) => (got.url === url ? [got.data["visits"] as Record<string, unknown>[]] : []));
    expect(visitsAt(URL_A).map(({ length }) => length)).toEqual([100, 50, 80, 20]);
    expect(visitsAt(URL_B).map(({ length }) => length)).toEqual([30]);
    expect(visitsAt(URL_A)[0]?.[0]).toEqual({
      ...{ slug: "plain", domain: new URL(ORIGIN).hostname, time: expect.stringMatching(/Z$/) as unknown },
      ...{ country: "DE", region: null, city: "Berlin", referrer: null, device: "mobile", browser: null, os: null },
      ...{ language: null, bot: false, rule: "r" },
    });
  });

  it("after a rotation both secrets sign for a day", async () => {
    const { id, secret: before } = await world.listen();
    const rotated = await world.isolate().service.rotate(id, generous());
    const after = rotated?.secret ?? "";
    const verifies = (secret: string) => {
      const { body = "", headers = {} } = world.got.at(-1) ?? {};
      try {
        return new Webhook(secret).verify(body, headers, { jsonParse: false }) === undefined;
      } catch (error) {
        return error instanceof Error ? error.message : error;
      }
    };
    await create("a");
    await world.pass(2 * SECOND_MS);
    expect([before === after, world.got[0]?.headers["webhook-signature"]?.split(" ").length]).toEqual([false, 2]);
    expect([verifies(before), verifies(after)].map((result) => typeof result === "string")).toEqual([false, false]);
    await world.pass(DAY_MS);
    await create("b");
    await world.pass(2 * SECOND_MS);
    expect(world.got[1]?.headers["webhook-signature"]?.split(" ")).toHaveLength(1);
  });

  it("a purge, and a delete of a history, take what deliveries say of the link with them", async () => {
    const hook = await world.listen();
    await create("kept");
    await create("gone");
    await world.pass(2 * SECOND_MS);
    const part = world.isolate();
    await part.repository.remove([nameOf("gone")], generous(), null, {
      owner: "key:admin",
      isAdmin: true,
      type: "purge",
    });
    await world.pass(2 * SECOND_MS);
    expect(told()).toEqual(["link.created kept", "link.created gone", "link.deleted gone"]);
    expect((await world.deliveriesOf(hook.id)).map(({ type }) => type)).toEqual(["link.deleted", "link.created"]);
    expect(await world.sql("SELECT row FROM link_events WHERE row IS NOT NULL")).toEqual([]);
  });
});

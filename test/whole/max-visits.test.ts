import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Stack } from "../../src/local/stack.ts";
import { engines } from "../support/engines.ts";
import { type RunningWorker, startWorker } from "../support/running-worker.ts";
import { asAdmin, BROWSER } from "../support/settings.ts";
import { during } from "../support/whole.ts";

const person = { headers: { "User-Agent": BROWSER } };
const json = { ...asAdmin, "Content-Type": "application/json" };
/** Long enough that none of 200 visits at once is a 503 on a slow machine. */
const SETTINGS = { REDIRECT_TIMEOUT_MS: "25000", POSTGRES_REDIRECT_TIMEOUT_MS: "20000", REDIS_TIMEOUT_MS: "2000" };

/** Two isolates that share nothing but the stores, each with a memory of its own. */
describe.each(engines)("maxVisits across two workerd processes, on $name", ({ start }) => {
  let stack: Stack;
  let workers: readonly [RunningWorker, RunningWorker];
  let one: RunningWorker;

  beforeAll(async () => {
    stack = await start();
    workers = [await startWorker(stack, SETTINGS), await startWorker(stack, SETTINGS)];
    [one] = workers;
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.close()));
    await stack.close();
  });

  const visits = (slug: string, count: number) =>
    Promise.all(Array.from({ length: count }, (_, i) => workers[i % 2 === 0 ? 0 : 1].fetch(`/${slug}`, person)));
  const usedOf = async (url: string) => {
    const query = "SELECT visits_used FROM links WHERE url = $1";
    return Number((await stack.sql.query({ query, params: [url] })).rows[0]?.[0]);
  };
  const createLimited = async (maxVisits: number, more: object = {}) =>
    one.create({ url: `https://example.com/${crypto.randomUUID()}`, maxVisits, ...more });
  const count = (responses: readonly Response[], status: number) =>
    responses.filter((response) => response.status === status).length;

  it.each([1, 50])(
    "of 200 simultaneous visits of a link with maxVisits %i exactly as many are led on",
    async (limit) => {
      const { slug, url } = await createLimited(limit);
      const responses = await visits(slug, 200);
      expect([count(responses, 302), count(responses, 410)]).toEqual([limit, 200 - limit]);
      for (const response of responses)
        expect(response.headers.get("Location")).toBe(response.status === 302 ? url : null);
      expect(await usedOf(url)).toBe(limit);
    },
  );

  it("Redis flushed before, between and after the visits gives none of them back", async () => {
    const { slug, url } = await createLimited(30);
    const flush = () => stack.redis.run(["FLUSHDB"]);
    const [first] = await Promise.all([visits(slug, 100), flush()]);
    await flush();
    const second = await visits(slug, 100);
    const all = [...first, ...second];
    expect([count(all, 302), count(all, 410)]).toEqual([30, 170]);
    expect(await usedOf(url)).toBe(30);
  });

  it.each([
    ["cuts connections", () => ({ kind: "reset" as const })],
    ["answers 500", () => ({ kind: "answer" as const, status: 500, body: "{}" })],
    ["answers without rows", () => ({ kind: "answer" as const, status: 200, body: "{}" })],
  ])("Postgres %s: every visit is a 503 with Retry-After, and none was free", async (_, sql) => {
    const { slug, url } = await createLimited(5);
    for (const worker of workers) await worker.fetch(`/${slug}`); // Into its memory: a bot's visit.
    const refused = await during(workers[0], { sql }, () => during(workers[1], { sql }, () => visits(slug, 20)));
    expect(count(refused, 503)).toBe(20);
    for (const { headers } of refused) {
      expect(headers.get("Retry-After")).not.toBeNull();
      expect(headers.get("Location")).toBeNull();
    }
    expect(await usedOf(url)).toBe(0);
    await Promise.all(workers.map((worker) => worker.fetchReady(`/unknown-${crypto.randomUUID()}`)));
    expect(count(await visits(slug, 20), 302)).toBe(5);
  });

  it("a visit whose statement took and whose answer was lost stays used, and leads nobody on", async () => {
    const { slug, url } = await createLimited(2);
    await one.fetch(`/${slug}`); // Into its memory: a bot's visit.
    const sql = () => ({ kind: "lose-answer" as const });
    const response = await during(one, { sql }, () => one.fetch(`/${slug}`, person));
    expect([response.status, response.headers.get("Location")]).toEqual([503, null]);
    expect(await usedOf(url)).toBe(1);
    const later = await visits(slug, 4);
    expect([count(later, 302), count(later, 410)]).toEqual([1, 3]);
  });

  it("a Postgres that never answers is a 503 within the limit of its statement", async () => {
    const hasty = await startWorker(stack, { POSTGRES_REDIRECT_TIMEOUT_MS: "300" });
    try {
      const { slug, url } = await createLimited(1);
      const sql = () => ({ kind: "hang" as const });
      const response = await during(hasty, { sql }, () => hasty.fetch(`/${slug}`, person));
      expect([response.status, response.headers.get("Location")]).toEqual([503, null]);
      expect(await usedOf(url)).toBe(0);
    } finally {
      await hasty.close();
    }
  });

  it("bots, HEAD, prefetches and previews use none, however many come between the visits", async () => {
    const { slug, url } = await createLimited(3);
    const others: readonly [string, RequestInit][] = [
      ["", { headers: { "User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)" } }],
      ["", { headers: { "User-Agent": "curl/8.5.0" } }],
      ["", { ...person, method: "HEAD" }],
      ["", { headers: { ...person.headers, "Sec-Purpose": "prefetch" } }],
      ["+", person],
    ];
    const harmless = others.flatMap(([suffix, init]) =>
      workers.map((worker) => worker.fetch(`/${slug}${suffix}`, init)),
    );
    const [opened, unopened] = await Promise.all([visits(slug, 2), Promise.all(harmless)]);
    expect(count(opened, 302)).toBe(2);
    for (const response of unopened) {
      expect([response.status, response.headers.get("Cache-Control")]).toEqual([200, "no-store"]);
      expect(response.headers.get("Location")).toBeNull();
      expect(await response.text()).not.toContain(url);
    }
    expect(await usedOf(url)).toBe(2);
    expect(count(await visits(slug, 2), 302)).toBe(1);
  });

  it("an edit on one is what a visit on the other gets at once, whatever that has in memory", async () => {
    const [, other] = workers;
    const { slug, url } = await createLimited(1);
    expect((await other.fetch(`/${slug}`, person)).headers.get("Location")).toBe(url);
    expect((await other.fetch(`/${slug}`, person)).status).toBe(410);
    const init = { method: "PATCH", headers: json, body: '{"maxVisits":2,"url":"https://example.com/now"}' };
    expect((await one.fetch(`/api/links/${slug}`, init)).status).toBe(200);
    expect((await other.fetch(`/${slug}`, person)).headers.get("Location")).toBe("https://example.com/now");
    expect((await other.fetch(`/${slug}`, person)).status).toBe(410);
  });

  it("20 who show the right password at the same time share the visits that there are", async () => {
    const { slug, url } = await createLimited(4, { password: "sesame" });
    const shows = Array.from({ length: 20 }, (_, i) =>
      workers[i % 2 === 0 ? 0 : 1].fetch(`/${slug}`, {
        method: "POST",
        headers: {
          ...person.headers,
          "Content-Type": "application/x-www-form-urlencoded",
          "CF-Connecting-IP": `2001:db8:${i}::1`,
        },
        body: "password=sesame",
      }),
    );
    const responses = await Promise.all(shows);
    expect([count(responses, 303), count(responses, 410)]).toEqual([4, 16]);
    expect(await usedOf(url)).toBe(4);
  });
});

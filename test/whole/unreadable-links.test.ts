import { beforeAll, describe, expect, it } from "vitest";
import { KNOWN_READER } from "../../src/links/link.ts";
import { embedded } from "../support/engines.ts";
import { asAdmin, BROWSER } from "../support/settings.ts";
import { useWhole } from "../support/whole.ts";

/**
 * Rows of a release that is still to come: their `reader` is above what this one knows. They are there, nobody is led
 * on by them, and nobody changes them.
 */
describe("links that only a later release can serve (reader above KNOWN_READER)", () => {
  const whole = useWhole(embedded, { REDIS_TIMEOUT_MS: "2000" });
  const json = { ...asAdmin, "Content-Type": "application/json" };
  const setReader = (slug: string, reader: number) =>
    whole.stack.sql.query({ query: `UPDATE links SET reader = ${reader} WHERE slug = $1`, params: [slug] });
  const rowOf = async (slug: string) =>
    (await whole.stack.sql.query({ query: "SELECT to_jsonb(links) FROM links WHERE slug = $1", params: [slug] })).rows;
  const cachedOf = (slug: string) => whole.stack.redis.run(["MGET", `link:${slug}`, `none:${slug}`]);
  const bulk = (links: object[], headers = {}) =>
    whole.worker.fetch("/api/links/bulk", {
      method: "POST",
      headers: { ...json, ...headers },
      body: JSON.stringify({ links }),
    });
  const create = (body: object, headers = {}) =>
    whole.worker.fetch("/api/links", { method: "POST", headers: { ...json, ...headers }, body: JSON.stringify(body) });

  /** A link of a later release, which no cache here has. */
  async function createUnreadable(fields: object = {}): Promise<{ slug: string; url: string }> {
    const slug = `later-${crypto.randomUUID()}`;
    const made = await whole.createCold({ slug, ...fields });
    await whole.stack.redis.run(["DEL", `link:${slug}`, `none:${slug}`]);
    await setReader(slug, KNOWN_READER + 1);
    // What this isolate remembers of its own create, it forgets as after an edit by another.
    return made;
  }

  async function expectUnavailable(response: Response): Promise<void> {
    expect(response.status).toBe(503);
    expect(Number(response.headers.get("Retry-After"))).toBeGreaterThan(0);
  }

  beforeAll(async () => {
    // The isolate has seen its key confirmed, and an epoch has begun.
    await whole.worker.fetch("/nobody-has-this-name");
  });

  it.each([
    ["GET /{slug}", "GET", ""],
    ["HEAD /{slug}", "HEAD", ""],
    ["GET /{slug}+", "GET", "+"],
  ])("%s answers 503 with Retry-After, and fills nothing in", async (_, method, ending) => {
    const { slug } = await createUnreadable();
    const init = { method, headers: { "User-Agent": BROWSER, Accept: "text/html" } };
    await expectUnavailable(await whole.worker.fetch(`/${slug}${ending}`, init));
    expect(await cachedOf(slug)).toEqual({ result: [null, null] });
    await setReader(slug, 0);
    expect((await whole.worker.fetch(`/${slug}`)).status).toBe(302);
  });

  it("GET /{slug} and the form of its password answer 503 of a link with a limit or a password", async () => {
    for (const fields of [{ maxVisits: 1 }, { password: "open sesame" }]) {
      const { slug } = await createUnreadable(fields);
      await expectUnavailable(await whole.worker.fetch(`/${slug}`, { headers: { "User-Agent": BROWSER } }));
      const headers = { "Content-Type": "application/x-www-form-urlencoded", "User-Agent": BROWSER };
      const init = { method: "POST", headers, body: "password=open+sesame" };
      await expectUnavailable(await whole.worker.fetch(`/${slug}`, init));
      expect(JSON.stringify(await rowOf(slug))).toContain('\\"visits_used\\": 0');
    }
  });

  it("a visit of a limited link that was read before its row moved on answers 503 and takes no visit", async () => {
    const { slug } = await whole.worker.create({ url: "https://example.com/limited", slug: "limited", maxVisits: 3 });
    const visit = () => whole.worker.fetch(`/${slug}`, { headers: { "User-Agent": BROWSER } });
    expect((await visit()).status).toBe(302);
    await setReader(slug, KNOWN_READER + 1);
    await expectUnavailable(await visit());
    expect(JSON.stringify(await rowOf(slug))).toContain('\\"visits_used\\": 1');
  });

  it.each([
    ["GET", "", undefined],
    ["PATCH", "", { title: "changed" }],
    ["PATCH", "", { enabled: false }],
    ["DELETE", "", undefined],
    ["GET", "/stats", undefined],
    ["GET", "/clicks", undefined],
    ["GET", "/qr", undefined],
  ])("%s /api/links/{slug}%s answers 503 with Retry-After, and changes nothing", async (method, ending, body) => {
    const { slug } = await createUnreadable();
    const before = await rowOf(slug);
    const init = { method, headers: json, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await whole.worker.fetch(`/api/links/${slug}${ending}`, init);
    await expectUnavailable(response);
    expect(await response.json()).toMatchObject({ type: "/_/problems/unavailable" });
    expect(await rowOf(slug)).toEqual(before);
    expect(before).toHaveLength(1);
  });

  it("POST /api/links and /bulk take its name as taken, and an import its row as failed", async () => {
    const { slug, url } = await createUnreadable();
    const single = await create({ url, slug });
    expect(single.status).toBe(409);
    expect(await single.json()).toMatchObject({ type: "/_/problems/slug-taken" });
    const { results } = await (await bulk([{ url, slug }, { url }])).json<{ results: object[] }>();
    expect(results).toMatchObject([{ status: 409 }, { status: 201 }]);

    const headers = { ...asAdmin, "Content-Type": "text/csv" };
    const upload = { method: "POST", headers, body: `url,slug\n${url},${slug}\n` };
    const { jobId } = await (await whole.worker.fetch("/api/links/import", upload)).json<{ jobId: string }>();
    const job = async () => (await whole.worker.fetch(`/api/imports/${jobId}`, { headers: asAdmin })).json();
    await expect.poll(job, { timeout: 30_000 }).toMatchObject({ state: "done", created: 0, failed: 1 });
    expect(await rowOf(slug)).toHaveLength(1);
  });

  it("findIfExists answers 503 where it is the one found; of a bulk create, that item alone", async () => {
    const { url } = await createUnreadable();
    await expectUnavailable(await create({ url, findIfExists: true }));
    const { results } = await (await bulk([{ url, findIfExists: true }, { url }])).json<{ results: object[] }>();
    expect(results).toMatchObject([{ status: 503, problem: { type: "/_/problems/unavailable" } }, { status: 201 }]);
  });

  it("a repeat of the create that made it answers 503 while the first answer needs a later release", async () => {
    const headers = { "Idempotency-Key": crypto.randomUUID() };
    const body = { url: "https://example.com/remembered" };
    expect((await create(body, headers)).status).toBe(201);
    const mark = `UPDATE idempotency SET answer = jsonb_set(answer, '{reader}', '${KNOWN_READER + 1}') WHERE key = $1`;
    await whole.stack.sql.query({ query: mark, params: [headers["Idempotency-Key"]] });
    await expectUnavailable(await create(body, headers));
  });

  it("a list leaves it out and is right in all else; an export fails rather than be taken for all", async () => {
    // No word of it begins as the number that is searched for below.
    const url = "https://example.com/of-a-list";
    const made = [];
    for (let i = 0; i < 4; i++) made.push(await whole.worker.create({ url, slug: `listed-${i}`, tags: ["rollout"] }));
    await setReader("listed-1", KNOWN_READER + 1);
    const list = async (query: string) =>
      (await whole.worker.fetch(`/api/links?${query}`, { headers: asAdmin })).json<{
        links: { slug: string }[];
        nextCursor: string | null;
      }>();
    const first = await list("tag=rollout&limit=2");
    expect(first.links.map(({ slug }) => slug)).toEqual(["listed-3", "listed-2"]);
    const second = await list(`tag=rollout&limit=2&cursor=${first.nextCursor}`);
    expect([second.links.map(({ slug }) => slug), second.nextCursor]).toEqual([["listed-0"], null]);
    expect((await list("q=listed-1")).links).toEqual([]);

    await expectUnavailable(await whole.worker.fetch("/api/links/export", { headers: asAdmin }));
    await whole.stack.sql.query({ query: "UPDATE links SET reader = 0", params: [] });
    const complete = await whole.worker.fetch("/api/links/export", { headers: asAdmin });
    expect(complete.status).toBe(200);
    expect(await complete.text()).toContain('"slug":"listed-1"');
  });
});

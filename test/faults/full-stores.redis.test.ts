import { afterEach, describe, expect, it } from "vitest";
import { startStack } from "../../src/local/stack.ts";
import { type Fault, healthy } from "../support/fault-proxy.ts";
import { type OwnServer, startOwnRedis } from "../support/own-servers.ts";
import { asAdmin } from "../support/settings.ts";
import { during, useWhole, type Whole } from "../support/whole.ts";

/**
 * A Redis that answers and has no room: under `noeviction` it refuses writes, under `allkeys-lru` it forgets, and Upstash
 * over its limits refuses what its texts say. Redirects and creates go on, edits are refused or right, takedowns are done.
 */
const json = { ...asAdmin, "Content-Type": "application/json" };
const PATIENT = { timeout: 60_000, interval: 200 };
const SETTINGS = { PUBLIC_CREATE: "true", ADMIN_PER_MINUTE: "1000000" };
const PER_MINUTE = 10;

function useWholeOn(redisSettings: readonly string[]): Whole & { readonly fill: () => Promise<number> } {
  let redis: OwnServer | undefined;
  const whole = useWhole(
    {
      name: "own Redis",
      async start() {
        const own = (redis = await startOwnRedis(redisSettings));
        const stack = await startStack({ redisUrl: own.url });
        const close = async () => {
          await stack.close();
          await own.close();
        };
        return { ...stack, close };
      },
    },
    SETTINGS,
  );
  return Object.assign(whole, {
    /** Writes keys of nobody until there is no room. @returns how many were evicted. */
    async fill() {
      if (redis === undefined) throw new Error("Cannot fill Redis: it starts in beforeAll");
      for (let n = 0; n < 20_000; n++) {
        const reply = await whole.stack.redis.run(["SET", `filler:${crypto.randomUUID()}`, "x".repeat(1_000)]);
        if ("error" in reply) break;
        if (n % 500 === 0 && (await evicted(whole)) > 1_000) break;
      }
      return evicted(whole);
    },
  });
}

async function evicted(whole: Whole): Promise<number> {
  const reply = await whole.stack.redis.run(["INFO", "stats"]);
  return Number(/evicted_keys:(\d+)/.exec("result" in reply ? String(reply.result) : "")?.[1] ?? Number.NaN);
}

const get = (whole: Whole, path: string) => whole.worker.fetch(path);
const edit = (whole: Whole, slug: string, body: object) =>
  whole.worker.fetch(`/api/links/${slug}`, { method: "PATCH", headers: json, body: JSON.stringify(body) });
const uniqueUrl = () => `https://example.com/${crypto.randomUUID()}`;

/** What holds whatever it is that Redis refuses. */
async function expectRedirectsAndCreatesToGoOn(whole: Whole, cold: { slug: string; url: string }): Promise<void> {
  for (let n = 0; n < 5; n++) {
    const link = await whole.worker.create({ url: uniqueUrl() });
    for (const { slug, url } of [link, cold]) {
      const response = await get(whole, `/${slug}`);
      expect([response.status, response.headers.get("Location")]).toEqual([302, url]);
    }
  }
}

async function expectEditToBeRefused(whole: Whole, { slug, url }: { slug: string; url: string }): Promise<void> {
  const response = await edit(whole, slug, { url: uniqueUrl() });
  expect([response.status, response.headers.get("Retry-After")]).toEqual([503, "5"]);
  const kept = await whole.worker.fetch(`/api/links/${slug}`, { headers: asAdmin });
  expect(await kept.json()).toMatchObject({ url });
}

describe("Redis full, under noeviction", () => {
  const whole = useWholeOn(["--maxmemory", "6mb", "--maxmemory-policy", "noeviction"]);
  const setMaxMemory = (value: string) => whole.stack.redis.run(["CONFIG", "SET", "maxmemory", value]);

  /** Over its ceiling by more than what a client's buffer gives back. */
  async function full<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    await whole.fill();
    await setMaxMemory("5mb");
    expect(await whole.stack.redis.run(["SET", "one-more", "x"])).toMatchObject({
      error: expect.stringMatching(/^OOM/) as string,
    });
    try {
      return await work();
    } finally {
      await setMaxMemory("0");
      await whole.stack.redis.run(["FLUSHDB"]);
      await setMaxMemory("6mb");
    }
  }

  it("redirects and creates go on, and edits are refused with nothing changed", async () => {
    const cold = await whole.createCold();
    await full(async () => {
      await expectRedirectsAndCreatesToGoOn(whole, cold);
      await expectEditToBeRefused(whole, cold);
    });
    expect((await edit(whole, cold.slug, { title: "there is room again" })).status).toBe(200);
  });

  it("links that it has are read from it while Postgres is down, however many writes it has refused", async () => {
    const { slug, url } = await whole.worker.create({ url: uniqueUrl() });
    await full(async () => {
      for (let n = 0; n < 5; n++) await whole.worker.create({ url: uniqueUrl() });
      const response = await during(whole.worker, { sql: () => ({ kind: "reset" }) }, () => get(whole, `/${slug}`));
      expect([response.status, response.headers.get("Location")]).toEqual([302, url]);
    });
  });

  it("a takedown is done, says by when, and is everywhere once there is room", async () => {
    const { slug } = await whole.worker.create({ url: uniqueUrl() });
    await full(async () => {
      const response = await whole.worker.fetch(`/api/links/${slug}`, { method: "DELETE", headers: asAdmin });
      expect(response.status).toBe(202);
      expect(await response.json()).toMatchObject({ effectiveBy: expect.any(String) as string });
    });
    const marked = () => whole.stack.redis.run(["GET", `link:${slug}`]);
    await expect.poll(marked, PATIENT).toEqual({ result: "pending" });
    expect((await get(whole, `/${slug}`)).status).toBe(404);
  });

  it("limits go on, in the isolate", async () => {
    const init = {
      method: "POST",
      headers: { "Content-Type": "application/json", "CF-Connecting-IP": "198.51.100.91" },
      body: JSON.stringify({ url: uniqueUrl() }),
    };
    await full(async () => {
      const statuses: number[] = [];
      for (let n = 0; n < 2 * PER_MINUTE; n++) statuses.push((await whole.worker.fetch("/api/links", init)).status);
      // A window may end on the way: fewer than twice the limit pass, whatever happens.
      expect(statuses.filter((status) => status === 201).length).toBeGreaterThanOrEqual(PER_MINUTE);
      expect(statuses.at(-1)).toBe(429);
      expect(new Set(statuses)).toEqual(new Set([201, 429]));
    });
  });

  it("a bulk create goes on", async () => {
    const links = Array.from({ length: 200 }, () => ({ url: uniqueUrl() }));
    const response = await full(() =>
      whole.worker.fetch("/api/links/bulk", { method: "POST", headers: json, body: JSON.stringify({ links }) }),
    );
    const { results } = await response.json<{ results: { status: number; link: { slug: string } }[] }>();
    expect(results.map(({ status }) => status)).toEqual(links.map(() => 201));
    expect((await get(whole, `/${results[0]?.link.slug}`)).status).toBe(302);
  });
});

describe("Redis full, under allkeys-lru", () => {
  const whole = useWholeOn(["--maxmemory", "3mb", "--maxmemory-policy", "allkeys-lru"]);

  it("redirects and creates go on, and edits take, while it evicts", async () => {
    const evictedBefore = await whole.fill();
    await expectRedirectsAndCreatesToGoOn(whole, await whole.createCold());
    for (let n = 0; n < 10; n++) {
      const { slug } = await whole.worker.create({ url: uniqueUrl() });
      expect((await get(whole, `/${slug}`)).status).toBe(302);
      await whole.fill();
      const edited = uniqueUrl();
      expect((await edit(whole, slug, { url: edited })).status).toBe(200);
      // With and without the mark of the edit, which is evicted like anything else.
      expect((await get(whole, `/${slug}`)).headers.get("Location")).toBe(edited);
      await whole.fill();
      expect((await get(whole, `/${slug}`)).headers.get("Location")).toBe(edited);
    }
    expect(await evicted(whole)).toBeGreaterThan(evictedBefore);
    expect(evictedBefore).toBeGreaterThan(0);
  });
});

/**
 * Texts of upstash.com/docs/redis/troubleshooting, with the numbers that users report (github.com/DIYgod/RSSHub/issues/20937,
 * wotschofsky/domain-digger/issues/36). Errors of commands are a 400 there; some report a 429 for the limits of requests.
 */
const refusals: readonly { what: string; status: number; error: string; isForAll: boolean }[] = [
  {
    what: "no requests of the month left",
    status: 400,
    error: "ERR max requests limit exceeded. Limit: 500000, Usage: 500000",
    isForAll: true,
  },
  {
    what: "no requests of the day left",
    status: 429,
    error: "ERR max daily request limit exceeded. Limit: 10000, Usage: 10001",
    isForAll: true,
  },
  { what: "too many at once", status: 429, error: "ERR max concurrent connections exceeded", isForAll: true },
  { what: "a database that is full", status: 400, error: "ERR DB capacity quota exceeded", isForAll: false },
];

describe("Upstash over its limits", () => {
  const whole = useWholeOn([]);
  afterEach(async () => {
    whole.worker.redis.fault = healthy;
    const { slug } = await whole.worker.create({ url: uniqueUrl() });
    await expect.poll(async () => (await edit(whole, slug, { title: "it is back" })).status, PATIENT).toBe(200);
  });

  it.each(refusals)(
    "with $what: redirects and creates go on, edits are refused, takedowns are done",
    async ({ status, error, isForAll }) => {
      const cold = await whole.createCold();
      const refused: Fault = { kind: "answer", status, body: JSON.stringify({ error }) };
      const isWrite = (body: string) => /"(?:set|incr|pexpire)"/i.test(body);
      const fault = (body: string) => (isForAll || isWrite(body) ? refused : null);
      await during(whole.worker, { redis: fault }, async () => {
        await expectRedirectsAndCreatesToGoOn(whole, cold);
        await expectEditToBeRefused(whole, cold);
        const response = await whole.worker.fetch(`/api/links/${cold.slug}`, { method: "DELETE", headers: asAdmin });
        expect(response.status).toBe(202);
      });
      expect(whole.worker.redis.calls.length).toBeGreaterThan(0);
    },
  );

  it("with a request that is too large: a bulk create goes on", async () => {
    const links = Array.from({ length: 1_000 }, () => ({ url: `${uniqueUrl()}/${"x".repeat(500)}` }));
    const error = "ERR max request size exceeded. Limit: 524288 bytes, Actual: 700000 bytes";
    const fault = (body: string): Fault | null =>
      body.length > 524_288 ? { kind: "answer", status: 400, body: JSON.stringify({ error }) } : null;
    await during(whole.worker, { redis: fault }, async () => {
      for (let n = 0; n < 4; n++) {
        const init = { method: "POST", headers: json, body: JSON.stringify({ links }) };
        const response = await whole.worker.fetch("/api/links/bulk", init);
        const { results } = await response.json<{ results: { status: number }[] }>();
        expect(results.every(({ status }) => status === 201)).toBe(true);
      }
      const { slug } = await whole.worker.create({ url: uniqueUrl() });
      expect((await edit(whole, slug, { title: "not held up" })).status).toBe(200);
    });
  });
});

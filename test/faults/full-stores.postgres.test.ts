import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { startStack } from "../../src/local/stack.ts";
import { healthy } from "../support/fault-proxy.ts";
import { sendFile, untilItEnds } from "../support/imports.ts";
import { type PostgresLimit, postgresLimits } from "../support/postgres-limits.ts";
import { asAdmin, BROWSER } from "../support/settings.ts";
import { useWhole } from "../support/whole.ts";

/**
 * A PostgreSQL that answers and can't do its work: what is cached goes on, what is there is read where it can be, and
 * writes are refused as an outage, with nothing half done. When there is room again everything goes on by itself.
 */
const json = { ...asAdmin, "Content-Type": "application/json" };
/** A breaker finds a store back after two seconds; the queues after 2, 4 and 8. */
const PATIENT = { timeout: 90_000, interval: 250 };
/** More than a few pages: room that a full disk still has is soon used up. */
const LONG = "x".repeat(1_900);
/** At once, and at most. */
const VISITS = 20;
const MOST_VISITS = 500;
const MOST_EDITS = 500;

describe.each(postgresLimits)("Postgres $name", ({ readsGoOn, start }) => {
  let limit: PostgresLimit;
  let isReached = false;
  const whole = useWhole(
    {
      name: "own PostgreSQL",
      async start() {
        limit = await start();
        const stack = await startStack({ databaseUrl: limit.databaseUrl });
        return {
          ...stack,
          async close() {
            await stack.close();
            await limit.close();
          },
        };
      },
    },
    { CLICK_FLUSH_SECONDS: "1", ADMIN_PER_MINUTE: "1000000", UNKNOWN_LOOKUPS_PER_MINUTE: "1000000" },
  );

  async function reach(): Promise<void> {
    await limit.reach(whole.worker);
    isReached = true;
  }
  async function release(): Promise<void> {
    if (isReached) await limit.release(whole.worker);
    isReached = false;
  }
  beforeAll(() => whole.worker.create({ url: "https://example.com/claims-the-database" }));
  afterEach(async () => {
    await release();
    const status = async () => (await create({ url: "https://example.com/again" })).status;
    await expect.poll(status, PATIENT).toBe(201);
  });
  const get = (path: string) => whole.worker.fetch(path, { headers: { "User-Agent": BROWSER } });
  const create = (body: object, key: string = crypto.randomUUID(), path = "/api/links") =>
    whole.worker.fetch(path, {
      method: "POST",
      headers: { ...json, "Idempotency-Key": key },
      body: JSON.stringify(body),
    });
  const count = async (url: string) => {
    const { rows } = await whole.stack.sql.query({
      query: "SELECT count(*) FROM links WHERE url LIKE $1",
      params: [`${url}%`],
    });
    return Number(rows[0]?.[0]);
  };

  async function expectOutage(response: Response): Promise<void> {
    expect(response.status).toBe(503);
    expect(response.headers.get("Retry-After")).not.toBeNull();
    expect(await response.json()).toMatchObject({ type: "/_/problems/unavailable" });
  }

  /** Creates until there is no room; where that is so at once, one. @returns the body that was refused, and its key. */
  async function fillUp(): Promise<{ body: { url: string }; key: string }> {
    for (let n = 0; n < 2_000; n++) {
      const [body, key] = [{ url: `https://example.com/${crypto.randomUUID()}/${LONG}` }, crypto.randomUUID()];
      const response = await create(body, key);
      if (response.status === 201) continue;
      await expectOutage(response);
      return { body, key };
    }
    throw new Error("Cannot fill Postgres: it takes everything");
  }

  it("and links that are cached go on", async () => {
    const { slug, url } = await whole.worker.create({ url: "https://example.com/warm" });
    await reach();
    await fillUp();
    const response = await get(`/${slug}`);
    expect([response.status, response.headers.get("Location")]).toEqual([302, url]);
  });

  it(`and links that no cache has ${readsGoOn ? "go on, however many writes are refused" : "get 503, never 404"}`, async () => {
    const { slug } = await whole.createCold();
    await reach();
    for (let n = 0; n < 5; n++) await fillUp();
    const response = await get(`/${slug}`);
    expect(response.status).toBe(readsGoOn ? 302 : 503);
    if (!readsGoOn) expect(response.headers.get("Retry-After")).not.toBeNull();
    await release();
    const status = async () => (await get(`/${slug}`)).status;
    await expect.poll(status, PATIENT).toBe(302);
  });

  it("and a create is refused with nothing done, and made once when it is repeated with its key", async () => {
    await reach();
    const { body, key } = await fillUp();
    await release();
    expect(await count(body.url)).toBe(0);
    const status = async () => (await create(body, key)).status;
    await expect.poll(status, PATIENT).toBe(201);
    expect((await create(body, key)).headers.get("Idempotent-Replayed")).toBe("true");
    expect(await count(body.url)).toBe(1);
  });

  it("and a bulk create is refused as a whole, and made once when it is repeated with its key", async () => {
    const base = `https://example.com/${crypto.randomUUID()}`;
    const body = { links: Array.from({ length: 200 }, (_, n) => ({ url: `${base}/${n}/${LONG}` })) };
    const key = crypto.randomUUID();
    await reach();
    await fillUp();
    await expectOutage(await create(body, key, "/api/links/bulk"));
    await release();
    expect(await count(base)).toBe(0);
    const status = async () => (await create(body, key, "/api/links/bulk")).status;
    await expect.poll(status, PATIENT).toBe(200);
    expect(await count(base)).toBe(200);
  });

  it("and an edit is refused, and takes when it is repeated", async () => {
    const { slug, url } = await whole.worker.create({ url: `https://example.com/${crypto.randomUUID()}` });
    let [kept, edited] = [url, ""];
    const edit = () =>
      whole.worker.fetch(`/api/links/${slug}`, {
        method: "PATCH",
        headers: json,
        body: JSON.stringify({ url: edited }),
      });
    await reach();
    await fillUp();
    // There may be room for some more versions of a row where there is none for a new one.
    let response: Response;
    for (let tries = 0; ; tries++) {
      edited = `https://example.com/${crypto.randomUUID()}/${LONG}`;
      response = await edit();
      if (response.status !== 200 || tries === MOST_EDITS) break;
      kept = edited;
    }
    await expectOutage(response);
    await release();
    expect([await count(kept), await count(edited)]).toEqual([1, 0]);
    const status = async () => (await edit()).status;
    await expect.poll(status, PATIENT).toBe(200);
    expect((await get(`/${slug}`)).headers.get("Location")).toBe(edited);
  });

  it("and visits are kept in the Queue, and counted once when there is room", async () => {
    const { slug } = await whole.worker.create({ url: "https://example.com/visited" });
    await reach();
    await fillUp();
    const delays = () =>
      whole.worker.harness.getLogs().filter(({ message }) => message.includes("clicks-delayed")).length;
    const before = delays();
    let visited = 0;
    // A full disk has room for a page of them.
    while (delays() === before && visited < MOST_VISITS) {
      for (let n = 0; n < VISITS; n++, visited++) expect((await get(`/${slug}`)).status).toBe(302);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
    }
    await expect.poll(delays, PATIENT).toBeGreaterThan(before);
    await release();
    const visits = async () => {
      const response = await whole.worker.fetch(`/api/links/${slug}/stats`, { headers: asAdmin });
      return response.status === 200 ? (await response.json<{ visits: number }>()).visits : null;
    };
    await expect.poll(visits, PATIENT).toBe(visited);
    const logs = whole.worker.harness.getLogs().map(({ message }) => message);
    expect(logs.filter((message) => message.includes("clicks-dropped"))).toEqual([]);
  });

  it("and a piece of an import waits, and is made once when there is room", async () => {
    const base = `https://example.com/${crypto.randomUUID()}`;
    const file = Array.from({ length: 100 }, (_, n) => JSON.stringify({ url: `${base}/${n}/${LONG}` })).join("\n");
    const { sql } = whole.worker;
    const isPiece = (body: string) => body.includes("is_partly_done");
    const pieces = () => sql.calls.filter(isPiece).length;
    sql.forget();
    // Held up until there is no room: else it would be done before.
    const heldUp = (body: string) => (isPiece(body) ? ({ kind: "reset" } as const) : null);
    sql.fault = heldUp;
    const path = await sendFile(whole.worker, file);
    await expect.poll(pieces, PATIENT).toBeGreaterThan(0);
    await reach();
    // Else the limit is a fault of its own.
    if (sql.fault === heldUp) sql.fault = healthy;
    await fillUp();
    const tried = pieces();
    await expect.poll(pieces, PATIENT).toBeGreaterThan(tried);
    if (readsGoOn) expect(await count(base)).toBe(0);
    await release();
    // A GET meets the open circuit for a while.
    await expect.poll(async () => (await whole.worker.fetch(path, { headers: asAdmin })).status, PATIENT).toBe(200);
    expect(await untilItEnds(whole.worker, path, PATIENT.timeout)).toMatchObject({ created: 100, failed: 0 });
    expect(await count(base)).toBe(100);
  });
});

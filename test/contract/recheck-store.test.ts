import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RecheckStore } from "../../src/abuse/recheck-store.ts";
import { createPostgresRecheckStore } from "../../src/abuse/stores/postgres-recheck-store.ts";
import type { Stack } from "../../src/local/stack.ts";
import { adaptersOn, generous } from "../support/adapters.ts";
import { engines } from "../support/engines.ts";

describe.each(engines)("the walk over all links on $name", (engine) => {
  let stack: Stack;
  let store: RecheckStore;
  let fingerprint: string;
  beforeAll(async () => {
    stack = await engine.start();
    const { postgres, confirmation, key } = await adaptersOn(stack);
    fingerprint = key.fingerprint;
    store = createPostgresRecheckStore({ postgres, timeoutMs: 30_000, confirmation });
  });
  afterAll(() => stack.close());
  beforeEach(async () => {
    await sql("TRUNCATE links, recheck_cursor, meta");
    await sql(`INSERT INTO meta (key_fingerprint) VALUES ('${fingerprint}')`);
  });

  const sql = (query: string) => stack.sql.query({ query, params: [] });
  const add = (from: number, to: number) =>
    sql(`INSERT INTO links (id, url, expired_url, slug)
      SELECT i, 'https://example.com/' || i, CASE WHEN i % 2 = 0 THEN 'https://example.com/later' END,
        CASE WHEN i % 3 = 0 THEN 's' || i END
      FROM generate_series(${from}, ${to}) AS i`);
  /** The ids of a stretch, which then counts as done. */
  async function walk(limit: number): Promise<number[]> {
    const stretch = await store.next(limit, generous());
    if (stretch === null) throw new Error("Cannot walk: under a wrong key");
    await store.keep(stretch.cursor, generous());
    return stretch.links.map(({ id }) => Number(id));
  }

  it("next() gives nothing where there is nothing", async () => {
    expect(await walk(10)).toEqual([]);
    await add(1, 1);
    expect(await walk(10)).toEqual([1]);
  });

  it("next() gives what a link leads to and is named by", async () => {
    await add(5, 6);
    const stretch = await store.next(10, generous());
    expect(stretch?.links).toEqual([
      { id: 5n, slug: null, domain: null, url: "https://example.com/5", expiredUrl: null, rules: null },
      {
        id: 6n,
        slug: "s6",
        domain: null,
        url: "https://example.com/6",
        expiredUrl: "https://example.com/later",
        rules: null,
      },
    ]);
  });

  it("a stretch that is not kept comes again", async () => {
    await add(1, 10);
    const first = await store.next(4, generous());
    expect(await store.next(4, generous())).toEqual(first);
    expect(await walk(4)).toEqual([1, 2, 3, 4]);
    expect(await walk(4)).toEqual([5, 6, 7, 8]);
  });

  it("round after round comes to each link, but for those that are disabled", async () => {
    await add(1, 10);
    await sql("UPDATE links SET enabled = false WHERE id IN (3, 10)");
    expect(await walk(5)).toEqual([1, 2, 4, 5, 6]);
    expect(await walk(5)).toEqual([7, 8, 9]);
    expect(await walk(5)).toEqual([1, 2, 4, 5, 6]);
  });

  it("links that were made since go first, up to half, and are then in the round as others are", async () => {
    await add(1, 6);
    expect(await walk(2)).toEqual([1, 2]);
    await add(101, 105);
    expect(await walk(4)).toEqual([101, 102, 3, 4]);
    expect(await walk(4)).toEqual([103, 104, 5, 6]);
    expect(await walk(4)).toEqual([105, 101, 102, 103]);
    expect(await walk(4)).toEqual([104, 105]);
    expect(await walk(4)).toEqual([1, 2, 3, 4]);
  });

  it("one at a time, a new link keeps no round from going on where it was", async () => {
    await add(1, 3);
    expect(await walk(1)).toEqual([1]);
    await add(101, 101);
    expect(await walk(1)).toEqual([101]);
    expect(await walk(1)).toEqual([2]);
  });

  it("under another CODE_KEY it gives nothing (P9)", async () => {
    await add(1, 3);
    await sql(`UPDATE meta SET key_fingerprint = repeat('0', length(key_fingerprint))`);
    expect(await store.next(10, generous())).toBeNull();
  });
});

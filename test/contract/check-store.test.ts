import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CheckStore } from "../../src/checks/check-store.ts";
import type { Look, LookedAtLink, Verdict } from "../../src/checks/link-check.ts";
import { createPostgresCheckStore, createPostgresLinkChecks } from "../../src/checks/stores/postgres-check-store.ts";
import type { Destination } from "../../src/links/destination.ts";
import type { LinkChecks } from "../../src/links/listing/link-checks.ts";
import type { Stack } from "../../src/local/stack.ts";
import { linkId } from "../../src/names/link-id.ts";
import { adaptersOn, generous } from "../support/adapters.ts";
import { engines } from "../support/engines.ts";

const HOUR_MS = 3_600_000;
const NOON = Date.parse("2026-11-29T12:00:00.000Z");
const GONE: Look = { status: 404, finalUrl: "https://a.example/1", problem: null, durationMs: 12 };

describe.each(engines)("what is known of destinations on $name", (engine) => {
  let stack: Stack;
  let store: CheckStore;
  let checks: LinkChecks;
  beforeAll(async () => {
    stack = await engine.start();
    const { postgres } = await adaptersOn(stack);
    store = createPostgresCheckStore({ postgres, timeoutMs: 30_000 });
    checks = createPostgresLinkChecks({ postgres, timeoutMs: 30_000 });
  });
  afterAll(() => stack.close());
  beforeEach(() => sql("TRUNCATE links, link_checks, checked_hosts, check_cursor"));

  const sql = (query: string) => stack.sql.query({ query, params: [] });
  const link = (id: number, url: string): LookedAtLink => ({ id: linkId(String(id)), url: url as Destination });
  const add = ({ id, url }: LookedAtLink) => sql(`INSERT INTO links (id, url) VALUES (${id}, '${url}')`);
  const hostOf = ({ url }: LookedAtLink) => new URL(url).hostname;
  async function takeInAll(limit = 100): Promise<number> {
    for (let stretches = 1; ; stretches++) {
      const stretch = await store.walk(limit, generous());
      await store.takeIn(stretch, hostOf, generous());
      if (stretch.last === null) return stretches;
    }
  }
  const keep = (one: LookedAtLink, verdict: Verdict, at: number) => store.keep(one, GONE, verdict, at, generous());
  const nextIds = async (at: number, limit = 10) =>
    (await store.next(limit, at, generous())).map(({ id }) => Number(id));

  it("claim() lets a host be asked once a day (UTC), whoever asks at the same time", async () => {
    const claims = await Promise.all(Array.from({ length: 5 }, () => store.claim("a.example", NOON, generous())));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await store.claim("b.example", NOON, generous())).toBe(true);
    expect(await store.claim("a.example", NOON + 11.9 * HOUR_MS, generous())).toBe(false);
    expect(await store.claim("a.example", NOON + 12 * HOUR_MS, generous())).toBe(true);
  });

  it("keep() calls a link broken after a second look that fails on another day, and not before", async () => {
    const one = link(1, "https://a.example/1");
    expect(await store.ofLink(one, generous())).toBeNull();
    const first = await keep(one, "fails", NOON);
    expect(first).toEqual({ ...GONE, checkedAt: NOON, failingSince: NOON, isBroken: false });
    expect(await keep(one, "fails", NOON + 13 * HOUR_MS)).toMatchObject({ isBroken: false, failingSince: NOON });
    expect(await keep(one, "fails", NOON + 24 * HOUR_MS)).toMatchObject({ isBroken: true, failingSince: NOON });
    expect(await keep(one, "undecided", NOON + 48 * HOUR_MS)).toMatchObject({ isBroken: true, failingSince: NOON });
    expect(await store.ofLink(one, generous())).toMatchObject({ isBroken: true, checkedAt: NOON + 48 * HOUR_MS });
    expect(await keep(one, "works", NOON + 72 * HOUR_MS)).toMatchObject({ isBroken: false, failingSince: null });
    expect(await keep(one, "undecided", NOON + 96 * HOUR_MS)).toMatchObject({ isBroken: false, failingSince: null });
  });

  it("keep() holds nothing against a new destination, and ofLink() tells nothing of an old one", async () => {
    await keep(link(1, "https://a.example/1"), "fails", NOON);
    const moved = link(1, "https://a.example/2");
    expect(await store.ofLink(moved, generous())).toBeNull();
    expect(await keep(moved, "fails", NOON + 24 * HOUR_MS)).toMatchObject({ isBroken: false });
    const known = await checks.ofLinks([moved, link(2, "https://a.example/1")], generous());
    expect([...known.keys()]).toEqual([1n]);
  });

  it("next() gives of each host the link that waited longest, and the host that waited longest first", async () => {
    const all = [
      ...[link(1, "https://a.example/1"), link(2, "https://a.example/2"), link(3, "https://b.example/")],
      ...[link(4, "https://A.example/4"), link(5, "https://c.example/")],
    ];
    for (const one of all) await add(one);
    await sql("UPDATE links SET enabled = false WHERE id = 5");
    expect(await takeInAll(2)).toBe(3);
    const seen: number[][] = [];
    for (let day = 0; day < 4; day++) {
      const at = NOON + day * 24 * HOUR_MS;
      const found = await store.next(10, at, generous());
      seen.push(found.map(({ id }) => Number(id)));
      for (const one of found) {
        expect(await store.claim(hostOf(one), at, generous())).toBe(true);
        await keep(one, "works", at);
      }
      expect(await nextIds(at)).toEqual([]);
    }
    expect(seen).toEqual([
      [1, 3],
      [2, 3],
      [4, 3],
      [1, 3],
    ]);
  });

  it("next() is not held up by hosts that were met on the way, and one of them has its own turn", async () => {
    await add(link(1, "https://a.example/"));
    await add(link(2, "https://www.example/"));
    await takeInAll();
    // The look at a.example was led on to www.example, which others are led to as well.
    for (const host of ["a.example", "www.example", "x.example"]) await store.claim(host, NOON, generous());
    await keep(link(1, "https://a.example/"), "works", NOON);
    const tomorrow = NOON + 24 * HOUR_MS;
    expect(await nextIds(tomorrow, 1)).toEqual([2]);
    await store.forgetHosts(NOON, generous());
    expect(await store.claim("x.example", NOON, generous())).toBe(false);
    await store.forgetHosts(tomorrow, generous());
    expect((await sql("SELECT host FROM checked_hosts ORDER BY 1")).rows.flat()).toEqual(["a.example", "www.example"]);
  });

  it("takeIn() takes a changed destination for a new one, and forgets links that are gone or switched off", async () => {
    const all = [1, 2, 3].map((id) => link(id, `https://a.example/${id}`));
    for (const one of all) await add(one);
    await takeInAll();
    for (const one of all) await keep(one, "fails", NOON);
    await sql("UPDATE links SET url = 'https://b.example/' WHERE id = 1");
    await sql("DELETE FROM links WHERE id = 2");
    await sql("UPDATE links SET enabled = false WHERE id = 3");
    expect((await store.walk(100, generous())).links).toEqual([link(1, "https://b.example/")]);
    await takeInAll();
    const { rows } = await sql("SELECT link_id, host, checked_at IS NULL FROM link_checks");
    expect(rows.map(([id, ...rest]) => [Number(id), ...rest])).toEqual([[1, "b.example", "t"]]);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Report } from "../../src/abuse/report.ts";
import type { ReportStore } from "../../src/abuse/report-store.ts";
import { createPostgresReportStore } from "../../src/abuse/stores/postgres-report-store.ts";
import type { Stack } from "../../src/local/stack.ts";
import { linkId } from "../../src/names/link-id.ts";
import { adaptersOn, generous } from "../support/adapters.ts";
import { engines } from "../support/engines.ts";

describe.each(engines)("reports on $name", (engine) => {
  let stack: Stack;
  let store: ReportStore;
  beforeAll(async () => {
    stack = await engine.start();
    const { postgres } = await adaptersOn(stack);
    store = createPostgresReportStore({ postgres, timeoutMs: 30_000 });
  });
  afterAll(() => stack.close());
  beforeEach(() => sql("DELETE FROM reports"));

  const sql = (query: string) => stack.sql.query({ query, params: [] });
  const add = (facts: Partial<Report> = {}) => {
    const own = { id: crypto.randomUUID(), linkId: linkId(7), slug: "pricing", reason: "phishing" as const };
    return store.add({ ...own, details: null, email: null, ...facts }, generous());
  };

  it("list() has what add() was given", async () => {
    const facts = {
      ...{ id: crypto.randomUUID(), linkId: linkId(2n ** 52n), slug: "bait", reason: "malware" as const },
      ...{ details: 'It\'s "bad":\n\\', email: "a@example.com" },
    };
    expect(await add(facts)).toBe(true);
    const [report, ...others] = await store.list(null, 10, generous());
    expect(report).toEqual({ ...facts, time: expect.any(Number) as number });
    expect(others).toEqual([]);
  });

  it("list() walks through all, newest first, each once, also those of one moment", async () => {
    for (let i = 0; i < 5; i++) await add({ details: String(i) });
    await sql("UPDATE reports SET time = now() - interval '1 hour' WHERE details IN ('0', '1', '2')");
    const walked: Report[] = [];
    for (let page = await store.list(null, 2, generous()); page.length > 0; ) {
      walked.push(...page);
      page = await store.list(page.at(-1) ?? null, 2, generous());
    }
    expect(walked.map(({ id }) => id)).toEqual((await store.list(null, 10, generous())).map(({ id }) => id));
    expect(new Set(walked.slice(0, 2).map(({ details }) => details))).toEqual(new Set(["3", "4"]));
    expect(walked).toHaveLength(5);
  });

  it("add() keeps 20 of a link within a day, and those of other links and other days besides", async () => {
    for (let i = 0; i < 20; i++) expect(await add()).toBe(true);
    expect(await add()).toBe(false);
    expect(await add({ linkId: linkId(8) })).toBe(true);
    await sql("UPDATE reports SET time = time - interval '25 hours'");
    expect(await add()).toBe(true);
  });

  /** @param count of reports of links from `first` on, one each, unless `perLink` says otherwise. */
  const fill = (count: number, first: number, perLink = 1) =>
    sql(`INSERT INTO reports (id, link_id, slug, reason, time)
      SELECT gen_random_uuid(), ${first} + i / ${perLink}, 'a', 'spam', now() - interval '2 days' - i * interval '1 second'
      FROM generate_series(0, ${count - 1}) AS i`);
  const makeLinks = (first: number, last: number) =>
    sql(`INSERT INTO links (id, url) SELECT i, 'https://example.com/' FROM generate_series(${first}, ${last}) AS i
      ON CONFLICT DO NOTHING`);
  const countWhere = async (condition: string) => (await sql(`SELECT id FROM reports WHERE ${condition}`)).rows.length;
  const reportsOf = (id: number) => countWhere(`link_id = ${id}`);
  const countAll = () => countWhere("true");

  it("add() makes room for a link's report where the room is full, of a link that is gone first", async () => {
    await makeLinks(30_000, 40_100);
    await fill(9_999, 30_000);
    await fill(1, 50_000); // Of a link that there is not, and the youngest.
    expect(await add({ linkId: linkId(40_100) })).toBe(true);
    expect([await reportsOf(40_100), await reportsOf(50_000), await countAll()]).toEqual([1, 0, 10_000]);
    // Then the oldest of all goes.
    expect(await add({ linkId: linkId(40_099) })).toBe(true);
    expect([await reportsOf(40_099), await reportsOf(40_100), await reportsOf(39_998)]).toEqual([1, 1, 0]);
    expect(await add({ linkId: linkId(60_000) })).toBe(false);
  });

  it("add() lets no flood of one link keep out or push out the reports of others", async () => {
    await makeLinks(30_000, 40_100);
    await fill(9_000, 30_000, 100); // 90 links with 100 each.
    await fill(1_000, 40_000, 10); // 100 links with 10 each, all of them older than the last.
    for (let i = 0; i < 15; i++) expect(await add({ linkId: linkId(30_000) })).toBe(true);
    for (let i = 0; i < 15; i++) expect(await add({ linkId: linkId(40_100) })).toBe(true);
    expect(await reportsOf(40_100)).toBe(15);
    expect(await countAll()).toBe(10_000);
    const { rows } = await sql("SELECT 1 FROM reports WHERE link_id BETWEEN 40000 AND 40099");
    expect(rows).toHaveLength(1_000);
    // More than fit, from statements that ran at once, go with the next.
    await fill(3, 30_050);
    await add({ linkId: linkId(30_001) });
    expect(await countAll()).toBe(10_000);
  });

  it("add() keeps 10,000 in all", async () => {
    await sql(`INSERT INTO reports (id, link_id, slug, reason)
      SELECT gen_random_uuid(), i, 'a', 'spam' FROM generate_series(1, 9999) AS i`);
    expect(await add({ linkId: linkId(20_000) })).toBe(true);
    expect(await add({ linkId: linkId(20_001) })).toBe(false);
  });

  it("add() forgets what is older than 90 days", async () => {
    await add({ slug: "old" });
    await sql("UPDATE reports SET time = now() - interval '91 days'");
    await add({ slug: "new" });
    expect((await store.list(null, 10, generous())).map(({ slug }) => slug)).toEqual(["new"]);
  });

  it("remove() takes one away, once", async () => {
    const id = crypto.randomUUID();
    await add({ id });
    expect(await store.remove(id, generous())).toBe(true);
    expect(await store.remove(id, generous())).toBe(false);
    expect(await store.list(null, 10, generous())).toEqual([]);
  });
});

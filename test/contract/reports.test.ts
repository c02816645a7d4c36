import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Report } from "../../src/abuse/report.ts";
import type { ReportStore } from "../../src/abuse/report-store.ts";
import { linkId } from "../../src/links/link-id.ts";
import type { Stack } from "../../src/local/stack.ts";
import { createPostgresReportStore } from "../../src/stores/postgres/postgres-report-store.ts";
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

import { eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/neon-http";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { links } from "../../src/links/stores/link-table.ts";
import { meta } from "../../src/names/stores/meta-table.ts";
import { engines } from "../support/engines.ts";
import { useStandIns } from "../support/stand-ins.ts";

describe.each(engines)("serveNeonHttp() on $name: drizzle-orm/neon-http", (engine) => {
  const on = useStandIns(engine);
  const db = () => drizzle(on.sql);
  const url = "https://example.com/ü?q=%20";

  beforeEach(async () => {
    await db().delete(links);
    await db().delete(meta);
  });

  it("writes and reads a row of every column of links", async () => {
    const row = {
      id: 9_007_199_254_740_993n,
      slug: "prices",
      domain: null,
      url,
      title: null,
      tags: ["a b", '"', "ü", "NULL", ""],
      redirectStatus: 308,
      enabled: false,
      expiresAt: new Date("2026-11-22T08:00:00.123Z"),
      expiredUrl: "",
      forwardQuery: true,
      rules: [{ name: 'ü, "', when: { query: { a: null } }, url }],
      card: { title: 'ü, "', image: url },
      note: "kept\nin two lines",
      passwordHash: "a hash",
      maxVisits: 2_147_483_647,
      visitsUsed: 3,
      reader: 2,
      version: 2_147_483_646,
      createdBy: "key:admin",
      createdAt: new Date("2026-01-01T00:00:00.001Z"),
      updatedAt: new Date("2026-07-01T12:00:00.999Z"),
    };
    const kept = { ...row, words: "'20':7 'com':4 'example':3 'https':2 'prices':1 'q':6 'ü':5" };
    expect(await db().insert(links).values(row).returning()).toEqual([kept]);
    expect(await db().select().from(links).where(eq(links.id, row.id))).toEqual([kept]);
  });

  it("gives the rows of execute() with the raw text of what needs it", async () => {
    await db().insert(links).values({ id: 9_007_199_254_740_993n, url });
    const { rows, rowCount } = await db().execute(sql`SELECT id, url, slug, tags FROM ${links} WHERE url = ${url}`);
    expect({ rows, rowCount }).toEqual({
      rowCount: 1,
      rows: [{ id: "9007199254740993", url, slug: null, tags: [] }],
    });
  });

  it("runs batch() as one transaction, and maps each result", async () => {
    const [made, read, count] = await db().batch([
      db().insert(links).values({ slug: "a", url }).returning({ slug: links.slug, tags: links.tags }),
      db().select({ slug: links.slug, isEnabled: links.enabled }).from(links),
      db().update(links).set({ title: "t" }),
    ]);
    expect(made).toEqual([{ slug: "a", tags: [] }]);
    expect(read).toEqual([{ slug: "a", isEnabled: true }]);
    expect(count).toMatchObject({ command: "UPDATE", rowCount: 1 });
  });

  it("undoes a whole batch() when one of it fails", async () => {
    const batch = db().batch([
      db().insert(links).values({ slug: "a", url }),
      db().insert(links).values({ slug: "b", url, redirectStatus: 200 }),
    ]);
    await expect(batch).rejects.toMatchObject({ code: "23514", constraint: "links_redirect_status_check" });
    expect(await db().select().from(links)).toEqual([]);
  });

  it("names what a statement violates in the cause", async () => {
    await db().insert(links).values({ slug: "a", url });
    const again = db().insert(links).values({ slug: "a", url });
    await expect(again).rejects.toMatchObject({
      cause: { code: "23505", constraint: "links_slug_unique", table: "links", schema: "public" },
    });
  });

  describe("a CTE that writes, with ON CONFLICT", () => {
    beforeAll(async () => {
      await db().execute(
        sql`CREATE TABLE IF NOT EXISTS claims (key text PRIMARY KEY, body text NOT NULL, answer text NOT NULL)`,
      );
    });

    /** The first statement of a key makes a link; whoever comes at the same time or later gets its answer. */
    const claim = (key: string, body: string) =>
      db().execute(sql`
        WITH claim AS (
          INSERT INTO claims AS kept (key, body, answer) VALUES (${key}, ${body}, ${`made from ${body}`})
          ON CONFLICT (key) DO UPDATE SET key = excluded.key
          RETURNING answer, body = ${body} AS is_same, (xmax = 0) AS is_fresh
        ),
        made AS (
          INSERT INTO links (url) SELECT ${`https://example.com/${body}`} FROM claim WHERE is_fresh RETURNING id
        )
        SELECT claim.*, made.id IS NOT NULL AS is_made FROM claim LEFT JOIN made ON true`);

    it("does its work once for simultaneous and later repeats, and gives each the first answer", async () => {
      const bodies = Array.from({ length: 20 }, (_, n) => `body-${n}`);
      const results = await Promise.all(bodies.map((body) => claim("one key", body)));
      const first = results.flatMap(({ rows }) => rows).find((row) => row["is_fresh"] === true);
      const later = await claim("one key", "later");
      expect(later.rows).toEqual([{ answer: first?.["answer"], is_same: false, is_fresh: false, is_made: false }]);
      const answers = results.map(({ rows }) => rows[0]?.["answer"]);
      expect(new Set(answers)).toEqual(new Set([first?.["answer"]]));
      expect(results.filter(({ rows }) => rows[0]?.["is_made"] === true)).toHaveLength(1);
      const made = await db().select({ url: links.url }).from(links);
      expect(made.map((link) => `made from ${link.url.slice("https://example.com/".length)}`)).toEqual([
        first?.["answer"],
      ]);
    });
  });
});

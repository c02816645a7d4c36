import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createPglite, EngineBroken } from "../../src/local/database/pglite.ts";
import type { SqlEngine } from "../../src/local/database/sql-engine.ts";
import { migratedTemplate } from "../support/database-template.ts";
import { engines } from "../support/engines.ts";
import { useStandIns } from "../support/stand-ins.ts";

const of = (query: string) => ({ query, params: [] });
const sum = (terms: number) => `SELECT ${Array.from({ length: terms }, () => "1").join(" + ")} AS sum`;

/** Too deep for the stack, one way or another. */
const TOO_DEEP = [
  { what: "a sum of 20,000 terms", query: sum(20_000), code: "54001" },
  { what: "a function that calls itself", query: "SELECT deeper(1)", code: "54001" },
  { what: "100,000 brackets", query: `SELECT ${"(".repeat(100_000)}1${")".repeat(100_000)}`, code: "42601" },
];

describe.each(engines)("serveNeonHttp() on $name: too much", (engine) => {
  const on = useStandIns(engine);

  it("answers a sum of 2,000 terms", async () => {
    expect(await on.stack.sql.query(of(sum(2_000)))).toMatchObject({ rows: [["2000"]] });
    await expect(on.stack.sql.query(of("SELECT 1 / 0"))).rejects.toMatchObject({ code: "22012" });
  });

  it.each(TOO_DEEP)("refuses $what, and goes on", async ({ query, code }) => {
    const { sql } = on.stack;
    const body = "'BEGIN RETURN deeper(n + 1); END'";
    await sql.query(of(`CREATE OR REPLACE FUNCTION deeper(n integer) RETURNS integer LANGUAGE plpgsql AS ${body}`));
    await expect(sql.query(of(query))).rejects.toMatchObject({ code });
    await expect(sql.query(of("SELECT 1 / 0"))).rejects.toMatchObject({ code: "22012" });
    expect(await sql.query(of("SELECT 1"))).toMatchObject({ rows: [["1"]] });
  });
});

const ENDLESS = [
  { what: "runs for ever", query: "SELECT count(*) FROM generate_series(1, 1000000000000)" },
  { what: "loops in a function", query: "DO $$ BEGIN LOOP END LOOP; END $$" },
];
/** Long enough for any statement of these tests on a busy machine. */
const statementLimitMs = 3_000;

describe("createPglite() that breaks", { timeout: 300_000 }, () => {
  let folder: string;
  let lines: string[];
  let sql: SqlEngine | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "bijou-pglite-"));
    lines = [];
  });
  afterEach(async () => {
    await sql?.close();
    rmSync(folder, { recursive: true });
  });
  const open = async (dataDir?: string) => {
    sql = await createPglite(dataDir, await migratedTemplate(), { statementLimitMs, say: (line) => lines.push(line) });
    return sql;
  };

  it.each(ENDLESS)(
    "is started again with its data after a statement that $what, and those who wait go on",
    async ({ query }) => {
      const engine = await open(join(folder, "postgres"));
      await engine.query(of("CREATE TABLE kept (n integer)"));
      await engine.query(of("INSERT INTO kept VALUES (1), (2)"));
      const broken = expect(engine.query(of(query))).rejects.toThrow(
        /^The embedded Postgres broke and is started again: it took more than 3 s$/,
      );
      const waiting = [engine.query(of("SELECT n FROM kept ORDER BY n")), engine.transaction("", [of("SELECT 1 / 0")])];
      const [rows, refused] = await Promise.allSettled(waiting);
      await broken;
      expect(rows).toMatchObject({ status: "fulfilled", value: { rows: [["1"], ["2"]] } });
      expect(refused).toMatchObject({ status: "rejected", reason: { code: "22012" } });
      expect(lines).toEqual([
        `The embedded Postgres broke: it took more than 3 s. It is started again, with its data in ${join(folder, "postgres")}`,
      ]);
    },
  );

  it("keeps what was committed, and nothing of the transaction that broke it", async () => {
    const engine = await open(join(folder, "postgres"));
    await engine.query(of("CREATE TABLE kept (n integer PRIMARY KEY)"));
    for (let n = 0; n < 50; n++) await engine.query(of(`INSERT INTO kept VALUES (${n})`));
    const batch = engine.transaction("", [of("INSERT INTO kept VALUES (100)"), of("SELECT pg_sleep(1000)")]);
    await expect(batch).rejects.toBeInstanceOf(EngineBroken);
    expect(await engine.query(of("SELECT count(*), max(n) FROM kept"))).toMatchObject({ rows: [["50", "49"]] });
  });

  it("says that data in memory is gone, and has its schema again", async () => {
    const engine = await open();
    await engine.migrate();
    await engine.query(of("INSERT INTO links (slug, url) VALUES ('gone', 'https://example.com/')"));
    await expect(engine.query(of("SELECT pg_sleep(1000)"))).rejects.toBeInstanceOf(EngineBroken);
    expect(await engine.query(of("SELECT slug FROM links"))).toMatchObject({ rows: [] });
    expect(lines).toEqual([expect.stringContaining("without its data, which was in memory")]);
  });

  it("times each statement of a batch by itself", async () => {
    const engine = await open();
    const slow = Array.from({ length: 6 }, () => of("SELECT pg_sleep(2)"));
    expect(await engine.transaction("", slow)).toHaveLength(6);
    expect(lines).toEqual([]);
  });

  it("answers nobody once it is closed", async () => {
    const engine = await open(join(folder, "postgres"));
    await engine.close();
    expect(existsSync(join(folder, "postgres/PG_VERSION"))).toBe(true);
    await expect(engine.query(of("SELECT 1"))).rejects.toBeInstanceOf(EngineBroken);
  });
});

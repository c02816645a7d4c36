import { NeonDbError } from "@neondatabase/serverless";
import { beforeEach, describe, expect, it } from "vitest";
import { engines } from "../support/engines.ts";
import { useStandIns } from "../support/stand-ins.ts";

const MODES = `SELECT current_setting('transaction_isolation') AS level,
  current_setting('transaction_read_only') AS "readOnly", current_setting('transaction_deferrable') AS deferrable`;

describe.each(engines)("serveNeonHttp() on $name: batches", (engine) => {
  const on = useStandIns(engine);

  beforeEach(async () => {
    await on.sql.query("DROP TABLE IF EXISTS entries");
    await on.sql.query("CREATE TABLE entries (who text, n integer, UNIQUE (who, n) DEFERRABLE INITIALLY IMMEDIATE)");
  });

  const add = (who: string, n: number) => on.sql.query("INSERT INTO entries VALUES ($1, $2)", [who, n]);
  const entries = () => on.sql.query("SELECT who, n FROM entries ORDER BY who, n", [], { arrayMode: true });

  it("answers with the results of all statements, in order", async () => {
    const { sql } = on;
    const results = await sql.transaction([
      sql.query("INSERT INTO entries VALUES ($1, $2) RETURNING n", ["a", 1]),
      sql.query("SELECT count(*)::integer AS count FROM entries"),
      sql.query("DELETE FROM entries WHERE n = $1", [9]),
    ]);
    expect(results).toEqual([[{ n: 1 }], [{ count: 1 }], []]);
    expect(await entries()).toEqual([["a", 1]]);
  });

  it("takes arrayMode and fullResults for the whole batch", async () => {
    const { sql } = on;
    const queries = [sql.query("SELECT 1 AS a, 2 AS a"), sql.query("INSERT INTO entries VALUES ('a', 1), ('a', 2)")];
    expect(await sql.transaction(queries, { arrayMode: true, fullResults: true })).toMatchObject([
      { command: "SELECT", rowCount: 1, rows: [[1, 2]], rowAsArray: true },
      { command: "INSERT", rowCount: 2, rows: [] },
    ]);
  });

  it("answers an empty batch with no results", async () => {
    expect(await on.sql.transaction([])).toEqual([]);
  });

  it("runs a batch in the transaction modes that were asked for, and the next one in none of them", async () => {
    const { sql } = on;
    const strict = { isolationLevel: "Serializable", readOnly: true, deferrable: true } as const;
    const asked = await sql.transaction([sql.query(MODES)], strict);
    expect(asked).toEqual([[{ level: "serializable", readOnly: "on", deferrable: "on" }]]);
    const plain = [[{ level: "read committed", readOnly: "off", deferrable: "off" }]];
    expect(await sql.transaction([sql.query(MODES)])).toEqual(plain);
    const refused = { readOnly: false, deferrable: false };
    expect(await sql.transaction([sql.query(MODES)], refused)).toEqual(plain);
  });

  it.each([
    ["ReadUncommitted", "read uncommitted"],
    ["ReadCommitted", "read committed"],
    ["RepeatableRead", "repeatable read"],
    ["Serializable", "serializable"],
  ] as const)("knows the isolation level %s", async (isolationLevel, level) => {
    const { sql } = on;
    expect(await sql.transaction([sql.query(MODES)], { isolationLevel })).toMatchObject([[{ level }]]);
  });

  it("refuses to write in a batch that is read-only", async () => {
    const writing = on.sql.transaction([add("a", 1)], { readOnly: true });
    await expect(writing).rejects.toMatchObject({ code: "25006" });
    expect(await entries()).toEqual([]);
  });

  it.each([
    ["a statement that fails", "SELECT 1 / 0", "22012"],
    ["a statement that is no SQL", "SELEC 1", "42601"],
    ["two statements in one", "SELECT 1; SELECT 2", "42601"],
    ["a violation", "INSERT INTO entries VALUES ('a', 1)", "23505"],
  ])("undoes the whole batch after %s, and goes on", async (_what, failing, code) => {
    const { sql } = on;
    const batch = sql.transaction([add("a", 1), sql.query(failing), add("a", 2)]);
    await expect(batch).rejects.toBeInstanceOf(NeonDbError);
    await expect(sql.transaction([add("a", 1), sql.query(failing)])).rejects.toMatchObject({ code });
    expect(await entries()).toEqual([]);
    await add("b", 1);
    expect(await entries()).toEqual([["b", 1]]);
  });

  it("undoes the whole batch when its COMMIT is refused", async () => {
    const { sql } = on;
    const batch = sql.transaction([sql.query("SET CONSTRAINTS ALL DEFERRED"), add("a", 1), add("a", 1)]);
    await expect(batch).rejects.toMatchObject({ code: "23505", table: "entries" });
    expect(await entries()).toEqual([]);
  });

  it("keeps statements and batches that run at the same time apart", async () => {
    const { sql } = on;
    const each = Array.from({ length: 20 }, async (_, n) => {
      const fails = n % 2 === 1;
      const batch = sql.transaction([
        add(`batch ${n}`, 1),
        add(`batch ${n}`, 2),
        sql.query("SELECT n FROM entries WHERE who = $1 ORDER BY n", [`batch ${n}`]),
        sql.query(fails ? "SELECT 1 / 0" : "SELECT 1"),
      ]);
      const [batched] = await Promise.allSettled([batch, add(`single ${n}`, 0)]);
      if (fails) expect(batched).toMatchObject({ status: "rejected", reason: { code: "22012" } });
      else expect(batched).toMatchObject({ status: "fulfilled", value: [[], [], [{ n: 1 }, { n: 2 }], {}] });
      // Never half of a batch.
      const [row] = await sql.query("SELECT count(*)::integer % 2 AS odd FROM entries WHERE who LIKE 'batch%'");
      expect(row).toEqual({ odd: 0 });
    });
    await Promise.all(each);
    const counted = await sql.query(
      "SELECT split_part(who, ' ', 1) AS kind, count(*)::integer FROM entries GROUP BY 1 ORDER BY 1",
    );
    expect(counted).toEqual([
      { kind: "batch", count: 20 },
      { kind: "single", count: 20 },
    ]);
  });
});

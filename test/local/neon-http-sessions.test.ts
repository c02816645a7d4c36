import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { SqlEngine } from "../../src/local/database/sql-engine.ts";
import type { Stack } from "../../src/local/stack.ts";
import { embedded, engines, servers } from "../support/engines.ts";
import { useStandIns } from "../support/stand-ins.ts";

/** What one request leaves behind in a session, and a question whose answer shows it. */
const LEFT_BEHIND = [
  { left: "SET work_mem = '7MB'", question: "SELECT current_setting('work_mem') = '7MB'", answer: "f" },
  {
    left: "SELECT set_config('app.x', 'y', false)",
    question: "SELECT coalesce(current_setting('app.x', true), '')",
    answer: "",
  },
  { left: "SET ROLE pg_monitor", question: "SELECT current_user = session_user", answer: "t" },
  {
    left: "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
    question: "SHOW transaction_read_only",
    answer: "off",
  },
  {
    left: "SELECT pg_advisory_lock(5)",
    question: "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 5",
    answer: "0",
  },
  {
    left: "BEGIN",
    question: "SAVEPOINT s",
    answer: "25P01",
  },
  { left: "PREPARE p AS SELECT 1", question: "EXECUTE p", answer: "26000" },
  { left: "CREATE TEMP TABLE t (n integer)", question: "SELECT n FROM t", answer: "42P01" },
  { left: "DECLARE c CURSOR WITH HOLD FOR SELECT 1", question: "FETCH c", answer: "34000" },
  { left: "SELECT nextval('numbers')", question: "SELECT currval('numbers')", answer: "55000" },
  { left: "LISTEN here", question: "SELECT count(*) FROM pg_listening_channels()", answer: "0" },
];
const ENDS = [
  "COMMIT",
  "ROLLBACK",
  "INSERT INTO entries VALUES (1)",
  "SELECT count(*) FROM entries",
  "SELECT 1 / 0",
  "SAVEPOINT s",
  "",
];

async function ask(sql: SqlEngine, queries: readonly string[]): Promise<unknown> {
  const statements = queries.map((query) => ({ query, params: [] }));
  const [first] = statements;
  try {
    const results =
      statements.length === 1 && first !== undefined ? [await sql.query(first)] : await sql.transaction("", statements);
    return results.map(({ command, rowCount, rows }) => ({ command, rowCount, rows }));
  } catch (error) {
    if (error instanceof Error && "code" in error) return error.code;
    throw error;
  }
}

const prepare = async (sql: SqlEngine) => {
  for (const query of [
    "DROP TABLE IF EXISTS entries",
    "CREATE TABLE entries (n integer)",
    "CREATE SEQUENCE IF NOT EXISTS numbers",
  ])
    await ask(sql, [query]);
};

describe.each(engines)("serveNeonHttp() on $name: sessions", (engine) => {
  const on = useStandIns(engine);
  beforeAll(() => prepare(on.stack.sql));
  // As many as the pool may keep, so that a used connection is met again.
  const many = Array.from({ length: 25 }, (_, n) => n);

  it.each(LEFT_BEHIND)("the next request does not find what $left left behind", async ({ left, question, answer }) => {
    const { sql } = on.stack;
    for (let n = 0; n < many.length; n++) {
      expect(await ask(sql, [left])).toEqual([expect.anything()]);
      const told = await ask(sql, [question]);
      expect(told).toEqual(/^\w{5}$/.test(answer) ? answer : [expect.objectContaining({ rows: [[answer]] })]);
    }
    const batch = await Promise.all(many.map(() => ask(sql, ["SELECT 1", left])));
    expect(batch).toEqual(many.map(() => [expect.anything() as unknown, expect.anything() as unknown]));
    expect(await Promise.all(many.map(() => ask(sql, [question])))).toEqual(
      many.map((): unknown => (/^\w{5}$/.test(answer) ? answer : [expect.objectContaining({ rows: [[answer]] })])),
    );
  });

  it("a BEGIN without a COMMIT locks nothing and keeps nothing", async () => {
    const { sql } = on.stack;
    expect(await ask(sql, ["BEGIN"])).toMatchObject([{ command: "BEGIN" }]);
    expect(await ask(sql, ["INSERT INTO entries VALUES (7)"])).toMatchObject([{ rowCount: 1 }]);
    expect(await ask(sql, ["ROLLBACK"])).toMatchObject([{ command: "ROLLBACK" }]);
    expect(await ask(sql, ["SELECT n FROM entries"])).toMatchObject([{ rows: [["7"]] }]);
  });
});

describe.each(servers)("createPglite() beside $name", (server) => {
  let stacks: Stack[] = [];
  beforeAll(async () => {
    stacks = await Promise.all([embedded.start(), server.start()]);
  });
  afterAll(() => Promise.all(stacks.map((stack) => stack.close())));
  beforeEach(() => Promise.all(stacks.map(({ sql }) => prepare(sql))));

  it("answers random sequences of requests as PostgreSQL does, whatever one leaves behind", async () => {
    const statement = fc.constantFrom(...LEFT_BEHIND.flatMap(({ left, question }) => [left, question]), ...ENDS);
    const request = fc.oneof(
      { weight: 3, arbitrary: statement.map((each) => [each]) },
      { weight: 1, arbitrary: fc.array(statement, { minLength: 2, maxLength: 4 }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 20 }), async (requests) => {
        const [own, real] = stacks;
        if (own === undefined || real === undefined) throw new Error("Cannot compare: needs both");
        await Promise.all(stacks.map(({ sql }) => prepare(sql)));
        // What a sequence gives is never taken back.
        for (const { sql } of stacks) await ask(sql, ["SELECT setval('numbers', 1)"]);
        for (const each of requests)
          expect(await ask(own.sql, each), each.join("; ")).toEqual(await ask(real.sql, each));
      }),
      { numRuns: 100 },
    );
  }, 600_000);
});

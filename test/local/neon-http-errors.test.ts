import { NeonDbError, neon, neonConfig } from "@neondatabase/serverless";
import { beforeAll, describe, expect, it } from "vitest";
import { createPglite } from "../../src/local/database/pglite.ts";
import { createPostgresPool, type SqlEngine } from "../../src/local/database/sql-engine.ts";
import { serveNeonHttp } from "../../src/local/neon-http.ts";
import { engines, servers } from "../support/engines.ts";
import { useStandIns } from "../support/stand-ins.ts";

const SCHEMA = [
  "CREATE TABLE entries (n integer CONSTRAINT entries_key PRIMARY KEY, note text NOT NULL, CONSTRAINT entries_small CHECK (n < 100))",
  "CREATE TABLE children (n integer CONSTRAINT children_parent REFERENCES entries)",
  "CREATE DOMAIN even AS integer CONSTRAINT even_is_even CHECK (value % 2 = 0)",
  "INSERT INTO entries VALUES (1, 'a')",
];

const ENTRIES = { severity: "ERROR", schema: "public", table: "entries" };

/** What Postgres says, field by field: the driver gives what is absent as undefined. */
const REFUSALS = [
  {
    statement: "INSERT INTO entries VALUES (1, 'b')",
    fields: { ...ENTRIES, code: "23505", constraint: "entries_key", detail: "Key (n)=(1) already exists." },
    message: 'duplicate key value violates unique constraint "entries_key"',
  },
  {
    statement: "INSERT INTO entries VALUES (100, 'b')",
    fields: { ...ENTRIES, code: "23514", constraint: "entries_small", detail: "Failing row contains (100, b)." },
    message: 'new row for relation "entries" violates check constraint "entries_small"',
  },
  {
    statement: "INSERT INTO entries VALUES (2, NULL)",
    fields: { ...ENTRIES, code: "23502", column: "note", constraint: undefined },
    message: 'null value in column "note" of relation "entries" violates not-null constraint',
  },
  {
    statement: "INSERT INTO children VALUES (5)",
    fields: { code: "23503", table: "children", constraint: "children_parent" },
    message: 'insert or update on table "children" violates foreign key constraint "children_parent"',
  },
  {
    statement: "SELECT 3::even",
    fields: { code: "23514", schema: "public", dataType: "even", constraint: "even_is_even", table: undefined },
    message: 'value for domain even violates check constraint "even_is_even"',
  },
  {
    statement: "SELECT n FORM entries",
    fields: { code: "42601", position: "15", detail: undefined, constraint: undefined },
    message: 'syntax error at or near "entries"',
  },
  {
    statement: "SELECT n FROM entries WHERE not3 = 1",
    fields: { code: "42703", position: "29" },
    message: 'column "not3" does not exist',
  },
  {
    statement: "SELECT nosuch(1)",
    fields: { code: "42883", hint: expect.stringContaining("No function matches") as string },
    message: "function nosuch(integer) does not exist",
  },
  {
    statement: "DO $$ BEGIN EXECUTE 'SELECT oops'; END $$",
    fields: {
      code: "42703",
      internalQuery: "SELECT oops",
      internalPosition: "8",
      position: undefined,
      where: "PL/pgSQL function inline_code_block line 1 at EXECUTE",
    },
    message: 'column "oops" does not exist',
  },
  {
    statement: "SELECT 1; SELECT 2",
    fields: { code: "42601" },
    message: "cannot insert multiple commands into a prepared statement",
  },
  {
    statement: "SELECT '\\x'::bytea || 'x'::jsonb",
    fields: { code: "22P02" },
    message: "invalid input syntax for type json",
  },
];

describe.each(engines)("serveNeonHttp() on $name: errors", (engine) => {
  const on = useStandIns(engine);
  beforeAll(async () => {
    for (const query of SCHEMA) await on.stack.sql.query({ query, params: [] });
  });

  it.each(REFUSALS)(
    "gives the driver all that Postgres says of: $statement",
    async ({ statement, fields, message }) => {
      const error: unknown = await on.sql.query(statement).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(NeonDbError);
      expect(error).toMatchObject({ ...fields, message });
      expect(error).toMatchObject({
        file: expect.stringMatching(/\.[chly]$/) as string,
        line: expect.stringMatching(/^\d+$/) as string,
        routine: expect.any(String) as string,
      });
    },
  );

  it("names a violation to the driver from statements with parameters too", async () => {
    const writing = on.sql`INSERT INTO entries VALUES (${1}, ${"b"})`;
    await expect(writing).rejects.toMatchObject({ code: "23505", constraint: "entries_key" });
    const wrongType = on.sql`INSERT INTO entries VALUES (${"one"}, ${"b"})`;
    await expect(wrongType).rejects.toMatchObject({ code: "22P02" });
  });
});

describe("serveNeonHttp() over an engine that is gone", () => {
  it.each([
    ["PGlite that was closed", createClosedPglite],
    ["a server that nobody can reach", () => createPostgresPool("postgresql://nobody@127.0.0.1:1/nothing")],
  ])("answers 500, which the driver takes for no error of Postgres: %s", async (_what, createGone) => {
    const [user, password] = ["bijou", "secret"];
    const server = await serveNeonHttp({ engine: await createGone(), user, password });
    try {
      neonConfig.fetchEndpoint = `${server.url}/sql`;
      const sql = neon(`postgresql://${user}:${password}@localhost/bijou`);
      for (const ask of [() => sql.query("SELECT 1"), () => sql.transaction([sql.query("SELECT 1")])]) {
        const error: unknown = await ask().catch((reason: unknown) => reason);
        expect(error).toBeInstanceOf(NeonDbError);
        expect(error).toMatchObject({ message: expect.stringContaining("HTTP status 500") as string, code: undefined });
      }
    } finally {
      await server.close();
    }
  });
});

describe.each(servers)("serveNeonHttp() on $name: connections that end", (engine) => {
  const on = useStandIns(engine);

  it("tells the one who lost it, and serves the next on another", async () => {
    const { sql } = on;
    const end = () => sql.query("SELECT pg_terminate_backend(pg_backend_pid())");
    // Several times: where the end is noticed depends on what comes first, the error or the close.
    for (let n = 0; n < 5; n++) {
      await expect(end()).rejects.toMatchObject({ code: "57P01" });
      expect(await sql.query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
      await expect(sql.transaction([sql.query("SELECT 1"), end()])).rejects.toMatchObject({ code: "57P01" });
      expect(await sql.transaction([sql.query("SELECT 1 AS one")])).toEqual([[{ one: 1 }]]);
    }
  });
});

async function createClosedPglite(): Promise<SqlEngine> {
  const engine = await createPglite();
  await engine.close();
  return engine;
}

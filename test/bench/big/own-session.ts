import pg from "pg";
import type { SqlEngine } from "../../../src/local/database/sql-engine.ts";

/** A session on the database of an engine, without the Worker's limit of time: for what takes long, and can't be in a transaction. */
export async function withOwnSession<Result>(
  sql: SqlEngine,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const { rows } = await sql.query({ query: "SELECT current_database()", params: [] });
  const url = new URL(process.env["TEST_DATABASE_URL"] ?? "");
  url.pathname = `/${rows[0]?.[0] ?? ""}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query("SET statement_timeout = 0");
    return await work(client);
  } finally {
    await client.end();
  }
}

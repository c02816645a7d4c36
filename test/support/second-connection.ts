import pg from "pg";
import type { Stack } from "../../src/local/stack.ts";

/** A second connection to a stack on a server, for a transaction that is not committed yet. The embedded engine has one alone. */
export async function secondConnection({ sql }: Pick<Stack, "sql">) {
  const rows = async (query: string) => (await sql.query({ query, params: [] })).rows;
  const url = new URL(process.env["TEST_DATABASE_URL"] ?? "");
  url.pathname = `/${String((await rows("SELECT current_database()"))[0]?.[0])}`;
  const client = new pg.Client(url.href);
  await client.connect();

  /** Until so many statements wait for a lock. Each look is a round trip. */
  async function untilWaiting(count: number, goesOn: () => boolean): Promise<void> {
    const query = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    while (goesOn() && (await rows(query)).length < count);
  }

  return {
    /** Does all that is given, and commits once `other` is over, which therefore must not wait for it. */
    async holdAmid(statements: string, other: () => Promise<unknown>): Promise<void> {
      await client.query(`BEGIN; ${statements}`);
      try {
        await other();
        await client.query("COMMIT");
      } finally {
        await client.end();
      }
    },
    /** Does all that is given, and commits once `other` waits for it, with so many statements, or is over. */
    async commitAmid(statements: string, other: () => Promise<unknown>, waiting = 1): Promise<void> {
      await client.query(`BEGIN; ${statements}`);
      let isOver = false;
      const ending = other().finally(() => {
        isOver = true;
      });
      const committing = untilWaiting(waiting, () => !isOver)
        .then(() => client.query("COMMIT"))
        .finally(() => client.end());
      await Promise.all([ending, committing]);
    },
  };
}

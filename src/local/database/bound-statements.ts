import type { SqlEngine } from "./sql-engine.ts";

/**
 * Bounds how long a statement of the Worker may run and wait for a lock, as migration 0007 does, where that has
 * happened but the settings are gone: they are the database's, and a dump holds only what is in it.
 *
 * Not with PGlite, which keeps to neither, and has one session that nobody else could hold up.
 */
export async function boundStatements(engine: Pick<SqlEngine, "query">): Promise<void> {
  for (const setting of ["statement_timeout = '8s'", "lock_timeout = '4s'"]) {
    const { rows } = await engine.query({
      query: "SELECT format('ALTER DATABASE %I SET ', current_database()) || $1::text",
      params: [setting],
    });
    await engine.query({ query: String(rows[0]?.[0]), params: [] });
  }
}

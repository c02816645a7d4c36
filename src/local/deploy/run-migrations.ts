import type { MigrationMeta } from "drizzle-orm/migrator";
import pg from "pg";

/**
 * Brings a schema up to date while visitors use it. Most changes lock a table for a moment, and every statement that comes
 * while the change waits for its lock waits behind it: one long statement would hold up every visit. So a migration waits
 * for a second, gives everything back, and tries again later.
 *
 * Each migration is one transaction. The table that says which are done is drizzle's, as `drizzle-kit migrate` has it.
 */

/** Less than the three seconds that a redirect has for Postgres: nobody who waits behind a migration is refused. */
const LOCK_TIMEOUT_MS = 1_000;
/** The Worker's own limit would end what fills or indexes a big table. */
const STATEMENT_TIMEOUT_MS = 600_000;
const FIRST_WAIT_MS = 1_000;
const MAX_WAIT_MS = 15_000;
/** All the waits together. */
const PATIENCE_MS = 600_000;
/** Of two that migrate at the same time one comes after the other. Any number that nobody else uses. */
const ADVISORY_LOCK = 5_203_117;

/** PostgreSQL manual, appendix A: lock_not_available and deadlock_detected. */
const CONTENDED = new Set(["55P03", "40P01"]);

/** One connection. */
type Connection = Pick<pg.ClientBase, "query">;

/**
 * @param parts.migrations in their order.
 * @param parts.wait lets milliseconds pass.
 * @param parts.say told of each wait.
 * @throws when tables were in use for ten minutes, and whatever Postgres refuses.
 */
export async function runMigrations(
  connection: Connection,
  parts: {
    migrations: readonly MigrationMeta[];
    wait: (ms: number) => Promise<void>;
    say: (line: string) => void;
  },
): Promise<void> {
  const { migrations, wait, say } = parts;
  let waitMs = FIRST_WAIT_MS;
  for (let waitedMs = 0; ; ) {
    try {
      if (!(await runNext(connection, migrations))) return;
      waitMs = FIRST_WAIT_MS;
    } catch (error) {
      if (!isContended(error)) throw error;
      if (waitedMs >= PATIENCE_MS) {
        throw new Error(
          "Cannot migrate: a table is in use; end its long statements (pg_stat_activity), and run it again",
          {
            cause: error,
          },
        );
      }
      say(`A table is in use; trying again in ${waitMs / 1_000} s`);
      await wait(waitMs);
      waitedMs += waitMs;
      waitMs = Math.min(MAX_WAIT_MS, 2 * waitMs);
    }
  }
}

/** @returns false when there was none to run. */
async function runNext(connection: Connection, migrations: readonly MigrationMeta[]): Promise<boolean> {
  await connection.query("BEGIN");
  try {
    // Only for this transaction: behind a pooler, another client may get the connection next.
    await connection.query(`SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS}`);
    await connection.query(`SET LOCAL statement_timeout = ${STATEMENT_TIMEOUT_MS}`);
    await connection.query(`SELECT pg_advisory_xact_lock(${ADVISORY_LOCK})`);
    const next = await nextOf(connection, migrations);
    for (const statement of next?.sql ?? []) await connection.query(statement);
    if (next !== undefined) {
      await connection.query("INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ($1, $2)", [
        next.hash,
        next.folderMillis,
      ]);
    }
    await connection.query("COMMIT");
    return next !== undefined;
  } catch (error) {
    await connection.query("ROLLBACK");
    throw error;
  }
}

/** As drizzle decides it: those are done that are not newer than the newest. */
async function nextOf(
  connection: Connection,
  migrations: readonly MigrationMeta[],
): Promise<MigrationMeta | undefined> {
  await connection.query("CREATE SCHEMA IF NOT EXISTS drizzle");
  await connection.query(`
    CREATE TABLE IF NOT EXISTS drizzle.__drizzle_migrations (
      id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint
    )`);
  const { rows } = await connection.query<{ newest: string | null }>(
    "SELECT max(created_at) AS newest FROM drizzle.__drizzle_migrations",
  );
  const newest = Number(rows[0]?.newest ?? Number.NEGATIVE_INFINITY);
  return migrations.find(({ folderMillis }) => folderMillis > newest);
}

function isContended(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code !== undefined && CONTENDED.has(error.code);
}

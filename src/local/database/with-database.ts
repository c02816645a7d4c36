import { createPostgresPool, type SqlEngine } from "./sql-engine.ts";

/**
 * Does something on the database that DATABASE_URL names, over TCP, and closes the connection.
 * @param purpose for the error when there is none: `migrate`.
 */
export async function withDatabase(purpose: string, work: (engine: SqlEngine) => Promise<void>): Promise<void> {
  const databaseUrl = process.env["DATABASE_URL"] as string | undefined; // The generated type says that it is there.
  if (databaseUrl === undefined || databaseUrl === "") {
    console.error(`Cannot ${purpose}: DATABASE_URL is not set`);
    process.exitCode = 1;
    return;
  }
  const engine = await createPostgresPool(databaseUrl);
  try {
    await work(engine);
  } finally {
    await engine.close();
  }
}

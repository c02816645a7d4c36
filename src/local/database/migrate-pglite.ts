import type { PGlite } from "@electric-sql/pglite";
import { DrizzleQueryError } from "drizzle-orm";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { MIGRATIONS } from "./migrations.ts";

/**
 * Brings the embedded Postgres to the schema of this tree.
 *
 * @throws the error of Postgres, which drizzle keeps in `cause`.
 */
export async function migratePglite(db: PGlite): Promise<void> {
  try {
    await migrate(drizzle(db), MIGRATIONS);
  } catch (error) {
    throw error instanceof DrizzleQueryError ? error.cause : error;
  }
}

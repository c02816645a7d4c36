import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { migrate as migratePglite } from "drizzle-orm/pglite/migrator";
import pg from "pg";
import { runMigrations } from "../deploy/run-migrations.ts";

/**
 * A Postgres for the stand-in of Neon: PGlite in this process, or a real server. Values stay the raw
 * text that Postgres wrote, as Neon sends it with `Neon-Raw-Text-Output`; the driver parses them.
 */
export interface SqlEngine {
  readonly name: string;
  /** One statement in a transaction of its own. @throws the driver's error, with `code` if Postgres refused it. */
  query(statement: Statement): Promise<SqlResult>;
  /** All statements in one transaction. @param modes as in `BEGIN modes`, such as `READ ONLY`; may be empty. */
  transaction(modes: string, statements: readonly Statement[]): Promise<SqlResult[]>;
  /** Brings the schema up to date. @param say told where it has to wait for a table that is in use. */
  migrate(say?: (line: string) => void): Promise<void>;
  close(): Promise<void>;
}

export interface Statement {
  readonly query: string;
  readonly params: readonly (string | null)[];
}

export interface SqlResult {
  readonly command: string;
  readonly rowCount: number | null;
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
  readonly rows: readonly (readonly (string | null)[])[];
}

const MIGRATIONS = { migrationsFolder: join(import.meta.dirname, "../../../drizzle") };

/**
 * @param dataDir folder of the data; absent for one that is gone when it is closed.
 * @param template a data folder as tar, to start from instead of an empty one: that takes seconds to make.
 */
export async function createPglite(dataDir?: string, template?: Blob): Promise<SqlEngine> {
  const db = await PGlite.create({
    ...(dataDir === undefined ? {} : { dataDir }),
    ...(template === undefined ? {} : { loadDataDir: template }),
  });
  // For the number of each type, the function that changes nothing.
  const { rows: types } = await db.query<{ oid: number }>("SELECT oid FROM pg_type");
  const asText = Object.fromEntries(types.map(({ oid }) => [oid, (value: string) => value]));

  async function run(on: Pick<PGlite, "query">, { query, params }: Statement): Promise<SqlResult> {
    const options = { rowMode: "array", parsers: asText, serializers: asText } as const;
    const { rows, fields, command, rowCount } = await on.query<(string | null)[]>(query, [...params], options);
    return { command: command ?? "", rowCount: rowCount ?? null, fields, rows };
  }

  return {
    name: dataDir === undefined ? "PGlite, in memory" : `PGlite, in ${dataDir}`,
    query: (statement) => run(db, statement),
    transaction: (modes, statements) =>
      db.transaction(async (transaction) => {
        if (modes !== "") await transaction.exec(`SET TRANSACTION ${modes}`);
        const results: SqlResult[] = [];
        for (const statement of statements) results.push(await run(transaction, statement));
        return results;
      }),
    migrate: () => migratePglite(drizzlePglite(db), MIGRATIONS),
    close: () => db.close(),
  };
}

/** More would only wait for each other on a laptop. */
const MAX_CONNECTIONS = 20;

export async function createPostgresPool(databaseUrl: string): Promise<SqlEngine> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: MAX_CONNECTIONS });
  // An idle connection that breaks is replaced at the next query, which tells.
  pool.on("error", () => undefined);
  // So with one that is in use: the query that waits on it fails, and without a listener all of the process would.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const types = { getTypeParser: () => (value: string) => value };

  async function run(on: Pick<pg.Pool, "query">, { query, params }: Statement): Promise<SqlResult> {
    // Always the extended protocol: without parameters pg would take several statements in one text, which Neon refuses.
    const config = { text: query, values: [...params], rowMode: "array" as const, types, queryMode: "extended" };
    const { command, rowCount, fields, rows } = await on.query<(string | null)[]>(config);
    return { command, rowCount, fields, rows };
  }

  return {
    name: `PostgreSQL at ${new URL(databaseUrl).host}`,
    query: (statement) => run(pool, statement),
    async transaction(modes, statements) {
      const client = await pool.connect();
      try {
        await client.query(`BEGIN ${modes}`);
        const results: SqlResult[] = [];
        for (const statement of statements) results.push(await run(client, statement));
        await client.query("COMMIT");
        client.release();
        return results;
      } catch (error) {
        // A connection that can't roll back must not go back to the pool.
        await client.query("ROLLBACK").then(
          () => client.release(),
          () => client.release(true),
        );
        throw error;
      }
    },
    async migrate(say = () => undefined) {
      // A session of its own: those that begin after it have the limits that a migration may set for the Worker's.
      const client = new pg.Client({ connectionString: databaseUrl });
      const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
      await client.connect();
      try {
        await runMigrations(client, { migrations: readMigrationFiles(MIGRATIONS), wait, say });
      } finally {
        await client.end();
      }
    },
    close: () => pool.end(),
  };
}

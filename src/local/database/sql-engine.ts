import { readMigrationFiles } from "drizzle-orm/migrator";
import pg from "pg";
import { runMigrations } from "../deploy/run-migrations.ts";
import { MIGRATIONS } from "./migrations.ts";

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

/** More would only wait for each other on a laptop. */
const MAX_CONNECTIONS = 20;

export async function createPostgresPool(databaseUrl: string): Promise<SqlEngine> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: MAX_CONNECTIONS });
  // An idle connection that breaks is replaced at the next query, which tells.
  pool.on("error", () => undefined);
  // So with one that is in use: the query that waits on it fails, and without a listener all of the process would.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const types = { getTypeParser: () => (value: string) => value };

  /**
   * Neon's proxy gives no session on to the next request either. Here it is done before the answer goes out, so that a
   * lock is never still there when the next one asks.
   */
  async function giveBack(client: pg.PoolClient): Promise<void> {
    try {
      if (client.getTransactionStatus() !== "I") await client.query("ROLLBACK");
      await client.query("DISCARD ALL");
      client.release();
    } catch {
      // The connection is gone, and the one who lost it has been told: the pool makes another.
      client.release(true);
    }
  }

  async function inFreshSession<Result>(task: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
    const client = await pool.connect();
    try {
      return await task(client);
    } finally {
      await giveBack(client);
    }
  }

  async function run(on: Pick<pg.Pool, "query">, { query, params }: Statement): Promise<SqlResult> {
    // Always the extended protocol: without parameters pg would take several statements in one text, which Neon refuses.
    const config = { text: query, values: [...params], rowMode: "array" as const, types, queryMode: "extended" };
    const { command, rowCount, fields, rows } = await on.query<(string | null)[]>(config);
    return { command: nameOf(command), rowCount, fields, rows };
  }

  return {
    name: `PostgreSQL at ${new URL(databaseUrl).host}`,
    query: (statement) => inFreshSession((client) => run(client, statement)),
    transaction: (modes, statements) =>
      inFreshSession(async (client) => {
        await client.query(`BEGIN ${modes}`);
        const results: SqlResult[] = [];
        for (const statement of statements) results.push(await run(client, statement));
        await client.query("COMMIT");
        return results;
      }),
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

/** Null of an empty text, whatever its type says. */
function nameOf(command: string | null): string {
  return command ?? "";
}

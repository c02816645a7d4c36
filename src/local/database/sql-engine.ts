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
  /** Brings the schema up to date. @param say called when it has to wait for a table that is in use. */
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
  // If an idle connection breaks, the next query gets a new one, or fails itself.
  pool.on("error", () => undefined);
  // If a connection in use breaks, its query fails. Without this listener, the whole process would end.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const types = { getTypeParser: () => (value: string) => value };

  /**
   * Clears the session, since Neon's proxy does not pass a session on to the next request either. This happens before
   * the answer goes out, so that no lock is left when the next request comes.
   */
  async function giveBack(client: pg.PoolClient): Promise<void> {
    try {
      if (client.getTransactionStatus() !== "I") await client.query("ROLLBACK");
      await client.query("DISCARD ALL");
      client.release();
    } catch {
      // The connection is gone, and its query has failed. The pool makes another.
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
    // Always the extended protocol: in the simple one, which pg uses without parameters, a text could have several
    // statements, and Neon refuses that.
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
      // Migrations get a connection of their own. A migration may set limits for the Worker's role, which count for
      // connections made later.
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

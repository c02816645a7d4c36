import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { newestMigration } from "./migrations.ts";
import type { Answer, Start, Work } from "./pglite-protocol.ts";
import type { SqlResult, Statement } from "./sql-engine.ts";

/**
 * PGlite in a thread of its own. It never lets go of its thread during a statement, so an endless statement can only be
 * ended from outside, and a statement that breaks PGlite breaks nothing else.
 *
 * Each piece of work finds a fresh session, as each request to Neon does.
 */
const port = parentPort;
if (port === null) throw new Error("Cannot run PGlite here: this is for a thread");

const { dataDir, template, engine } = workerData as Start; // What createPglite gives.
const db = await PGlite.create({
  pgliteWasmModule: engine,
  ...(dataDir === undefined ? {} : { dataDir }),
  ...(template === undefined ? {} : { loadDataDir: template }),
});
// For each type's number, use a parser that leaves the text as it is.
const { rows: types } = await db.query<{ oid: number }>("SELECT oid FROM pg_type");
const asText = Object.fromEntries(types.map(({ oid }) => [oid, (value: string) => value]));

port.on("message", (work: Work) => {
  void answer(work).then((given) => port.postMessage(given));
});
port.postMessage({ kind: "ready" } satisfies Answer);

async function answer(work: Work): Promise<Answer> {
  try {
    return { kind: "done", results: await run(work) };
  } catch (error) {
    return isOfPostgres(error)
      ? { kind: "refused", message: error.message, fields: fieldsOf(error) }
      : { kind: "broken", reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

async function run(work: Work): Promise<SqlResult[]> {
  switch (work.kind) {
    case "statement":
      return inFreshSession(async () => [await runOne(work.statement)]);
    case "transaction":
      return inFreshSession(() => runAll(work.modes, work.statements));
    case "migrate":
      await inFreshSession(async () => {
        if (await isMigrated()) return;
        // Hundreds of files, which cost a second of CPU: most starts find nothing to do.
        const { migratePglite } = await import("./migrate-pglite.ts");
        await migratePglite(db);
      });
      return [];
    case "close":
      await db.close();
      return [];
  }
}

/** By the rule of drizzle's migrator: what is newer than the newest that was run is to be run. */
async function isMigrated(): Promise<boolean> {
  const table = "drizzle.__drizzle_migrations";
  const { rows: tables } = await db.query<{ name: string | null }>("SELECT to_regclass($1)::text AS name", [table]);
  if (tables[0]?.name == null) return false;
  const { rows } = await db.query<{ newest: string | null }>(`SELECT max(created_at)::text AS newest FROM ${table}`);
  return Number(rows[0]?.newest ?? 0) >= newestMigration();
}

/** Neon's proxy does the same as it puts a connection back; of one that is inside a transaction it lets go. */
async function inFreshSession<Result>(task: () => Promise<Result>): Promise<Result> {
  try {
    return await task();
  } finally {
    await db.exec("ROLLBACK");
    await db.exec("DISCARD ALL");
  }
}

async function runAll(modes: string, statements: readonly Statement[]): Promise<SqlResult[]> {
  await db.exec(`BEGIN ${modes}`);
  const results: SqlResult[] = [];
  for (const statement of statements) {
    results.push(await runOne(statement));
    port?.postMessage({ kind: "alive" } satisfies Answer);
  }
  await db.exec("COMMIT");
  return results;
}

const NOTHING = /^(?:\s|;|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*$/;

async function runOne({ query, params }: Statement): Promise<SqlResult> {
  const options = { rowMode: "array", parsers: asText, serializers: asText } as const;
  const { rows, fields, command, rowCount } = await db.query<(string | null)[]>(query, [...params], options);
  // When its stack overflows, PGlite goes on as if the answer were empty.
  if (command === undefined && !NOTHING.test(query)) throw new Error("a statement was not answered");
  return { command: command ?? "", rowCount: rowCount ?? null, fields, rows };
}

/** Without the statement and its parsers, which PGlite adds: functions can't leave a thread. */
function fieldsOf(error: Error): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(error).filter(([, value]) => typeof value === "string"));
}

function isOfPostgres(error: unknown): error is Error & Readonly<Record<string, unknown>> {
  if (!(error instanceof Error && "code" in error && "severity" in error)) return false;
  // This error means that PGlite has lost the statement that it just got: its stack overflowed in the parser.
  return error.message !== "unnamed prepared statement does not exist";
}

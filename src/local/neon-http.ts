import type { SqlEngine, SqlResult, Statement } from "./database/sql-engine.ts";
import { type JsonAnswer, type JsonRequest, type JsonServer, serveJson } from "./json-server.ts";

/**
 * A stand-in for Neon's SQL over HTTP (`POST /sql`), as @neondatabase/serverless 1.2.0 speaks it:
 * single statements and batches, raw text values, errors of Postgres as 400 with all their fields.
 */
export interface NeonHttpOptions {
  readonly engine: SqlEngine;
  /** What `Neon-Connection-String` must carry. A web page in this laptop's browser doesn't know it, so it can't ask. */
  readonly user: string;
  readonly password: string;
  /** Any that is free if absent. */
  readonly port?: number | undefined;
}

/** The fields of an error of Postgres that the driver looks for. */
const ERROR_FIELDS = [
  ...["severity", "code", "detail", "hint", "position", "internalPosition", "internalQuery", "where"],
  ...["schema", "table", "column", "dataType", "constraint", "file", "line", "routine"],
];

const ISOLATION_LEVELS: Readonly<Record<string, string>> = {
  ReadUncommitted: "READ UNCOMMITTED",
  ReadCommitted: "READ COMMITTED",
  RepeatableRead: "REPEATABLE READ",
  Serializable: "SERIALIZABLE",
};

export function serveNeonHttp(options: NeonHttpOptions): Promise<JsonServer> {
  return serveJson((request) => answer(request, options), options.port);
}

async function answer(request: JsonRequest, options: NeonHttpOptions): Promise<JsonAnswer> {
  if (request.path !== "/sql") return { status: 404, body: { message: "only /sql is served here" } };
  const refusal = refuseStranger(request, options);
  if (refusal !== null) return refusal;

  const { body, headers } = request;
  const asArrays = headers["neon-array-mode"] === "true";
  try {
    if (isBatch(body)) {
      const results = await options.engine.transaction(transactionModes(request), body.queries.map(statementOf));
      return { status: 200, body: { results: results.map((result) => resultJson(result, asArrays)) } };
    }
    return { status: 200, body: resultJson(await options.engine.query(statementOf(body)), asArrays) };
  } catch (error) {
    if (error instanceof BadRequest) return { status: 400, body: { message: error.message } };
    if (!isPostgresError(error)) throw error;
    const fields = Object.fromEntries(ERROR_FIELDS.map((field) => [field, error[field] ?? null]));
    return { status: 400, body: { message: error.message, ...fields } };
  }
}

function refuseStranger({ headers }: JsonRequest, { user, password }: NeonHttpOptions): JsonAnswer | null {
  const given = headers["neon-connection-string"];
  if (typeof given !== "string" || !URL.canParse(given)) {
    return { status: 400, body: { message: "missing or malformed header neon-connection-string" } };
  }
  const url = new URL(given);
  if (decodeURIComponent(url.username) === user && decodeURIComponent(url.password) === password) return null;
  return { status: 400, body: { message: `password authentication failed for user '${url.username}'`, code: "28P01" } };
}

function isBatch(body: unknown): body is { queries: unknown[] } {
  return typeof body === "object" && body !== null && "queries" in body && Array.isArray(body.queries);
}

/** @throws {BadRequest} when the body is no statement; the driver always sends one. */
function statementOf(body: unknown): Statement {
  const { query, params } = (body ?? {}) as { query?: unknown; params?: unknown };
  if (typeof query !== "string" || !Array.isArray(params))
    throw new BadRequest("Cannot read a statement: needs query and params");
  return { query, params: params.map((param) => (param === null || param === undefined ? null : String(param))) };
}

function transactionModes({ headers }: JsonRequest): string {
  const asked = headers["neon-batch-isolation-level"];
  const level = ISOLATION_LEVELS[String(asked)];
  if (asked !== undefined && level === undefined) throw new BadRequest("invalid isolation level");
  return [
    level === undefined ? "" : `ISOLATION LEVEL ${level}`,
    headers["neon-batch-read-only"] === "true" ? "READ ONLY" : "",
    headers["neon-batch-deferrable"] === "true" ? "DEFERRABLE" : "",
  ]
    .filter((mode) => mode !== "")
    .join(" ");
}

function resultJson({ command, rowCount, fields, rows }: SqlResult, asArrays: boolean) {
  return {
    command,
    rowCount,
    rowAsArray: asArrays,
    fields,
    rows: asArrays ? rows : rows.map((row) => Object.fromEntries(fields.map(({ name }, i) => [name, row[i]]))),
  };
}

function isPostgresError(error: unknown): error is Error & Readonly<Record<string, unknown>> {
  return error instanceof Error && "code" in error && "severity" in error;
}

/** What Neon's proxy refuses before it asks Postgres. */
class BadRequest extends Error {
  override readonly name = "BadRequest";
}

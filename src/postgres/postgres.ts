import { NeonDbError, neon } from "@neondatabase/serverless";
import type { SQL } from "drizzle-orm";
import { drizzle } from "drizzle-orm/neon-http";
import { isCutShort } from "../lib/deadline.ts";
import { CallCutShort, StoreError } from "../lib/store-error.ts";

/** Runs one SQL statement on Postgres over HTTP: one round trip, one transaction. */
export interface Postgres {
  /**
   * @param operation what it is for, as a verb phrase for error texts: `find a link`.
   * @param signal made as the statement is sent. An abort does not stop the statement at the server.
   * @throws {StatementRefused} when Postgres answered with an error.
   * @throws {StoreError} when it did not answer, or not in time: whether the statement took is then not known.
   *   A {@link CallCutShort} where the signal left it less than its own limit.
   */
  run(operation: string, signal: () => AbortSignal, statement: SQL): Promise<Row[]>;
}

export type Row = Readonly<Record<string, unknown>>;

/** Postgres answered, and the answer is an error. */
export class StatementRefused extends StoreError {
  override readonly name = "StatementRefused";
  /** Five characters, PostgreSQL manual, appendix A. */
  readonly sqlState: string;
  readonly constraint: string | undefined;

  constructor(operation: string, cause: NeonDbError) {
    const sqlState = cause.code ?? "unknown";
    super({ store: "postgres", operation, reason: `SQLSTATE ${sqlState}`, cause });
    this.sqlState = sqlState;
    this.constraint = cause.constraint ?? undefined; // A proxy may write null where there is none.
  }
}

/** @param databaseUrl `postgresql://user:password@host/database`. */
export function createPostgres(databaseUrl: string): Postgres {
  return {
    async run(operation, signal, statement) {
      // drizzle can't pass a signal on, so it gets a client that already has one. That is cheap: a client is an object,
      // not a connection.
      const limit = signal();
      const db = drizzle(neon(databaseUrl, { fetchOptions: { signal: limit } }));
      try {
        const { rows } = await db.execute<Row>(statement);
        if (!Array.isArray(rows))
          throw new StoreError({ store: "postgres", operation, reason: "the answer has no rows" });
        return rows;
      } catch (error) {
        const failure = storeErrorOf(operation, error);
        if (failure instanceof StatementRefused || !isCutShort(limit)) throw failure;
        throw new CallCutShort({ store: "postgres", operation, cause: failure });
      }
    },
  };
}

/** drizzle wraps the driver's error, and the driver wraps fetch's; their texts hold statements and parameters. */
function storeErrorOf(operation: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  for (let cause = error; cause instanceof Error; cause = innerCause(cause)) {
    // If Neon's proxy itself refuses, without asking Postgres, it writes an empty code.
    if (cause instanceof NeonDbError && cause.code !== undefined && cause.code !== "")
      return new StatementRefused(operation, cause);
    if (cause.name === "TimeoutError" || cause.name === "AbortError") {
      return new StoreError({ store: "postgres", operation, reason: "no answer in time", cause: error });
    }
    const status = /\(HTTP status (\d{3})\)/.exec(cause.message)?.[1];
    if (status !== undefined)
      return new StoreError({ store: "postgres", operation, reason: `HTTP ${status}`, cause: error });
  }
  return new StoreError({
    store: "postgres",
    operation,
    reason: "out of reach, or not an answer of Postgres",
    cause: error,
  });
}

function innerCause(error: Error): unknown {
  return error instanceof NeonDbError && error.sourceError !== undefined ? error.sourceError : error.cause;
}

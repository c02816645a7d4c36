import { CallCutShort, StoreError } from "../lib/store-error.ts";
import { type Postgres, StatementRefused } from "./postgres.ts";

/** A server that takes no writes, or has no room for more: what is there can be read. */
const READS_GO_ON = /^(?:25006|53100)$/;
/** SQLSTATE classes of a server that can't do its work: connections, resources, operators, the system, itself. */
const OUTAGES = /^(?:08|53|57|58|XX|25006)/;

/**
 * Whether Postgres is to blame. A statement that was refused for what it says was answered, and quickly; a call that had
 * less than its own limit was too late before it began.
 */
function isOutage(error: unknown): error is StoreError {
  if (error instanceof CallCutShort) return false;
  if (error instanceof StatementRefused) return OUTAGES.test(error.sqlState);
  return error instanceof StoreError;
}

/** Whether Postgres is to be left alone for a while: not one that refuses writes and answers reads. */
export function isPostgresDown(error: unknown): error is StoreError {
  if (error instanceof StatementRefused && READS_GO_ON.test(error.sqlState)) return false;
  return isOutage(error);
}

/** Tells of each statement that Postgres did not answer, whoever catches it later. */
export function observePostgres(postgres: Postgres, report: (error: StoreError) => void): Postgres {
  const tell = (error: unknown): never => {
    if (isOutage(error)) report(error);
    throw error;
  };
  return { run: (...call) => postgres.run(...call).catch(tell) };
}

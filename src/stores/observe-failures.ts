import { StoreError } from "../lib/store-error.ts";
import { type Postgres, StatementRefused } from "./postgres/postgres.ts";
import type { RedisStore } from "./redis/redis.ts";

/** SQLSTATE classes of a server that can't do its work: connections, resources, operators, the system, itself. */
const OUTAGES = /^(08|53|57|58|XX)/;

/** Whether the store is to blame. A statement that was refused for what it says was answered, and quickly. */
export function isOutage(error: unknown): error is StoreError {
  if (error instanceof StatementRefused) return OUTAGES.test(error.sqlState);
  return error instanceof StoreError;
}

/** Tells of each statement that Postgres did not answer, whoever catches it later. */
export function observePostgres(postgres: Postgres, report: (error: StoreError) => void): Postgres {
  return { run: (...call) => postgres.run(...call).catch(telling(report)) };
}

/** Tells of each call that Redis did not answer, whoever catches it later. */
export function observeRedis(redis: RedisStore, report: (error: StoreError) => void): RedisStore {
  return { run: (...call) => redis.run(...call).catch(telling(report)) };
}

function telling(report: (error: StoreError) => void): (error: unknown) => never {
  return (error) => {
    if (isOutage(error)) report(error);
    throw error;
  };
}

import { StoreError } from "../lib/store-error.ts";
import type { Row } from "./postgres.ts";

/** @throws {StoreError} when a statement that always gives one row gave another number. */
export function onlyRow(operation: string, rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined || rows.length > 1) {
    throw new StoreError({ store: "postgres", operation, reason: `${rows.length} rows instead of 1` });
  }
  return row;
}

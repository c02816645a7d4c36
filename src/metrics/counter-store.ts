import type { Deadline } from "../lib/deadline.ts";
import type { Counts } from "./counts.ts";

/** Where the counts of all isolates are added up. */
export interface CounterStore {
  /**
   * Adds counts, each batch once, however often it is delivered.
   * @throws {StoreError} when Postgres did not answer; they may have been added.
   */
  add(batches: readonly CountBatch[], deadline: Deadline): Promise<void>;
  /** @throws {StoreError} when Postgres did not answer. */
  read(deadline: Deadline): Promise<Counts>;
}

export interface CountBatch {
  /** A UUID, drawn where the batch was made. */
  readonly id: string;
  readonly counts: Counts;
}

import type { Deadline } from "./deadline.ts";

/** The slice of a request that a read needs. */
export interface Visit {
  /** Keeps work going after the answer. It must be of the request that started the work. */
  waitUntil(work: Promise<unknown>): void;
  /** The pseudonym of the visitor's address (P8), computed only if it is needed. */
  address(): Promise<string>;
}

/** The slice of a request to the API that services need. */
export interface RequestScope extends Visit {
  readonly deadline: Deadline;
}

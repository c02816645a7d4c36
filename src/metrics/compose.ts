import type { Timeouts } from "../config.ts";
import type { StoreError } from "../lib/store-error.ts";
import type { Postgres } from "../postgres/postgres.ts";
import { type CountRequest, createRequestCounter } from "./api/count-request.ts";
import type { CounterStore } from "./counter-store.ts";
import { type Counters, createCounters } from "./counters.ts";
import { keepCounts } from "./keep-counts.ts";
import { observeReads } from "./observe-reads.ts";
import type { ReportRead } from "./read-event.ts";
import { createPostgresCounterStore } from "./stores/postgres-counter-store.ts";

/** The part of `services.ts` that counts what happens. */
export interface MetricsServices {
  readonly counters: Counters;
  /** Counts answers to visitors. */
  readonly countVisitor: CountRequest;
  readonly readCounts: ReturnType<typeof keepCounts>;
}

/** What counts, and what is told of each decision of the read ladder. */
export function createCounting(reportFailure: (error: StoreError) => void): {
  counters: Counters;
  reportRead: ReportRead;
} {
  const counters = createCounters();
  const observeRead = observeReads(counters);
  return {
    counters,
    reportRead(event) {
      observeRead(event);
      if (event.outcome === "failed") reportFailure(event.error);
    },
  };
}

/** @param parts.jobPostgres for jobs, which have the time to ask a store that did not answer a moment ago. */
export function createMetricsServices(parts: {
  counters: Counters;
  postgres: Postgres;
  jobPostgres: Postgres;
  timeouts: Timeouts;
  now: () => number;
}): MetricsServices & { createJobCounterStore: (timeoutMs: number) => CounterStore } {
  const { counters, postgres, jobPostgres, timeouts, now } = parts;
  return {
    counters,
    countVisitor: createRequestCounter(counters, "/:slug", 302),
    readCounts: keepCounts(createPostgresCounterStore({ postgres, timeoutMs: timeouts.postgresApiMs }), now),
    createJobCounterStore: (timeoutMs) => createPostgresCounterStore({ postgres: jobPostgres, timeoutMs }),
  };
}

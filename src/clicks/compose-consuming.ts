import type { Schedule } from "../lib/schedule.ts";
import type { CounterStore } from "../metrics/counter-store.ts";
import type { Counters } from "../metrics/counters.ts";
import type { Postgres } from "../postgres/postgres.ts";
import { type ClickJob, STATEMENT_TIMEOUT_MS } from "./jobs/consume-clicks.ts";
import { keepClickLog } from "./jobs/keep-click-log.ts";
import { createPostgresClickLog } from "./stores/postgres-click-log.ts";
import { createPostgresClickStore } from "./stores/postgres-click-store.ts";

/** Once a day, when few are awake in Europe: it wakes a sleeping Neon. */
const DAILY = "17 3 * * *";

/** The part of `services.ts` that counts visits, and keeps the access log. */
export function createClickConsuming(parts: {
  postgres: Postgres;
  retentionDays: number;
  counters: Counters;
  createCounterStore: (timeoutMs: number) => CounterStore;
  createId: () => string;
  now: () => number;
}): { clickJob: ClickJob; schedule: Schedule } {
  const { postgres, retentionDays, counters, createCounterStore, createId, now } = parts;
  const store = createPostgresClickStore({ postgres, timeoutMs: STATEMENT_TIMEOUT_MS, retentionDays, now });
  const clickLog = createPostgresClickLog({ postgres, timeoutMs: STATEMENT_TIMEOUT_MS });
  const run = () => keepClickLog({ clickLog, retentionDays, now });
  return {
    clickJob: {
      counterStore: createCounterStore(STATEMENT_TIMEOUT_MS),
      ...{ store, counters, createId, now },
    },
    schedule: { [DAILY]: [{ name: "keep-click-log", run }] },
  };
}

import type { ClickStore } from "./clicks/click-store.ts";
import type { UseMark } from "./health/use-mark.ts";
import type { ClickJob } from "./jobs/consume-clicks.ts";
import { STATEMENT_TIMEOUT_MS } from "./jobs/consume-clicks.ts";
import { keepClickLog } from "./jobs/keep-click-log.ts";
import type { Schedule } from "./jobs/on-schedule.ts";
import type { Deadline } from "./lib/deadline.ts";
import { StoreError } from "./lib/store-error.ts";
import type { Counters } from "./metrics/counters.ts";
import type { Postgres } from "./stores/postgres/postgres.ts";
import { createPostgresClickLog } from "./stores/postgres/postgres-click-log.ts";
import { createPostgresClickStore } from "./stores/postgres/postgres-click-store.ts";
import { createPostgresCounterStore } from "./stores/postgres/postgres-counter-store.ts";

/** Once a day, when few are awake in Europe: it wakes a sleeping Neon. */
const DAILY = "17 3 * * *";

/** The part of `services.ts` that counts visits, and keeps the access log. */
export function createClickConsuming(parts: {
  postgres: Postgres;
  retentionDays: number;
  /** Told of what was written, so that pings know Postgres to be awake. */
  useMark: Pick<UseMark, "set"> | null;
  counters: Counters;
  createId: () => string;
  now: () => number;
  reportFailure: (error: StoreError) => void;
}): { clickJob: ClickJob; schedule: Schedule } {
  const { postgres, retentionDays, useMark, counters, createId, now, reportFailure } = parts;
  const store = createPostgresClickStore({ postgres, timeoutMs: STATEMENT_TIMEOUT_MS, retentionDays, now });
  const clickLog = createPostgresClickLog({ postgres, timeoutMs: STATEMENT_TIMEOUT_MS });
  const run = () => keepClickLog({ clickLog, retentionDays, now });
  return {
    clickJob: {
      counterStore: createPostgresCounterStore({ postgres, timeoutMs: STATEMENT_TIMEOUT_MS }),
      ...{ counters, createId },
      store: useMark === null ? store : markUse(store, useMark, reportFailure),
      now,
    },
    schedule: { [DAILY]: [{ name: "keep-click-log", run }] },
  };
}

function markUse(
  store: ClickStore,
  useMark: Pick<UseMark, "set">,
  reportFailure: (error: StoreError) => void,
): ClickStore {
  const mark = async (deadline: Deadline) => {
    try {
      await useMark.set(deadline);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      reportFailure(error);
    }
  };
  return {
    ...store,
    async add(clicks, deadline) {
      const added = await store.add(clicks, deadline);
      await mark(deadline);
      return added;
    },
  };
}

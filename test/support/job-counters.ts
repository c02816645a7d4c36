import type { ClickJob } from "../../src/clicks/jobs/consume-clicks.ts";
import type { CountBatch } from "../../src/metrics/counter-store.ts";
import { createCounters } from "../../src/metrics/counters.ts";

/** What a consumer of clicks counts with, for tests. @param added what was added up, in order. */
export function jobCounters(added: CountBatch[] = []): Pick<ClickJob, "counterStore" | "counters" | "createId"> {
  return {
    counterStore: { add: async (batches) => void added.push(...batches) },
    counters: createCounters(),
    createId: () => crypto.randomUUID(),
  };
}

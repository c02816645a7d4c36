import { vi } from "vitest";
import { decodeClickBatch } from "../../src/clicks/click-message.ts";
import { createClickRecorder } from "../../src/clicks/click-recorder.ts";
import { createClickSender } from "../../src/clicks/click-sender.ts";
import { prepareClicks } from "../../src/clicks/prepare-clicks.ts";
import { StoreError } from "../../src/lib/store-error.ts";
import type { CountBatch } from "../../src/metrics/counter-store.ts";
import type { VisitFacts } from "../../src/redirects/visit-facts.ts";
import { createRequestContext } from "./request-context.ts";
import { visitWith } from "./visits.ts";

/**
 * A recorder over the real sender and a queue that does as it is told, under Vitest's clock.
 *
 * A request can be cancelled as Workers do it: what it waits for never comes, and nobody is told.
 */
export function createRecorderWorld() {
  const calls: (readonly string[])[] = [];
  const failures: string[] = [];
  const dropped: number[] = [];
  const world = {
    /** For each call of the queue from here on. */
    queue: "takes" as "takes" | "refuses" | "hangs" | "takes and hangs",
    /** What was counted and not yet taken. */
    counts: [] as CountBatch[],
    prepare: (visits: readonly VisitFacts[]) =>
      prepareClicks(visits, {
        visitorsOf: async () => visits.map(() => null),
        randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
      }),
  };
  const taken: string[] = [];
  const now = () => Date.now();
  const reportFailure = (error: StoreError) => void failures.push(error.message);
  const sender = createClickSender({
    queue: {
      async send(messages) {
        calls.push(messages);
        if (world.queue === "refuses") {
          throw new StoreError({ store: "queue", operation: "queue clicks", reason: "the messages were not taken" });
        }
        if (world.queue !== "hangs") taken.push(...messages);
        if (world.queue !== "takes") await new Promise(() => undefined);
      },
    },
    now,
    reportFailure,
  });
  const recorder = createClickRecorder({
    prepare: (visits) => world.prepare(visits),
    sender,
    takeCounts: () => world.counts.splice(0),
    flushMs: 10_000,
    now,
    reportDropped: (clicks) => void dropped.push(clicks),
  });
  const batches = () => taken.map((message) => decodeClickBatch(message) ?? { clicks: [], unknown: [], counts: [] });

  return Object.assign(world, {
    ...{ sender, recorder, calls, failures, dropped, batches },
    /** Records visits in one request. @returns its context. */
    visit(count = 1, facts: Partial<VisitFacts> = {}, ctx = createRequestContext()) {
      for (let n = 0; n < count; n++) recorder.record(visitWith({ time: now(), ...facts }), ctx);
      return ctx;
    },
    /** A request that is cancelled at once: its timers never fire. */
    visitAndVanish(count = 1) {
      const timers = vi.spyOn(globalThis, "setTimeout").mockImplementation(() => 0 as unknown as NodeJS.Timeout); // Nobody clears it.
      try {
        return this.visit(count);
      } finally {
        timers.mockRestore();
      }
    },
    /** The ids of the clicks that the queue has, each once. */
    counted: () => new Set(batches().flatMap(({ clicks }) => clicks.map(({ id }) => id))).size,
  });
}

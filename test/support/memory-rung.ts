import type { Found } from "../../src/links/link-store.ts";
import type { ReadEvent } from "../../src/metrics/read-event.ts";
import type { MayPassOver } from "../../src/names/issued-names.ts";
import type { LinkName } from "../../src/names/link-name.ts";
import type { LinkMemory } from "../../src/redirects/link-memory.ts";
import { withMemory } from "../../src/redirects/stores/memory-link-store.ts";
import { createManualClock, type ManualClock } from "./manual-clock.ts";
import { at, createPendingStore, createVisit, outcomesOf, type PendingLoad, slugName } from "./read-ladder.ts";

export interface MemoryRung {
  readonly clock: ManualClock;
  readonly memory: LinkMemory;
  /** Of the rung below: each waits until the test ends it. */
  readonly loads: readonly PendingLoad<LinkName>[];
  /** What was reported since this was last called. */
  reported(): string[];
  /** A read that loads, where the load takes no time. */
  fill(name: LinkName, found: Omit<Found, "asOf">): Promise<void>;
  lastLoad(): PendingLoad<LinkName>;
}

export const STALE_MAX_MS = 3_600_000;

export const pricing = slugName("pricing");

/** The rung in memory over a rung below that the test plays. */
export function createMemoryRung(
  bounds: { maxEntries?: number; maxBytes?: number; staleMaxMs?: number; mayPassOver?: MayPassOver } = {},
): MemoryRung {
  const clock = createManualClock();
  const events: ReadEvent[] = [];
  const { store, loads } = createPendingStore<LinkName>();
  const memory = withMemory(store, {
    staleMaxMs: STALE_MAX_MS,
    maxEntries: 100,
    maxBytes: 1_000_000,
    ...bounds,
    now: clock.now,
    report: (event) => void events.push(event),
  });
  const lastLoad = () => at(loads, -1);
  return {
    clock,
    memory,
    loads,
    reported: () => outcomesOf(events.splice(0)),
    lastLoad,
    async fill(name, found) {
      const reading = memory.find([name], createVisit());
      lastLoad().answer({ ...found, asOf: clock.now() });
      await reading;
      events.splice(0);
    },
  };
}

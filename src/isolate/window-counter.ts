import { createLru } from "../lib/lru.ts";
import type { RateLimit } from "../limits/limiter.ts";
import { windowAt } from "../limits/sliding-window.ts";

/** Counts per client and window in this isolate's memory, bounded in clients. */
export interface WindowCounter {
  /** Counts one more. @returns the counts of this window, with this one, and of the window before. */
  add(client: string, limit: RateLimit): WindowCounts;
  /** Takes one off this window. A request that was counted in an earlier window stays until it slides out. */
  takeOff(client: string, limit: RateLimit): void;
  read(client: string, limit: RateLimit): WindowCounts;
}

export interface WindowCounts {
  readonly previous: number;
  readonly current: number;
  readonly elapsedMs: number;
}

/** @param options.maxClients counted at once; beyond that the one not seen for longest starts again at none. */
export function createWindowCounter(options: { maxClients: number; now: () => number }): WindowCounter {
  const { maxClients, now } = options;
  const counters = createLru<{ index: number; previous: number; current: number }>({
    maxEntries: maxClients,
    maxBytes: maxClients,
    sizeOf: () => 1,
  });

  function count(client: string, limit: RateLimit, added: number): WindowCounts {
    const key = `${limit.name}:${client}`;
    const { index, elapsedMs } = windowAt(now(), limit.windowMs);
    const kept = counters.get(key);
    const previous = kept?.index === index ? kept.previous : kept?.index === index - 1 ? kept.current : 0;
    const current = Math.max(0, (kept?.index === index ? kept.current : 0) + added);
    if (added !== 0) counters.set(key, { index, previous, current });
    return { previous, current, elapsedMs };
  }

  return {
    add: (client, limit) => count(client, limit, 1),
    takeOff: (client, limit) => void count(client, limit, -1),
    read: (client, limit) => count(client, limit, 0),
  };
}

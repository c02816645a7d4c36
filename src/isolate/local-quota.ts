import type { RateLimit } from "../limits/limiter.ts";
import { decide } from "../limits/sliding-window.ts";
import type { WindowCounter } from "./window-counter.ts";

/** A limit on what turns out badly, on this isolate's own counts: asked before, counted when it is known. */
export interface LocalQuota {
  /** Milliseconds until one more may come; null when it may come now. Counts nothing. */
  retryAfterMs(client: string): number | null;
  count(client: string): void;
  /** Takes back a request that was counted too early. */
  takeOff(client: string): void;
}

export function createLocalQuota(counter: WindowCounter, limit: RateLimit): LocalQuota {
  return {
    retryAfterMs(client) {
      const { previous, current, elapsedMs } = counter.read(client, limit);
      const decision = decide(limit, { previous, current: current + 1 }, elapsedMs);
      return decision.isAllowed ? null : decision.retryAfterMs;
    },
    count: (client) => void counter.add(client, limit),
    takeOff: (client) => counter.takeOff(client, limit),
  };
}

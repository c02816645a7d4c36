import type { Limiter } from "../limits/limiter.ts";
import { decide } from "../limits/sliding-window.ts";
import type { WindowCounter } from "./window-counter.ts";

/** A limiter on this isolate's own counts. Never fails; each isolate grants the whole quota. */
export function createLocalLimiter(counter: WindowCounter): Limiter {
  return {
    async take(client, limit) {
      const counts = counter.add(client, limit);
      return decide(limit, counts, counts.elapsedMs);
    },
  };
}

import { createLru } from "../lib/lru.ts";
import type { Decision, Limiter } from "./limiter.ts";
import { windowAt } from "./sliding-window.ts";

/**
 * Refuses a client again that was refused and has not waited, in this isolate and without a round trip. A flood then costs
 * one command per isolate and wait, and does not extend its own wait.
 */
export function rememberRefusals(next: Limiter, options: { maxEntries: number; now: () => number }): Limiter {
  const { maxEntries, now } = options;
  const refusals = createLru<{ decision: Decision; retryAt: number }>({
    maxEntries,
    maxBytes: maxEntries,
    sizeOf: () => 1,
  });

  return {
    async take(client, limit, deadline) {
      const key = `${limit.name}:${client}`;
      const refusal = refusals.get(key);
      if (refusal !== undefined) {
        const retryAfterMs = refusal.retryAt - now();
        const resetMs = limit.windowMs - windowAt(now(), limit.windowMs).elapsedMs;
        if (retryAfterMs > 0) return { ...refusal.decision, isAllowed: false, retryAfterMs, resetMs };
        refusals.delete(key);
      }
      const decision = await next.take(client, limit, deadline);
      if (!decision.isAllowed) refusals.set(key, { decision, retryAt: now() + decision.retryAfterMs });
      return decision;
    },
  };
}

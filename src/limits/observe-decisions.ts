import type { Decision, Limiter } from "./limiter.ts";

/** Reports every decision of a limiter. */
export function observeDecisions(limiter: Limiter, report: (decision: Decision) => void): Limiter {
  return {
    async take(client, limit, deadline) {
      const decision = await limiter.take(client, limit, deadline);
      report(decision);
      return decision;
    },
  };
}

import { StoreError } from "../lib/store-error.ts";
import type { Limiter } from "./limiter.ts";

/** Asks `local` when the shared counter is out of reach: a limit per isolate is better than no limit, and than an outage (P6). */
export function fallBack(shared: Limiter, local: Limiter, reportFailure: (error: StoreError) => void): Limiter {
  return {
    async take(client, limit, deadline) {
      try {
        return await shared.take(client, limit, deadline);
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        reportFailure(error);
        return local.take(client, limit, deadline);
      }
    },
  };
}

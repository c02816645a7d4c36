import type { Deadline } from "../lib/deadline.ts";
import type { CounterStore } from "./counter-store.ts";
import type { Counts } from "./counts.ts";

const KEPT_MS = 60_000;

/**
 * Reads the counts of all isolates, and keeps them for a minute in this one, so that a scraper asks Postgres no more often
 * than that. (Even so, a Neon that is asked every minute never sleeps.)
 */
export function keepCounts(
  store: Pick<CounterStore, "read">,
  now: () => number,
): (deadline: Deadline) => Promise<Counts> {
  let kept: { readonly counts: Counts; readonly readAt: number } | undefined;
  return async (deadline) => {
    if (kept !== undefined && now() - kept.readAt < KEPT_MS) return kept.counts;
    const readAt = now();
    const counts = await store.read(deadline);
    kept = { counts, readAt };
    return counts;
  };
}

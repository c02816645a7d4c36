import type { Counters } from "./counters.ts";
import type { ReportRead } from "./read-event.ts";

/** Counts the decisions of the read ladder. On the way of every redirect, nearly all of which are a hit in memory. */
export function observeReads(counters: Pick<Counters, "count" | "counter">): ReportRead {
  const countHit = counters.counter("bijou_reads_total", ["memory", "hit"]);
  return ({ tier, outcome }) => {
    if (tier === "memory" && outcome === "hit") countHit();
    else counters.count("bijou_reads_total", [tier, outcome]);
  };
}

import type { Counters } from "./counters.ts";
import type { ReportRead } from "./read-event.ts";

/** Counts the decisions of the read ladder. On the way of every redirect. */
export function observeReads(counters: Counters): ReportRead {
  return ({ tier, outcome }) => counters.count("bijou_reads_total", [tier, outcome]);
}

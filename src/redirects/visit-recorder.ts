import type { VisitFacts } from "./visit-facts.ts";

export type Anchor = Pick<ExecutionContext, "waitUntil">;

/**
 * The port to the counting of visits: a redirect notes the visit and goes on. If the isolate is killed, its notes are lost
 * silently (P7).
 */
export interface VisitRecorder {
  /** Takes microseconds, and never throws. @param ctx of the visit's request. */
  record(visit: VisitFacts, ctx: Anchor): void;
  /** Counts a name that no link has. Names that are too long, or too many, are not kept. */
  recordUnknown(name: string, ctx: Anchor): void;
  /** Makes sure that the counts for the metrics are handed over, even if there are no visits. */
  handOverCounts(ctx: Anchor): void;
}

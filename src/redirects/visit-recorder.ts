import type { VisitFacts } from "./visit-facts.ts";

export type Anchor = Pick<ExecutionContext, "waitUntil">;

/**
 * The port to the counting of visits: a redirect notes the visit and goes on. If the isolate is killed, its notes are lost
 * silently (P7).
 */
export interface VisitRecorder {
  /** Takes microseconds, and never throws. @param ctx of the visit's request. */
  record(visit: VisitFacts, ctx: Anchor): void;
  /** Counts a name that no link has. Of too many names, or too long ones, nothing is kept. */
  recordUnknown(name: string, ctx: Anchor): void;
  /** Sees to it that what was counted for the metrics is handed over, if with nothing else. */
  handOverCounts(ctx: Anchor): void;
}

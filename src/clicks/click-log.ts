import type { Deadline } from "../lib/deadline.ts";

/** The access log as a whole, for the jobs that maintain it. Every call may be repeated. */
export interface ClickLog {
  /** Makes room for clicks of these days. @param firstDay @param lastDay `YYYY-MM-DD`, inclusive. */
  addDays(firstDay: string, lastDay: string, deadline: Deadline): Promise<void>;
  /** Forgets clicks and visitors of weeks that had ended by that day. @returns how many weeks. @param day `YYYY-MM-DD`. */
  dropBefore(day: string, deadline: Deadline): Promise<number>;
  /** Forgets unknown names of days before that day. @returns how many. @param day `YYYY-MM-DD`. */
  forgetUnknownBefore(day: string, deadline: Deadline): Promise<number>;
}

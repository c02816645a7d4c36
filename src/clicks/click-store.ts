import type { Deadline } from "../lib/deadline.ts";
import type { Click } from "./click.ts";

/** Where the consumer of the Queue writes visits. */
export interface ClickStore {
  /**
   * Writes clicks into the access log and adds to the roll-ups those that were not there yet, in one statement:
   * however often a click is delivered, it counts once (P7).
   *
   * @param clicks may hold one twice.
   * @returns how many were new, and how many are older than the log reaches back, which count as dropped.
   * @throws {ClicksRefused} when Postgres refuses them for what they hold: none of them was written.
   * @throws {StoreError} when Postgres did not answer; they may have been written.
   */
  add(clicks: readonly Click[], deadline: Deadline): Promise<{ counted: number; tooOld: number }>;

  /**
   * Adds to how often each unknown name was asked for on a UTC day. A day has a bounded number of names; others
   * are not kept. A repeated call counts twice: these are a hint to whoever mistyped a link, not a promise.
   *
   * @param day `YYYY-MM-DD`.
   */
  addUnknown(day: string, names: ReadonlyMap<string, number>, deadline: Deadline): Promise<void>;
}

/** The log can't keep at least one of the clicks. */
export class ClicksRefused extends Error {
  override readonly name = "ClicksRefused";
}

import type { ThreatRequest, ThreatType } from "../links/destination-check.ts";

/** The port to somebody else's list of harmful URLs. A call never takes longer than it may. */
export interface ThreatList {
  /**
   * Looks URLs up, as many as the time allows.
   *
   * @param urls absolute, each once.
   * @returns the threats of each URL that was looked up; an empty list if it is on no list. A missing URL was not
   * looked up: the service did not answer, or not in time. It never fails.
   */
  find(urls: readonly string[], request: ThreatRequest): Promise<ReadonlyMap<string, readonly ThreatType[]>>;
}

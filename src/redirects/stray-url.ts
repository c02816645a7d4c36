import type { Visit } from "../lib/request-scope.ts";

/**
 * The port to where a domain sends visitors who find no link, or one that is over; null for nowhere.
 *
 * @param visit null where nothing may be asked behind the answer: a guess stays free (P2).
 */
export type StrayUrl = (kind: "notFoundUrl" | "expiredUrl", visit: Pick<Visit, "waitUntil"> | null) => string | null;

/** The port to where each domain sends those who come too late, as far as this isolate knows; null where it knows none. */
export interface StrayUrls {
  /** Reads it where it is old, within a second. Never fails: in an outage what was known last counts. */
  ready(visit: Pick<Visit, "waitUntil">): Promise<void>;
  latest(): {
    readonly ofDefault: Late | null;
    readonly byHost: ReadonlyMap<string, Late>;
  } | null;
}

interface Late {
  readonly expiredUrl: string | null;
}

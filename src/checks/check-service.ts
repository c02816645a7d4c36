import { createDeadline, type Deadline } from "../lib/deadline.ts";
import type { DestinationRules } from "../links/destination.ts";
import type { CheckStore } from "./check-store.ts";
import { type LinkCheck, type LookedAtLink, verdictOf } from "./link-check.ts";
import { type Looking, lookAt } from "./look-at.ts";

/** Looks at where links lead, and keeps what it saw. */
export interface CheckService {
  /** @returns what is known; null if nothing is. @throws {StoreError} */
  known(link: LookedAtLink, deadline: Deadline): Promise<LinkCheck | null>;
  /**
   * Looks now, unless a host on the way was asked today already. @returns the new check; null if there was no look.
   * @throws {StoreError}
   */
  look(link: LookedAtLink, rules: DestinationRules, deadline: Deadline): Promise<LinkCheck | null>;
}

/** The whole of a look, with robots.txt and redirects: what a visitor would wait. */
const LOOK_MS = 8_000;
/** To keep what was seen, before the deadline of a request. */
const SPARE_MS = 2_000;

export function createCheckService(parts: {
  store: Pick<CheckStore, "ofLink" | "claim" | "keep">;
  fetch: Looking["fetch"];
  agent: string;
  now: () => number;
}): CheckService {
  const { store, fetch, agent, now } = parts;
  return {
    known: (link, deadline) => store.ofLink(link, deadline),

    async look(link, rules, deadline) {
      const limitMs = Math.min(LOOK_MS, deadline.remainingMs() - SPARE_MS);
      if (limitMs <= 0) return null;
      const seen = await lookAt(link.url, {
        ...{ fetch, agent, rules, now },
        claim: (host) => store.claim(host, now(), deadline),
        signal: createDeadline(limitMs, now).signal(limitMs),
      });
      return seen === null ? null : store.keep(link, seen, verdictOf(seen), now(), deadline);
    },
  };
}

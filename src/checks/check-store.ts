import type { Deadline } from "../lib/deadline.ts";
import type { LinkCheck, Look, LookedAtLink, Verdict } from "./link-check.ts";

/**
 * The port to what is known of destinations, and to who is looked at next.
 *
 * Looks go by hosts: the host that waited longest comes first, and of its links the one that waited longest. So a host with a
 * thousand links is asked as often as one with a single link, and no link is passed over for ever.
 */
export interface CheckStore {
  /** What is known of the link's destination as it is now; null if nothing is. @throws {StoreError} */
  ofLink(link: LookedAtLink, deadline: Deadline): Promise<LinkCheck | null>;
  /** Takes the host's look of the day. @returns whether it was still there. @throws {StoreError} */
  claim(host: string, now: number, deadline: Deadline): Promise<boolean>;
  /** @returns what is known now. @throws {StoreError} */
  keep(link: LookedAtLink, look: Look, verdict: Verdict, now: number, deadline: Deadline): Promise<LinkCheck>;
  /** Of each of some hosts that may be asked today, one link. @throws {StoreError} */
  next(limit: number, now: number, deadline: Deadline): Promise<readonly LookedAtLink[]>;
  /** The next links by id that are not known, or have another destination by now. @throws {StoreError} */
  walk(limit: number, deadline: Deadline): Promise<Stretch>;
  /** Takes them in, forgets links that are gone, and keeps how far the walk has come. @throws {StoreError} */
  takeIn(stretch: Stretch, hostOf: (link: LookedAtLink) => string, deadline: Deadline): Promise<void>;
  /** Forgets hosts that no link leads to, which were met on the way. @throws {StoreError} */
  forgetHosts(now: number, deadline: Deadline): Promise<void>;
}

export interface Stretch {
  readonly links: readonly LookedAtLink[];
  /** Its links are those behind this id, */
  readonly after: bigint;
  /** up to this one; null for the last stretch of a round. */
  readonly last: bigint | null;
}

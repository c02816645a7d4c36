import type { Deadline } from "../lib/deadline.ts";
import { answerVisit, type Target, type VisitAnswer } from "../links/link.ts";
import type { LinkId } from "../names/link-id.ts";

/**
 * Links with `maxVisits`. The limit is strict, so no cache knows how many visits are left: each visit is taken in Postgres
 * before the visitor is redirected. The row at that moment decides what the visitor gets, and not a cache. While Postgres
 * is down, nobody is redirected.
 */
export interface VisitLimit {
  /**
   * Takes a visit, if the link is open to this visitor and has one left. One round trip.
   *
   * @returns null if the link no longer exists.
   * @throws {UnreadableLink} when only a later release can serve it by now; nothing was taken.
   * @throws {StoreError} when it is not known whether a visit was taken. Never send the visitor on then. A visit may be
   * lost: that is the price of never giving one away.
   */
  take(id: LinkId, visitor: LimitedVisitor, deadline: Deadline): Promise<LimitedVisit | null>;
}

export interface LimitedVisitor {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The hash of the password that the visitor has entered; null if none. */
  readonly shownHash: string | null;
}

export interface LimitedVisit {
  /** The link as it was when the visit was taken or refused. */
  readonly target: Target;
  readonly answer: LimitedAnswer;
}

export type LimitedAnswer =
  | Exclude<VisitAnswer, { kind: "limited" }>
  | { readonly kind: "used-up"; readonly location: string | null };

/** @param isTaken whether this visitor has one of the link's visits. */
export function answerLimitedVisit(target: Target, isTaken: boolean, visitor: LimitedVisitor): LimitedAnswer {
  const { now, shownHash } = visitor;
  // The limit may have been lifted, and the password changed, since a cache read the link.
  const answer = answerVisit(
    isTaken ? { ...target, isLimited: false } : target,
    now,
    target.passwordHash === shownHash,
  );
  return answer.kind === "limited" ? { kind: "used-up", location: target.expiredLocation } : answer;
}

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
   * Takes a visit, where the link is open to this visitor and has one left. One round trip.
   *
   * @returns null when there is no such link any more.
   * @throws {UnreadableLink} when only a later release can serve it by now; nothing was taken.
   * @throws {StoreError} when it is not known whether a visit was taken. It may be: then one is lost, which is the
   *   price of never giving one away. Never send the visitor on.
   */
  take(id: LinkId, visitor: LimitedVisitor, deadline: Deadline): Promise<LimitedVisit | null>;
}

export interface LimitedVisitor {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The hash whose password the visitor has shown; null where none was. */
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

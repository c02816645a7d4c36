import type { Destination } from "../links/destination.ts";
import type { LinkId } from "../names/link-id.ts";

/** Why a look at a destination ended without the answer of a page. */
export const CHECK_PROBLEMS = ["unreachable", "timeout", "robots", "refused", "too-many-redirects"] as const;
export type CheckProblem = (typeof CHECK_PROBLEMS)[number];

/** What one look at a destination saw. */
export interface Look {
  /** Of the last answer; null without one. */
  readonly status: number | null;
  /** Where the redirects led, as far as they were followed. */
  readonly finalUrl: string;
  readonly problem: CheckProblem | null;
  readonly durationMs: number;
}

/** What is known of a link's destination. */
export interface LinkCheck extends Look {
  /** Milliseconds since the epoch. */
  readonly checkedAt: number;
  /** When it failed first, of the looks that failed in a row; null if the last one that decided did not fail. */
  readonly failingSince: number | null;
  readonly isBroken: boolean;
}

/** A link that is to be looked at. */
export interface LookedAtLink {
  readonly id: LinkId;
  readonly url: Destination;
}

/**
 * What a look says of the destination.
 *
 * - `fails`: nobody answers, or the page is gone (404, 410), or the server says that it is broken (5xx).
 * - `undecided` leaves what was known. A site that keeps programs out (401, 403, 429, 451, 503, robots.txt) may work well for
 *   people: behind many of these answers stands a wall against bots. What else a program alone meets (405, 406, a redirect for
 *   a cookie) is undecided likewise.
 */
export type Verdict = "works" | "fails" | "undecided";

export function verdictOf({ status, problem }: Pick<Look, "status" | "problem">): Verdict {
  if (problem === "unreachable" || problem === "timeout") return "fails";
  if (problem !== null || status === null) return "undecided";
  if (status >= 200 && status < 300) return "works";
  if (status === 404 || status === 410) return "fails";
  return status >= 500 && status !== 503 ? "fails" : "undecided";
}

import { PRECONDITION_FAILED } from "../../http/conditional/conditioned.ts";
import { notFoundProblem } from "../../http/not-found.ts";
import { type Problem, UNAVAILABLE_HEADERS } from "../../http/problem.ts";
import { WRONG_CODE_KEY } from "../../names/key-confirmation.ts";
import type { CreateProblem, EditProblem } from "../link-service.ts";

/** During a rollout, or when a release was put back: see `KNOWN_READER`. */
export const UNREADABLE_PROBLEM: Problem = {
  type: "unavailable",
  detail: "Cannot read or change the link: it needs a later release of Bijou than this one",
  headers: UNAVAILABLE_HEADERS,
};

/** What could not be done to a link, as problems. */
export function createProblem({ reason }: CreateProblem): Problem {
  switch (reason) {
    case "slug-taken":
      return {
        type: "slug-taken",
        detail: "Cannot create the link: its slug is taken",
        errors: [{ path: "slug", message: "is taken" }],
      };
    case "idempotency-mismatch":
      return {
        type: "idempotency-mismatch",
        detail: "Cannot create the link: this Idempotency-Key was used with another body in the last 24 hours",
        errors: [{ path: "Idempotency-Key", message: "was used with another body" }],
      };
    case "wrong-code-key":
      return {
        type: "unavailable",
        detail: `Cannot create links: ${WRONG_CODE_KEY}`,
        headers: UNAVAILABLE_HEADERS,
      };
  }
}

/** @param isConditional whether the edit asked for a state: a repeat would find its own change, and be refused for it. */
export function editProblem({ reason }: EditProblem, isConditional = false): Problem {
  switch (reason) {
    case "not-found":
      return notFoundProblem("link", "slug");
    case "precondition-failed":
      return PRECONDITION_FAILED;
    case "cache-unavailable":
      return {
        type: "unavailable",
        detail: "Cannot edit the link: Redis is out of reach. Nothing was changed",
        headers: UNAVAILABLE_HEADERS,
      };
    case "unreadable":
      return UNREADABLE_PROBLEM;
    case "outcome-unknown":
      return {
        type: "unavailable",
        detail: isConditional
          ? "Cannot say whether the link was changed. It may have been saved. Read the link, then decide"
          : "Cannot say whether the link was changed. It may have been saved. Repeat the request",
        headers: UNAVAILABLE_HEADERS,
      };
  }
}

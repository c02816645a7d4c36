import type { Problem } from "./problem.ts";

/** Nothing is there by what the request calls it, such as a link by its slug. */
export function notFoundProblem(thing: string, by: string): Problem {
  return {
    type: "not-found",
    detail: `Cannot find the ${thing}: none has this ${by}`,
    errors: [{ path: by, message: "is unknown" }],
  };
}

import type { Problem } from "./problem.ts";

/** 404: nothing has the name or id of the request, such as a link with this slug. */
export function notFoundProblem(thing: string, by: string): Problem {
  return {
    type: "not-found",
    detail: `Cannot find the ${thing}: no ${thing} has this ${by}`,
    errors: [{ path: by, message: "is unknown" }],
  };
}

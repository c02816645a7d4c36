import type { ApiContext } from "../../http/api-request.ts";
import { type Problem, ProblemError } from "../../http/problem.ts";
import { createDeadline } from "../../lib/deadline.ts";
import { type Destinations, type Threat, threatMessage } from "../destination-check.ts";

/** Destinations that a list of threats warns of, as the problem that other refused ones are. */

/** @returns for each link what is wrong with where it leads; null where nothing is, or nobody knows. */
export async function threatProblems(c: ApiContext, links: readonly Destinations[]): Promise<(Problem | null)[]> {
  const { destinationCheck, now } = c.env;
  const { scope } = c.var;
  const deadline = createDeadline(destinationCheck.requestMs, now, scope.deadline);
  const { threats } = await destinationCheck.check(links, { deadline, waitUntil: (work) => scope.waitUntil(work) });
  return threats.map((found) => (found.length === 0 ? null : threatProblem(found)));
}

/** @throws {ProblemError} */
export async function refuseThreats(c: ApiContext, link: Destinations): Promise<void> {
  const [problem = null] = await threatProblems(c, [link]);
  if (problem !== null) throw new ProblemError(problem);
}

function threatProblem(threats: readonly Threat[]): Problem {
  return {
    type: "destination-refused",
    detail: "Links of this shortener must not lead there",
    errors: threats.map((threat) => ({ path: threat.field, message: threatMessage(threat) })),
  };
}

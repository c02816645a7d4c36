import type { Problem } from "../../http/problem.ts";
import { createDeadline } from "../../lib/deadline.ts";
import type { RequestScope } from "../../lib/request-scope.ts";
import { type DestinationCheck, type Destinations, type Threat, threatMessage } from "../destination-check.ts";

/** Destinations that a list of threats warns of, as the problem that other refused ones are. */

export interface ThreatServices {
  readonly destinationCheck: DestinationCheck;
  readonly now: () => number;
}

/** @returns for each link what is wrong with where it leads; null where nothing is, or nobody knows. */
export async function threatProblems(
  links: readonly Destinations[],
  { destinationCheck, now }: ThreatServices,
  scope: RequestScope,
): Promise<(Problem | null)[]> {
  const deadline = createDeadline(destinationCheck.requestMs, now, scope.deadline);
  const { threats } = await destinationCheck.check(links, { deadline, waitUntil: (work) => scope.waitUntil(work) });
  return threats.map((found) => (found.length === 0 ? null : threatProblem(found)));
}

function threatProblem(threats: readonly Threat[]): Problem {
  return {
    type: "destination-refused",
    detail: "Cannot accept the link: links of this shortener must not lead there",
    errors: threats.map((threat) => ({ path: threat.path, message: threatMessage(threat) })),
  };
}

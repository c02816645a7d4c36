import type { Deadline } from "../../lib/deadline.ts";
import type { Target } from "../../links/link.ts";
import type { LimitedAnswer } from "../visit-limit.ts";
import { isLookingMethod, isPersonsVisit } from "./is-persons-visit.ts";
import { limitedPage } from "./limited-page.ts";
import { answerToFailure, deadlineAtDoor, notFound, type VisitorRequest } from "./look-up.ts";
import { nameInPath } from "./name-in-path.ts";

/**
 * A visit of a link with `maxVisits`. A person's visit is first taken in Postgres, whatever the caches have. Everybody else
 * gets a page without the target, and uses no visit. A request that a 307 or 308 passes on always counts: programs send
 * such requests as well as people, but nobody sends one just to look. In an outage the answer is 503 and never a free
 * visit. A visit that was taken just before the outage, or for a visitor who has left, stays used.
 *
 * @param given.deadline of the look-up before; a link in memory had none.
 * @param given.shownHash the hash whose password the visitor has shown.
 * @param answer by the link as it was at that moment.
 */
export async function limitedVisit(
  { request, services, ctx }: VisitorRequest,
  { id }: Target,
  given: { deadline: Deadline | undefined; shownHash: string | null },
  answer: (target: Target, visit: LimitedAnswer) => Response | Promise<Response>,
): Promise<Response> {
  const { shownHash, deadline = deadlineAtDoor(services) } = given;
  // A form with the right password counts as the GET that follows its answer.
  const isPassedOn = !isLookingMethod(request.method) && shownHash === null;
  if (!isPassedOn && !isPersonsVisit(request)) return limitedPage(request, { href: "", name: nameInPath(request) });
  // If the link was in memory, no look-up has probed the stores yet.
  services.probeStores((work) => ctx.waitUntil(work));
  try {
    const visitor = { now: services.now(), shownHash };
    const visit = await deadline.race(services.visitLimit.take(id, visitor, deadline));
    return await (visit === null ? notFound(request) : answer(visit.target, visit.answer));
  } catch (error) {
    return await answerToFailure(request, error);
  } finally {
    services.tellUse((work) => ctx.waitUntil(work));
  }
}

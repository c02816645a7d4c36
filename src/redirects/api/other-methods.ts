import { pageOrProblem } from "../../http/page.ts";
import { decodeSegment, unreadable } from "../../http/path-segment.ts";
import { methodNotAllowed } from "../../http/problem.ts";
import type { Deadline } from "../../lib/deadline.ts";
import type { Target } from "../../links/link.ts";
import { parseAddress } from "../../names/address.ts";
import { answerLookUp, deadlineAtDoor, notFound, type VisitorRequest } from "./look-up.ts";
import { isForm, noForm, unlock, unlockByForm } from "./password/unlock.ts";
import { isUnlockQuery } from "./password/unlock-query.ts";
import { recordUnknown } from "./record-visit.ts";
import { answer } from "./redirect.ts";

const GET_ONLY = ["GET", "HEAD"] as const;
const WITH_FORM = [...GET_ONLY, "POST"] as const;
const ANY = [...WITH_FORM, "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

/**
 * `/{slug}` by any method but GET and HEAD. 307 and 308 exist to keep a method and its body (RFC 9110, sections 15.4.8 and
 * 15.4.9), so such a link passes every method on. Other links take none of them, except a POST of their password. The
 * look-up comes first: a link that does not exist is 404 for every method.
 *
 * @param path as Hono has it.
 */
export async function otherMethod(visitor: VisitorRequest, path: string): Promise<Response> {
  const { request, services } = visitor;
  const deadline = deadlineAtDoor(services);
  const segment = decodeSegment(path);
  if (segment === null) return unreadable(request);
  const { followed, shown } = parseAddress(segment);
  if (request.method === "POST" && isUnlockQuery(new URL(request.url))) return unlock(visitor, followed, deadline);

  return answerLookUp(visitor, [...followed, ...shown], deadline, (target, name) => {
    if (target === null) {
      if (shown.length === 0) recordUnknown(visitor, followed);
      return notFound(request);
    }
    // The preview of a link is a page, so it takes only the methods of a page.
    return shown.some(({ text }) => text === name?.text)
      ? notAllowed(request, GET_ONLY)
      : answerMethod(visitor, target, deadline);
  });
}

function answerMethod(visitor: VisitorRequest, target: Target, deadline: Deadline): Response | Promise<Response> {
  const { request } = visitor;
  const { method } = request;
  const isLocked = target.passwordHash !== null;
  const passesOn = target.redirectStatus === 307 || target.redirectStatus === 308;
  if (passesOn && method === "OPTIONS") return options();
  // Scripts, and pages of the last release, post the password without `?unlock`. Such a form only ever unlocks a locked
  // link.
  if (isLocked && method === "POST" && isForm(request)) return unlockByForm(visitor, target, deadline);
  if (passesOn) return answer(visitor, target, deadline);
  if (isLocked && method === "POST") return noForm(request);
  // With `?unlock`, every link takes a POST: its password may have been removed meanwhile.
  return notAllowed(request, isLocked || isUnlockQuery(new URL(request.url)) ? WITH_FORM : GET_ONLY);
}

function options(): Response {
  return new Response(null, { status: 204, headers: { Allow: ANY.join(", "), "Cache-Control": "no-store" } });
}

function notAllowed(request: Request, methods: readonly string[]): Response | Promise<Response> {
  return pageOrProblem(request, methodNotAllowed(...methods));
}

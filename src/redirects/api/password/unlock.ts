import { readBody } from "../../../http/body/body.ts";
import { mediaTypeOf, unsupportedType } from "../../../http/body/body-problems.ts";
import { pageOrProblem } from "../../../http/page.ts";
import type { Deadline } from "../../../lib/deadline.ts";
import type { Target } from "../../../links/link.ts";
import { verifyPassword } from "../../../links/password-hash.ts";
import type { LinkName } from "../../../names/link-name.ts";
import { blockedPage } from "../blocked-page.ts";
import { answerLookUp, notFound, tooMany, type VisitorRequest, visitOf } from "../look-up.ts";
import { answerUnlocked } from "../redirect.ts";
import { passwordPage } from "./password-page.ts";

/** A password of 200 characters, each of them escaped. */
const MAX_FORM_BYTES = 4_096;

const FORM = "application/x-www-form-urlencoded";

/**
 * `POST /{slug}?unlock`: the visitor shows the password of a link. The answer is a page or a 303, whatever the link's own
 * status is: a 307 or 308 would send the password on to the destination.
 *
 * The body is read before any store is asked, so that a slow sender keeps no store waiting. If the link has lost its
 * password meanwhile, the form leads on without one.
 */
export async function unlock(
  visitor: VisitorRequest,
  names: readonly LinkName[],
  deadline: Deadline,
): Promise<Response> {
  const password = isForm(visitor.request) ? await readPassword(visitor.request, deadline) : null;
  return answerLookUp(visitor, names, deadline, (target) => {
    if (target === null) return notFound(visitor.request);
    if (target.passwordHash === null) return answerUnlocked(visitor, target, deadline);
    return password === null ? noForm(visitor.request) : showPassword(visitor, target, password, deadline);
  });
}

/** A form that comes without `?unlock` to a link that has a password. */
export async function unlockByForm(visitor: VisitorRequest, target: Target, deadline: Deadline): Promise<Response> {
  return showPassword(visitor, target, await readPassword(visitor.request, deadline), deadline);
}

/**
 * Guesses are limited, since each costs some 30 ms of CPU and a password is easier to guess than a code. The first limit is
 * per address and link. The second is per link, since somebody with many addresses has the first one many times. It is
 * wide, because reaching it closes the form to everybody for up to a minute, which must not happen by accident.
 */
async function showPassword(
  visitor: VisitorRequest,
  target: Target,
  password: string,
  deadline: Deadline,
): Promise<Response> {
  const { request, services } = visitor;
  const { limiter, limits } = services;
  // A blocked link leads nowhere, so nobody is asked for its password.
  if (services.blockList.blocks(target)) return blockedPage(request, services.baseUrl);
  if (target.passwordHash === null) return answerUnlocked(visitor, target, deadline);

  const guesser = `${await visitOf(visitor).address()}:${target.id}`;
  const own = await deadline.race(limiter.take(guesser, limits.passwordGuesses, deadline));
  if (!own.isAllowed) return tooMany(request, "passwords", own.retryAfterMs);
  const all = await deadline.race(limiter.take(String(target.id), limits.passwordGuessesPerLink, deadline));
  if (!all.isAllowed) return tooMany(request, "passwordsOfLink", all.retryAfterMs);

  const isRight = await deadline.race(verifyPassword(password, target.passwordHash));
  return isRight
    ? answerUnlocked(visitor, target, deadline)
    : passwordPage(request, { wasWrong: true, triesLeft: own.remaining });
}

/** Whether the request is what the form of such a page sends. */
export function isForm(request: Pick<Request, "headers">): boolean {
  return mediaTypeOf(request.headers.get("Content-Type")) === FORM;
}

async function readPassword(request: Request, deadline: Deadline): Promise<string> {
  const form = await deadline.race(readBody(request, deadline, MAX_FORM_BYTES));
  return new URLSearchParams(new TextDecoder().decode(form)).get("password") ?? "";
}

export function noForm(request: Request): Response | Promise<Response> {
  return pageOrProblem(request, unsupportedType("password", `Content-Type must be ${FORM}`, [FORM]));
}

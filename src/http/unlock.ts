import { createDeadline } from "../lib/deadline.ts";
import { parseAddress } from "../links/address.ts";
import { verifyPassword } from "../links/password-hash.ts";
import { blockedPage } from "./blocked-page.ts";
import { readBody } from "./body.ts";
import { answerLookUp, notFound, tooMany, type VisitorRequest, visitOf } from "./look-up.ts";
import { passwordPage } from "./password-page.ts";
import { decodeSegment } from "./path-segment.ts";
import { methodNotAllowed, problemResponse } from "./problem.ts";
import { answerUnlocked } from "./redirect.ts";

/** A password of 200 characters, each of them escaped. */
const MAX_FORM_BYTES = 4_096;

/** Whether the request is what the form of such a page sends. */
export function isForm(request: Pick<Request, "headers">): boolean {
  const [type = ""] = (request.headers.get("Content-Type") ?? "").split(";");
  return type.trim().toLowerCase() === "application/x-www-form-urlencoded";
}

/**
 * `POST /{slug}`: the visitor shows the password of a link. Guesses are limited per address and link, since
 * each costs some 30 ms of CPU, and a password is easier to guess than a code.
 *
 * @param path as Hono has it.
 */
export async function unlock(visitor: VisitorRequest, path: string): Promise<Response> {
  const { request, services } = visitor;
  const segment = decodeSegment(path);
  const names = segment === null ? [] : parseAddress(segment).followed;
  const deadline = createDeadline(services.timeouts.redirectMs, services.now);
  const form = await deadline.race(readBody(request, MAX_FORM_BYTES));
  const password = new URLSearchParams(new TextDecoder().decode(form)).get("password") ?? "";

  return answerLookUp(visitor, names, async (target) => {
    if (target === null) return notFound(request);
    if (target.passwordHash === null) return problemResponse(methodNotAllowed("GET", "HEAD"));
    // Nobody is asked for the password of a link that leads nowhere.
    if (services.blockList.blocks(target)) return blockedPage(request, services.baseUrl);
    const guesser = `${await visitOf(visitor).address()}:${target.id}`;
    const decision = await services.limiter.take(guesser, services.limits.passwordGuesses);
    if (!decision.isAllowed) return tooMany(request, "passwords were tried", decision.retryAfterMs);
    if (!(await verifyPassword(password, target.passwordHash))) return passwordPage(request, true);
    return answerUnlocked(visitor, target, deadline);
  });
}

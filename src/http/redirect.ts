import { createDeadline, DeadlineExceeded } from "../lib/deadline.ts";
import { log } from "../lib/log.ts";
import { StoreError } from "../lib/store-error.ts";
import { TooManyUnknown } from "../links/limit-unknown.ts";
import { answerVisit } from "../links/link.ts";
import { type LinkName, parseLinkName } from "../links/link-name.ts";
import { type Found, NoStoreAnswered, type Visit, WrongCodeKey } from "../links/link-store.ts";
import type { Services } from "../services.ts";
import { malformed } from "./body.ts";
import { clientAddress } from "./client-address.ts";
import { pageOrProblem } from "./page.ts";
import { problemResponse, UNAVAILABLE_HEADERS } from "./problem.ts";
import { identified, REQUEST_ID_HEADER, requestIdOf } from "./request-id.ts";

/**
 * `GET /{slug}`, the hot path: a link in memory is answered with one look-up and one response. No
 * validation library, no logging, no timer and no second look-up stands in its way.
 *
 * @param path as Hono has it: it has decoded what is not ambiguous, and left the rest to be decoded.
 */
export function redirect(
  request: Request,
  path: string,
  services: Services,
  ctx: Pick<ExecutionContext, "waitUntil">,
): Response | Promise<Response> {
  const requestId = requestIdOf(request, services.createId);
  const segment = decodeSegment(path);
  if (segment === null) {
    return identified(
      problemResponse(malformed({ path: "slug", message: "must be percent-encoded UTF-8" })),
      requestId,
    );
  }
  const name = parseLinkName(segment);
  if (name === null) return identified(notFound(request), requestId);

  const createVisit = (): Visit => ({
    waitUntil: (work) => ctx.waitUntil(work),
    address: () => services.pseudonym(clientAddress(request)),
  });
  const found = services.links.peek(name, createVisit);
  if (found !== undefined) return answer(request, requestId, found, services);
  return lookUp(request, requestId, name, createVisit(), services);
}

async function lookUp(
  request: Request,
  requestId: string,
  name: LinkName,
  visit: Visit,
  services: Services,
): Promise<Response> {
  const { links, timeouts, now } = services;
  try {
    const found = await createDeadline(timeouts.redirectMs, now).race(links.find(name, visit));
    return answer(request, requestId, found, services);
  } catch (error) {
    return identified(answerToFailure(request, error), requestId);
  }
}

function answer(request: Request, requestId: string, { target }: Found, { now }: Services): Response {
  if (target === null) return identified(notFound(request), requestId);
  // A visit will be recorded here, behind the answer.
  // Most links never expire, and the clock is another call out of JavaScript.
  const visit = answerVisit(target, target.expiresAt === null ? 0 : now());
  switch (visit.kind) {
    case "redirect":
      return redirectTo(visit.location, visit.status, requestId);
    case "expired":
      if (visit.location !== null) return redirectTo(visit.location, 302, requestId);
      return identified(
        gone(request, "This link has expired", "Whoever made it let it run until a date that has passed."),
        requestId,
      );
    case "disabled":
      return identified(gone(request, "This link is switched off", "Whoever made it has switched it off."), requestId);
  }
}

/** The path without its slash, decoded; null when it is not percent-encoded UTF-8. */
function decodeSegment(path: string): string | null {
  const segment = path.slice(1);
  if (!segment.includes("%")) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

/** All headers at once: each one that is set later is another call out of JavaScript. */
function redirectTo(location: string, status: number, requestId: string): Response {
  // A permanent redirect without a limit is kept by browsers for ever: it would freeze the link and hide its visits.
  const cacheControl = status === 301 || status === 308 ? "private, max-age=90" : "no-store";
  return new Response(null, {
    status,
    headers: {
      Location: location,
      "Cache-Control": cacheControl,
      "X-Robots-Tag": "noindex",
      [REQUEST_ID_HEADER]: requestId,
    },
  });
}

function gone(request: Request, heading: string, detail: string): Response {
  return pageOrProblem(request, { type: "gone", heading, detail });
}

export function notFound(request: Request): Response {
  return pageOrProblem(request, {
    type: "not-found",
    heading: "Not found",
    detail: "There is nothing at this address.",
  });
}

/** An outage is never mistaken for "not found" (P6). */
function answerToFailure(request: Request, error: unknown): Response {
  if (error instanceof TooManyUnknown) {
    return pageOrProblem(request, {
      type: "rate-limited",
      heading: "Too many requests",
      detail: "Too many links that do not exist were asked for from this address.",
      headers: { "Retry-After": String(Math.ceil(error.retryAfterMs / 1000)) },
    });
  }
  const isKnown =
    error instanceof NoStoreAnswered ||
    error instanceof StoreError ||
    error instanceof WrongCodeKey ||
    error instanceof DeadlineExceeded;
  if (!isKnown) throw error;
  log("error", "redirect-failed", { reason: error instanceof StoreError ? error.message : error.name });
  return pageOrProblem(request, {
    type: "unavailable",
    heading: "Just a moment",
    detail: "This link can't be looked up just now. Please try again.",
    headers: UNAVAILABLE_HEADERS,
  });
}

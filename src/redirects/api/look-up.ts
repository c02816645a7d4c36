import { clientAddress } from "../../http/client-address.ts";
import { noticePage, pageOrProblem } from "../../http/page.ts";
import { UNAVAILABLE_HEADERS } from "../../http/problem.ts";
import { createDeadline, type Deadline, DeadlineExceeded } from "../../lib/deadline.ts";
import { log } from "../../lib/log.ts";
import type { Visit } from "../../lib/request-scope.ts";
import { StoreError } from "../../lib/store-error.ts";
import type { Target } from "../../links/link.ts";
import { NoStoreAnswered } from "../../links/link-store.ts";
import type { LinkName } from "../../names/link-name.ts";
import { WrongCodeKey } from "../../names/wrong-code-key.ts";
import { TooManyUnknown } from "../limit-unknown.ts";
import type { VisitorServices } from "../visitor-services.ts";
import type { Sample } from "./sample-redirect.ts";

/** A visitor's request, and what it is answered with. */
export interface VisitorRequest {
  readonly request: Request;
  /** The caller's id of the request; null if it sent none, or a malformed one. */
  readonly requestId: string | null;
  readonly services: VisitorServices;
  readonly ctx: Pick<ExecutionContext, "waitUntil">;
  /** null if the request is not in the log's sample. */
  readonly sample: Sample | null;
}

export function visitOf({ request, services, ctx }: Omit<VisitorRequest, "requestId" | "sample">): Visit {
  return {
    waitUntil: (work) => ctx.waitUntil(work),
    address: () => services.pseudonym(clientAddress(request)),
  };
}

/** The one deadline of a visitor's request (P6), to be made at the door. A link in memory is answered without it. */
export function deadlineAtDoor({ timeouts, now }: VisitorServices): Deadline {
  return createDeadline(timeouts.redirectMs, now);
}

/**
 * Looks up a link for a visitor, and answers if something goes wrong: within the request's deadline, and without ever
 * taking an outage for "not found" (P6).
 *
 * @param names that the path can mean, the closest first.
 * @param answer for the link that was found, and which of the names it has; null where there is none, and whether arithmetic
 *   said so.
 */
export async function answerLookUp(
  visitor: VisitorRequest,
  names: readonly LinkName[],
  deadline: Deadline,
  answer: (target: Target | null, name: LinkName | undefined, isRefused: boolean) => Response | Promise<Response>,
): Promise<Response> {
  const { services, request, ctx, sample } = visitor;
  services.probeStores((work) => ctx.waitUntil(work));
  try {
    const found = await deadline.race(services.links.find(names, visitOf(visitor)));
    const { target, tier, name = names[0] } = found;
    if (sample !== null) sample.tier = (target === null ? undefined : tier) ?? "none";
    return await answer(target, name, found.isRefused === true);
  } catch (error) {
    return await answerToFailure(request, error);
  } finally {
    services.tellUse((work) => ctx.waitUntil(work));
  }
}

/** The answer to a name that no link has: where the domain sends such visitors, whatever client they have. */
export function strayed(visitor: VisitorRequest, isRefused: boolean): Response | Promise<Response> {
  const { request, services, ctx } = visitor;
  const url = isLooking(request)
    ? services.strayUrl("notFoundUrl", isRefused ? null : { waitUntil: (work) => ctx.waitUntil(work) })
    : null;
  return url === null ? notFound(request) : strayTo(url);
}

/** What is sent elsewhere by a 302 may come back without its body. */
const isLooking = ({ method }: Request) => method === "GET" || method === "HEAD";

export function strayTo(url: string): Response {
  return new Response(null, {
    status: 302,
    headers: { Location: url, "Cache-Control": "no-store", "X-Robots-Tag": "noindex" },
  });
}

export function notFound(request: Request): Response | Promise<Response> {
  return pageOrProblem(request, {
    type: "not-found",
    detail: "Cannot open the link: no link has this name",
  });
}

/** What a visitor may do only so often. */
const TOO_MANY = {
  unknown: "Cannot look up more links: this address asked for too many that do not exist",
  passwords: "Cannot try another password: too many were tried from this address",
  passwordsOfLink: "Cannot try another password: too many were tried for this link",
} as const;

/** Asks too often. */
export function tooMany(
  request: Request,
  what: keyof typeof TOO_MANY,
  retryAfterMs: number,
): Response | Promise<Response> {
  const seconds = Math.ceil(retryAfterMs / 1000);
  return pageOrProblem(request, {
    type: "rate-limited",
    detail: TOO_MANY[what],
    headers: { "Retry-After": String(seconds) },
    say: ({ words, numbers }) =>
      noticePage({ ...words.problems["rate-limited"], why: words.tooMany[what] }, words.waitSeconds(numbers, seconds)),
  });
}

/** @throws whatever is no failure of a store. */
export function answerToFailure(request: Request, error: unknown): Response | Promise<Response> {
  if (error instanceof TooManyUnknown) {
    return tooMany(request, "unknown", error.retryAfterMs);
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
    detail: "Cannot look up the link now. Try again after Retry-After",
    headers: UNAVAILABLE_HEADERS,
  });
}

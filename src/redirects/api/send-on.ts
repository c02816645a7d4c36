import { REQUEST_ID_HEADER } from "../../http/request-id.ts";
import type { Target, VisitAnswer } from "../../links/link.ts";
import { forwardQuery } from "../forward-query.ts";
import type { VisitorRequest } from "./look-up.ts";
import { searchBesideUnlock } from "./password/unlock-query.ts";

/**
 * The redirects themselves. All headers are there at once: each one that is set later is another call out of JavaScript.
 * From a link's second visit on they are ready in memory, for as long as its entry is: made anew they take twice the time
 * of the rest of the response.
 */
type Leading = Extract<VisitAnswer, { kind: "redirect" }>;

/** null after a link's first visit: most links in memory have no second. */
const ready = new WeakMap<Target, ResponseInit | null>();

const NOT_KEPT = "no-store";
const MAX_KEPT_SECONDS = 90;

/** Sends a visitor on to the link's destination. */
export function sendOn(visitor: VisitorRequest, target: Target, { location, status }: Leading): Response {
  const isTheSame =
    visitor.requestId === null && !target.forwardQuery && (target.expiresAt === null || !isPermanent(status));
  if (isTheSame) {
    const known = ready.get(target);
    if (known !== undefined && known?.status === status) return new Response(null, known);
    const init = { status, headers: headersOf(location, keepingOf(visitor, target, status)) };
    ready.set(target, known === undefined ? null : { status, headers: new Headers(init.headers) });
    return new Response(null, init);
  }
  const keeping = keepingOf(visitor, target, status);
  return redirectTo(visitor, locationFor(visitor, target, location), status, keeping);
}

/** Another redirect than a link's own. */
export function redirectTo(
  { requestId }: Pick<VisitorRequest, "requestId">,
  location: string,
  status: number,
  cacheControl = NOT_KEPT,
): Response {
  const headers = headersOf(location, cacheControl);
  if (requestId !== null) headers[REQUEST_ID_HEADER] = requestId;
  return new Response(null, { status, headers });
}

function headersOf(location: string, cacheControl: string): Record<string, string> {
  return { Location: location, "Cache-Control": cacheControl, "X-Robots-Tag": "noindex" };
}

export function locationFor({ request }: VisitorRequest, target: Target, location: string): string {
  return target.forwardQuery ? forwardQuery(location, searchBesideUnlock(new URL(request.url))) : location;
}

/**
 * A permanent redirect without a limit is kept by browsers for ever: it would freeze the link and hide its visits. None is
 * kept beyond the link's own end. Where visits are limited, one that is kept at all would be visits for free.
 */
function keepingOf({ services }: VisitorRequest, { isLimited, expiresAt }: Target, status: number): string {
  if (!isPermanent(status) || isLimited) return NOT_KEPT;
  if (expiresAt === null) return `private, max-age=${MAX_KEPT_SECONDS}`;
  const leftSeconds = Math.floor((expiresAt - services.now()) / 1_000);
  return `private, max-age=${Math.max(0, Math.min(MAX_KEPT_SECONDS, leftSeconds))}`;
}

function isPermanent(status: number): boolean {
  return status === 301 || status === 308;
}

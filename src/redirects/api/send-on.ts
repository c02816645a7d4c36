import type { Card } from "../../cards/card.ts";
import { REQUEST_ID_HEADER } from "../../http/request-id.ts";
import type { Target, TargetRule } from "../../links/link.ts";
import type { RedirectStatus } from "../../links/redirect-status.ts";
import { decide } from "../../rules/decide.ts";
import { forwardQuery } from "../forward-query.ts";
import type { VisitorRequest } from "./look-up.ts";
import { searchBesideUnlock } from "./password/unlock-query.ts";
import { traitsOfRequest } from "./traits-of-request.ts";

/**
 * The redirects themselves. All headers are there at once: each one that is set later is another call out of JavaScript.
 * From a link's second visit on they are ready in memory: made anew they take twice the time of the rest of the response.
 */

/** Had their first visit: most links in memory have no second. */
const opened = new WeakSet<Target>();
/**
 * One with its headers takes 2.3 kB of workerd's memory, six times its entry: so few are kept, and begun anew when
 * full.
 */
const ready = new Map<Target, ResponseInit>();
const MAX_READY = 1_000;

const NOT_KEPT = "no-store";
const MAX_KEPT_SECONDS = 90;

/** Sends a visitor on to the link's destination. @param rule as {@link ruleFor} has it. */
export function sendOn(
  visitor: VisitorRequest,
  target: Target,
  status: RedirectStatus,
  rule: TargetRule | null | undefined,
): Response {
  const { requestId } = visitor;
  const { location } = target;
  const isTheSame =
    requestId === null &&
    rule === undefined &&
    !target.forwardQuery &&
    (target.expiresAt === null || !isPermanent(status));
  if (isTheSame) {
    const known = ready.get(target);
    if (known?.status === status) return new Response(null, known);
    const init = { status, headers: headersOf(location, keepingOf(visitor, target, status), target.card) };
    if (opened.has(target)) keepReady(target, { status, headers: new Headers(init.headers) });
    else opened.add(target);
    return new Response(null, init);
  }
  const keeping = keepingOf(visitor, target, status);
  return redirectTo(visitor, locationFor(visitor, target, rule), status, keeping, target.card);
}

function keepReady(target: Target, init: ResponseInit): void {
  if (ready.size >= MAX_READY) ready.clear();
  ready.set(target, init);
}

/** Another redirect than a link's own. */
export function redirectTo(
  { requestId }: Pick<VisitorRequest, "requestId">,
  location: string,
  status: number,
  cacheControl = NOT_KEPT,
  card?: Card,
): Response {
  const headers = headersOf(location, cacheControl, card);
  if (requestId !== null) headers[REQUEST_ID_HEADER] = requestId;
  return new Response(null, { status, headers });
}

/** @param card of the link: where there is one, an unfurler that shares a cache with a browser is answered otherwise. */
function headersOf(location: string, cacheControl: string, card?: Card): Record<string, string> {
  const headers: Record<string, string> = {
    Location: location,
    "Cache-Control": cacheControl,
    "X-Robots-Tag": "noindex",
  };
  if (card !== undefined) headers["Vary"] = "User-Agent";
  return headers;
}

/**
 * The rule that decides this visit: the first that matches, null where none does, undefined for a link without rules. A
 * visit asks once, so that it counts for the rule that sent it.
 */
export function ruleFor(
  { request, services }: VisitorRequest,
  { id, rules }: Pick<Target, "id" | "rules">,
): TargetRule | null | undefined {
  return rules === undefined ? undefined : decide(rules, traitsOfRequest(request), id.toString(), services.now());
}

/** Where a visit leads that this rule decides. */
export function destinationOf({ location }: Pick<Target, "location">, rule: TargetRule | null | undefined): string {
  return rule?.url ?? location;
}

export function locationFor(visitor: VisitorRequest, target: Target, rule: TargetRule | null | undefined): string {
  const location = destinationOf(target, rule);
  return target.forwardQuery ? forwardQuery(location, searchBesideUnlock(new URL(visitor.request.url))) : location;
}

/**
 * A permanent redirect without a limit is kept by browsers for ever: it would freeze the link and hide its visits.
 * None is kept beyond the link's own end. Where visits are limited, one that is kept at all would be visits for free;
 * where rules decide, it would be for who comes next, or later.
 */
function keepingOf({ services }: VisitorRequest, { isLimited, rules, expiresAt }: Target, status: number): string {
  if (!isPermanent(status) || isLimited || rules !== undefined) return NOT_KEPT;
  if (expiresAt === null) return `private, max-age=${MAX_KEPT_SECONDS}`;
  const leftSeconds = Math.floor((expiresAt - services.now()) / 1_000);
  return `private, max-age=${Math.max(0, Math.min(MAX_KEPT_SECONDS, leftSeconds))}`;
}

function isPermanent(status: number): boolean {
  return status === 301 || status === 308;
}

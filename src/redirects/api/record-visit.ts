import type { Target, TargetRule } from "../../links/link.ts";
import type { LinkName } from "../../names/link-name.ts";
import type { VisitFacts } from "../visit-facts.ts";
import type { VisitorServices } from "../visitor-services.ts";
import { isPrefetch } from "./is-prefetch.ts";
import { type VisitorRequest, visitOf } from "./look-up.ts";

/**
 * Notes that somebody was sent on to a link's destination. A request that a browser makes ahead, or a HEAD, is not a
 * visit. Each header is a call out of JavaScript, so none is read twice, and nothing is worked out here.
 *
 * @param rule the one that decided, null where none matched; undefined for a link without rules, whose visit has no trace
 *   of it.
 */
export function recordVisit(
  { request, services, ctx }: VisitorRequest,
  { id }: Pick<Target, "id">,
  rule: TargetRule | null | undefined,
): void {
  if (isAhead(request)) return;
  const facts = factsOf(request, id, services);
  services.clicks.record(rule === undefined ? facts : { ...facts, rule: rule?.name ?? null }, ctx);
}

/**
 * Notes a name that no link has. Codes that arithmetic refused are not noted: anybody can make them up.
 *
 * @param names of the address, the closest first: the last is the slug that it would be.
 */
export function recordUnknown(visitor: VisitorRequest, names: readonly LinkName[]): void {
  const { request, services, ctx } = visitor;
  const name = names.at(-1);
  if (name === undefined || isAhead(request)) return;
  if (services.links.peek(name, () => visitOf(visitor)) !== undefined) services.clicks.recordUnknown(name.text, ctx);
}

/** A look at the headers alone, or a browser that gets pages before anybody asks for them; it posts nothing ahead. */
function isAhead({ method, headers }: Request): boolean {
  return method === "GET" ? isPrefetch(headers) : method === "HEAD" || method === "OPTIONS";
}

function factsOf(
  request: Request,
  linkId: Target["id"],
  { now, honorDoNotTrack, locationHeadersAt }: VisitorServices,
): VisitFacts {
  const { headers, url } = request;
  const isPrivate = honorDoNotTrack && (headers.get("DNT") === "1" || headers.get("Sec-GPC") === "1");
  // The first look at `request.cf` parses all of it, which takes as long as the rest of a redirect.
  const hasHeaders = locationHeadersAt !== null && url.startsWith(locationHeadersAt);
  const cf = hasHeaders ? undefined : (request.cf as IncomingRequestCfProperties | undefined); // Absent on a bare workerd.
  return {
    linkId,
    time: now(),
    address: isPrivate ? null : (headers.get("CF-Connecting-IP") ?? ""),
    userAgent: headers.get("User-Agent"),
    country: hasHeaders ? headers.get("CF-IPCountry") : cf?.country,
    region: hasHeaders ? headers.get("CF-Region-Code") : cf?.regionCode,
    city: hasHeaders ? headers.get("CF-IPCity") : cf?.city,
    languages: headers.get("Accept-Language"),
    referrer: headers.get("Referer"),
    url,
  };
}

import type { Target } from "../../links/link.ts";
import type { LinkName } from "../../names/link-name.ts";
import type { VisitFacts } from "../visit-facts.ts";
import { isPrefetch } from "./is-prefetch.ts";
import { type VisitorRequest, visitOf } from "./look-up.ts";

/**
 * Notes that somebody was sent on to a link's destination. A request that a browser makes ahead, or a HEAD, is not a
 * visit. Each header is a call out of JavaScript, so none is read twice, and nothing is worked out here.
 */
export function recordVisit({ request, services, ctx }: VisitorRequest, { id }: Pick<Target, "id">): void {
  if (isAhead(request)) return;
  services.counters.count("bijou_clicks_total", ["recorded"]);
  services.clicks.record(factsOf(request, id, services.now(), services.honorDoNotTrack), ctx);
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

function factsOf(request: Request, linkId: Target["id"], time: number, honorDoNotTrack: boolean): VisitFacts {
  const { headers } = request;
  const cf = request.cf as IncomingRequestCfProperties | undefined; // Of a request that came in; absent on a bare workerd.
  const isPrivate = honorDoNotTrack && (headers.get("DNT") === "1" || headers.get("Sec-GPC") === "1");
  return {
    linkId,
    time,
    address: isPrivate ? null : (headers.get("CF-Connecting-IP") ?? ""),
    userAgent: headers.get("User-Agent"),
    country: cf?.country,
    region: cf?.region,
    city: cf?.city,
    languages: headers.get("Accept-Language"),
    referrer: headers.get("Referer"),
    url: request.url,
  };
}

import { pageOrProblem } from "../../http/page.ts";

/**
 * In place of a link to a blocked domain: 451, which says that it is not gone but kept shut (RFC 7725), and by
 * whom. Where it leads is not shown.
 */
export function blockedPage(request: Pick<Request, "headers">, baseUrl: string): Response | Promise<Response> {
  return pageOrProblem(request, {
    type: "blocked",
    detail: "Cannot open the link: it leads to a domain that is blocked here",
    headers: { Link: `<${baseUrl}>; rel="blocked-by"` },
  });
}

import { pageOrProblem } from "../../http/page.ts";

/**
 * The answer for a link to a blocked domain: 451, which says that the link exists but is blocked, and by whom (RFC 7725).
 * It does not show where the link leads.
 */
export function blockedPage(request: Pick<Request, "headers">, baseUrl: string): Response | Promise<Response> {
  return pageOrProblem(request, {
    type: "blocked",
    detail: "Cannot open the link: it leads to a domain that is blocked here",
    headers: { Link: `<${baseUrl}>; rel="blocked-by"` },
  });
}

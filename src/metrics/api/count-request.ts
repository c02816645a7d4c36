import type { Counters } from "../counters.ts";

/** Anybody can make up a method; each would be a row and a line of its own. */
const METHODS = new Set(["GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS"]);

/** @param route the pattern of its route: there are few of them, and paths without end. */
export function countRequest(
  counters: Pick<Counters, "count">,
  { method }: Pick<Request, "method">,
  route: string,
  { status }: Pick<Response, "status">,
): void {
  counters.count("bijou_requests_total", [METHODS.has(method) ? method : "other", route, String(status)]);
}

import type { Counters } from "../counters.ts";

/** Anybody can make up a method; each would be a row and a line of its own. */
const METHODS = new Set(["GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS"]);

export type CountRequest = (request: Pick<Request, "method">, response: Pick<Response, "status">) => void;

/** @param route the pattern of its route: there are few of them, and paths without end. */
export function countRequest(
  counters: Pick<Counters, "count">,
  { method }: Pick<Request, "method">,
  route: string,
  { status }: Pick<Response, "status">,
): void {
  counters.count("bijou_requests_total", [METHODS.has(method) ? method : "other", route, String(status)]);
}

/** The same for one route, of which nearly all are the same: GET, and that status. */
export function createRequestCounter(
  counters: Pick<Counters, "count" | "counter">,
  route: string,
  usual: number,
): CountRequest {
  const countUsual = counters.counter("bijou_requests_total", ["GET", route, String(usual)]);
  return (request, response) => {
    if (response.status === usual && request.method === "GET") countUsual();
    else countRequest(counters, request, route, response);
  };
}

/**
 * The id that every page and every answer of the API carries as `X-Request-Id`: the caller's own if it is plain, so that a
 * trace can cross systems, otherwise a random one. A redirect carries only the caller's. No caller may forge a log line with it.
 */
export const REQUEST_ID_HEADER = "X-Request-Id";

/** @param createId makes a random id. */
export function requestIdOf(request: Pick<Request, "headers">, createId: () => string): string {
  return givenRequestId(request) ?? createId();
}

/** The caller's id; null where it sent none, or none that is sane. */
export function givenRequestId(request: Pick<Request, "headers">): string | null {
  const given = request.headers.get(REQUEST_ID_HEADER);
  return given !== null && /^[\w.:-]{1,128}$/.test(given) ? given : null;
}

/** The response with the id of its request. */
export function identified(response: Response, requestId: string): Response {
  response.headers.set(REQUEST_ID_HEADER, requestId);
  return response;
}

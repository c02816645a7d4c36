/**
 * The id that every answer of the API and every page carries as `X-Request-Id`: the caller's where it sent a sane one, so
 * that a trace can cross systems, else a random one; a redirect carries the caller's alone. What goes into logs must not be
 * able to forge a line.
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

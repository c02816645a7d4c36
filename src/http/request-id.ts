/**
 * The id that every answer carries as `X-Request-Id`: the caller's own if it is plain, so that a
 * trace can cross systems, otherwise a random one. No caller may forge a log line with it.
 */
export const REQUEST_ID_HEADER = "X-Request-Id";

/** @param createId makes a random id. */
export function requestIdOf(request: Pick<Request, "headers">, createId: () => string): string {
  const given = request.headers.get(REQUEST_ID_HEADER);
  return given !== null && /^[\w.:-]{1,128}$/.test(given) ? given : createId();
}

/** The response with the id of its request. */
export function identified(response: Response, requestId: string): Response {
  response.headers.set(REQUEST_ID_HEADER, requestId);
  return response;
}

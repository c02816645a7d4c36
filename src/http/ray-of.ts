/**
 * Cloudflare's own id of a request, to find it in its logs. What is none is left out: anybody can send the header to a
 * Worker that is not behind Cloudflare.
 */
export function rayOf(request: Pick<Request, "headers">): string | null {
  const ray = request.headers.get("CF-Ray");
  return ray !== null && /^[\w-]{1,64}$/.test(ray) ? ray : null;
}

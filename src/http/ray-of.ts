/**
 * Cloudflare's own id of a request, to find it in Cloudflare's logs. A text that can't be such an id is left out: without
 * Cloudflare in front of the Worker, anybody can send the header.
 */
export function rayOf(request: Pick<Request, "headers">): string | null {
  const ray = request.headers.get("CF-Ray");
  return ray !== null && /^[\w-]{1,64}$/.test(ray) ? ray : null;
}

/**
 * Short links may be opened: each says `noindex` itself (X-Robots-Tag), which a crawler that may not open it can't
 * see, so it would be listed by its bare address; and services that show where a link leads ask here first.
 */
const ROBOTS = `User-agent: *
Disallow: /api/
Disallow: /_/
Disallow: /metrics
`;

/** `GET /robots.txt` (RFC 9309), for a day, which is as long as crawlers keep it in any case. */
export function robots(): Response {
  return new Response(ROBOTS, {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=86400" },
  });
}

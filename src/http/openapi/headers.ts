/** The headers of answers, each described once. */
export const HEADERS = {
  "X-Request-Id": {
    description:
      "The caller's own X-Request-Id if it is 1 to 128 plain characters, otherwise a random one. A redirect has only the caller's. The logs have it.",
    schema: { type: "string", pattern: "^[\\w.:-]{1,128}$" },
    example: "1eb106bc-6488-4268-aac4-c472151d794f",
  },
  "Cache-Control": {
    description: "How long an answer may be kept. Every answer has it, because a cache may keep an answer without it.",
    schema: { type: "string" },
    example: "no-store",
  },
  Location: {
    description: "After a create: the path of what was made. On a redirect: where it leads, in its normal ASCII form.",
    // Not `uri-reference`: a query that is passed on stays as the visitor sent it, even if it is badly encoded.
    schema: { type: "string" },
    example: "/api/links/bnrhHjL",
  },
  Link: {
    description: "Where the next page is (RFC 8288), if there is one; on a 451, who blocks the link (RFC 7725).",
    schema: { type: "string", pattern: '^<[^>]+>; rel="(next|blocked-by)"$' },
    example: '</api/links/bnrhHjL/clicks?cursor=MTc2NzIyNTYwMDAwMC4&limit=50>; rel="next"',
  },
  "Idempotent-Replayed": {
    description: "`true` if this repeats the first answer to this Idempotency-Key. Absent otherwise.",
    schema: { type: "string", const: "true" },
    example: "true",
  },
  "RateLimit-Policy": {
    description: "The caller's limit: its name, its quota `q`, and its window `w` in seconds.",
    schema: { type: "string", pattern: '^"[a-z]+";q=[0-9]+;w=[0-9]+$' },
    example: '"create";q=10;w=60',
  },
  RateLimit: {
    description: "What is left: `r` requests in the next `t` seconds. Then the limit starts again.",
    schema: { type: "string", pattern: '^"[a-z]+";r=[0-9]+;t=[0-9]+$' },
    example: '"create";r=9;t=12',
  },
  "Retry-After": {
    description: "Seconds to wait before the next try.",
    schema: { type: "string", pattern: "^[0-9]+$" },
    example: "5",
  },
  "WWW-Authenticate": {
    description: "How to authenticate (RFC 6750): with an API key as a bearer token.",
    schema: { type: "string", pattern: "^Bearer" },
    example: "Bearer",
  },
  "Server-Timing": {
    description: "Milliseconds that the steps took (W3C Server Timing): `key`, `limit`, `handler`, `total`.",
    schema: { type: "string" },
    example: "key;dur=0.0, limit;dur=3.0, handler;dur=12.0, total;dur=15.0",
  },
  Connection: {
    description:
      "`close` after a body that came too slowly, because its rest is not a request. HTTP/2 and later don't have this header.",
    schema: { type: "string", const: "close" },
    example: "close",
  },
  Allow: {
    description: "The methods that this path takes.",
    schema: { type: "string" },
    example: "GET, HEAD",
  },
  Accept: {
    description: "The media types that a body may have here.",
    schema: { type: "string" },
    example: "application/json",
  },
  "Accept-Patch": {
    description: "The media types that a PATCH may have (RFC 5789).",
    schema: { type: "string" },
    example: "application/merge-patch+json, application/json",
  },
  "Accept-Encoding": {
    description: "How a body may be packed (RFC 7694).",
    schema: { type: "string", const: "gzip" },
    example: "gzip",
  },
  ETag: {
    description:
      "Names the state that the answer shows. Send it as `If-None-Match` to get 304 if nothing has changed, or as `If-Match` " +
      "to change only what you have read.",
    schema: { type: "string", pattern: '^"[0-9a-f]{32}"$' },
    example: '"0b1e0d435b8f4bfa9d0b6a8a3a8d6a5c"',
  },
  "Content-Disposition": {
    description: "The name to save the file under.",
    schema: { type: "string", pattern: "^(inline|attachment); filename=" },
    example: 'inline; filename="bnrhHjL.svg"',
  },
  "X-Robots-Tag": {
    description: "Keeps short links and their pages out of search engines.",
    schema: { type: "string", const: "noindex" },
    example: "noindex",
  },
  "Referrer-Policy": {
    description: "On pages.",
    schema: { type: "string" },
    example: "no-referrer",
  },
  "X-Content-Type-Options": {
    description: "On pages and pictures.",
    schema: { type: "string", const: "nosniff" },
    example: "nosniff",
  },
  "Content-Security-Policy": {
    description: "What a page, or a picture opened by itself, may load. That is next to nothing.",
    schema: { type: "string" },
    example: "default-src 'none'; frame-ancestors 'none'",
  },
} as const;

/** What a page comes with. */
export const PAGE_HEADERS = [
  "Content-Security-Policy",
  "Referrer-Policy",
  "X-Content-Type-Options",
  "X-Robots-Tag",
] as const satisfies readonly HeaderName[];

export type HeaderName = keyof typeof HEADERS;

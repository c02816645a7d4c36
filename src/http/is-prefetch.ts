/**
 * Whether a browser asks for a page before anybody has opened it. `Sec-Purpose` is a structured field whose item may
 * have parameters (`prefetch;prerender`; Fetch standard); the others are what browsers sent before it:
 * `Purpose` (Chromium, Safari), `X-Purpose` (older Safari), `X-Moz` (Firefox).
 */
export function isPrefetch(headers: Pick<Headers, "get">): boolean {
  return HEADERS.some((name) => /^\s*(prefetch|prerender|preview)\b/i.test(headers.get(name) ?? ""));
}

const HEADERS = ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"];

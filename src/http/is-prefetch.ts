/**
 * Whether a browser asks for a page before anybody has opened it. `Sec-Purpose` is a structured field whose item may
 * have parameters (`prefetch;prerender`; Fetch standard); the others are what browsers sent before it:
 * `Purpose` (Chromium, Safari), `X-Purpose` (older Safari), `X-Moz` (Firefox).
 */
export function isPrefetch(headers: Pick<Headers, "get">): boolean {
  for (const name of HEADERS) {
    const value = headers.get(name);
    if (value !== null && /^\s*(prefetch|prerender|preview|instant)\b/i.test(value)) return true;
  }
  return false;
}

const HEADERS = ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"];

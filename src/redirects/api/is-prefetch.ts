/**
 * Whether a browser asks for a page before anybody has opened it. `Sec-Purpose` is a structured field whose item may
 * have parameters (`prefetch;prerender`; Fetch standard); `Purpose` is what Chromium and Safari sent before it.
 * Each header is a call out of JavaScript on the way of every redirect, so those of browsers long gone are not asked.
 */
export function isPrefetch(headers: Pick<Headers, "get">): boolean {
  return saysPrefetch(headers.get("Sec-Purpose")) || saysPrefetch(headers.get("Purpose"));
}

function saysPrefetch(value: string | null): boolean {
  return value !== null && /^\s*(prefetch|prerender|preview|instant)\b/i.test(value);
}

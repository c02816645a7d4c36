/** The pause before the next try if the API sets none: 1 s, 2 s, 4 s … up to half a minute. @param tries so far. */
export function backoffMs(tries: number): number {
  return Math.min(1_000 * 2 ** tries, 30_000);
}

/** `Retry-After` in either of its forms (RFC 9110, section 10.2.3); null if it is absent or can't be read. */
export function retryAfterMs(headers: Pick<Headers, "get">, now: number): number | null {
  const text = headers.get("Retry-After")?.trim() ?? "";
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : Math.max(0, time - now);
}

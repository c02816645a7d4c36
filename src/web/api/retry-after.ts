/** Between two tries that nobody has set a time for: 1 s, 2 s, 4 s … and never over half a minute. @param tries so far. */
export function backoffMs(tries: number): number {
  return Math.min(1_000 * 2 ** tries, 30_000);
}

/** `Retry-After` in either of its forms (RFC 9110, section 10.2.3); null where it is absent or says nothing. */
export function retryAfterMs(headers: Pick<Headers, "get">, now: number): number | null {
  const text = headers.get("Retry-After")?.trim() ?? "";
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : Math.max(0, time - now);
}

/**
 * How long an answer asks to wait, in whole seconds; null where it does not say.
 *
 * RFC 9110, 10.2.3: a number of seconds, or a date. Bijou sends the number; servers in front of it may send the date.
 *
 * @param now in milliseconds.
 */
export function retryAfterSeconds({ headers }: Pick<Response, "headers">, now: number): number | null {
  const value = headers.get("Retry-After") ?? "";
  if (/^\d+$/.test(value)) return Number(value);
  const seconds = Math.max(0, Math.ceil((Date.parse(value) - now) / 1000));
  return Number.isNaN(seconds) ? null : seconds;
}

/** @throws the signal's reason, when it is aborted first. */
export function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, seconds * 1000);
    const stop = () => {
      clearTimeout(timer);
      // As with fetch, the reason is whatever the caller gave.
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      reject(signal.reason);
    };
    signal.addEventListener("abort", stop, { once: true });
  });
}

/** What ends a call: the signal that it is given, or else a time that is measured here. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  /** Rejects with the signal's reason when it is aborted; never resolves. */
  readonly ended: Promise<never>;
  /** To be called when the call is over: it stops the clock. A body that is still being read goes on. */
  release(): void;
}

/** Above this, timers end at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** @param timeoutMs counts where no signal is given. */
export function startTimeLimit(given: AbortSignal | null | undefined, timeoutMs: number): TimeLimit {
  const own = new AbortController();
  const signal = given ?? own.signal;
  const timer = given
    ? undefined
    : setTimeout(() => own.abort(new DOMException("", "TimeoutError")), Math.min(timeoutMs, MAX_TIMER_MS));
  let onAbort = () => {};
  const ended = new Promise<never>((_, reject) => {
    // The reason is whatever the caller gave, as with fetch.
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort);
  });
  ended.catch(() => undefined); // It may be over before anybody waits for it.
  return {
    signal,
    ended,
    release() {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
    },
  };
}

/** Whether a signal was aborted by a clock, ours or that of `AbortSignal.timeout()`, and not by somebody who gave up. */
export function isTimeout({ aborted, reason }: AbortSignal): boolean {
  return aborted && reason instanceof DOMException && reason.name === "TimeoutError";
}

/**
 * The moment by which a request has to be answered (P6).
 *
 * One is made as the request comes in; every call inside gets the smaller of its own limit and what is
 * left. A call that ignores its signal can't hold the answer back: `race` ends without it.
 */
export interface Deadline {
  /** Milliseconds from when it was made. */
  readonly totalMs: number;
  /** Milliseconds left, never under 0. */
  remainingMs(): number;
  /** A signal that fires after `limitMs`, or at the deadline if that is sooner: see {@link isCutShort}. */
  signal(limitMs: number): AbortSignal;
  /**
   * Settles as `work` does.
   * @param spareMs how long before the deadline it gives up.
   * @throws {DeadlineExceeded} when that moment comes first; `work` then goes on, and its outcome is ignored.
   */
  race<Value>(work: Promise<Value>, spareMs?: number): Promise<Value>;
}

export class DeadlineExceeded extends Error {
  override readonly name = "DeadlineExceeded";
}

/** Signals that leave a call less time than its own limit. */
const cutShort = new WeakSet<AbortSignal>();

/**
 * Whether a call with this signal has less time than its own limit, because its caller was late. Its failure then says
 * nothing about the store. A circuit breaker must not count it, or a slow sender could open the circuit.
 */
export function isCutShort(signal: AbortSignal): boolean {
  return cutShort.has(signal);
}

/**
 * @param totalMs milliseconds from now.
 * @param now clock in milliseconds since the epoch.
 * @param within the deadline that this one may not outlast.
 */
export function createDeadline(totalMs: number, now: () => number, within?: Pick<Deadline, "remainingMs">): Deadline {
  const endsAt = now() + Math.min(totalMs, within?.remainingMs() ?? totalMs);
  const remainingMs = () => Math.max(0, endsAt - now());
  // No call gets a limit as long as the whole deadline, since some time has always passed. For such a limit, half of
  // the deadline counts as the full limit.
  const fullMs = (limitMs: number) => (limitMs < totalMs ? limitMs : totalMs / 2);

  return {
    totalMs,
    remainingMs,
    signal(limitMs) {
      const leftMs = remainingMs();
      const signal = AbortSignal.timeout(Math.min(limitMs, leftMs));
      if (leftMs < fullMs(limitMs)) cutShort.add(signal);
      return signal;
    },
    async race(work, spareMs = 0) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const expiry = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          reject(new DeadlineExceeded(`Cannot answer in time: ${totalMs} ms have passed`));
        }, remainingMs() - spareMs);
      });
      try {
        return await Promise.race([work, expiry]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

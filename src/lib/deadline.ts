/**
 * The moment by which a request has to be answered (P6).
 *
 * One is made as the request comes in; every call inside gets the smaller of its own limit and what is
 * left. A call that ignores its signal can't hold the answer back: `race` ends without it.
 */
export interface Deadline {
  /** Milliseconds left, never under 0. */
  remainingMs(): number;
  /** A signal that fires after `limitMs`, or at the deadline if that is sooner. */
  signal(limitMs: number): AbortSignal;
  /**
   * Settles as `work` does.
   * @throws {DeadlineExceeded} when the deadline comes first; `work` goes on unheard.
   */
  race<Value>(work: Promise<Value>): Promise<Value>;
}

export class DeadlineExceeded extends Error {
  override readonly name = "DeadlineExceeded";
}

/**
 * @param totalMs milliseconds from now.
 * @param now clock in milliseconds since the epoch.
 */
export function createDeadline(totalMs: number, now: () => number): Deadline {
  const endsAt = now() + totalMs;
  const remainingMs = () => Math.max(0, endsAt - now());

  return {
    remainingMs,
    signal: (limitMs) => AbortSignal.timeout(Math.min(limitMs, remainingMs())),
    async race(work) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const expiry = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          reject(new DeadlineExceeded(`Cannot answer in time: ${totalMs} ms have passed`));
        }, remainingMs());
      });
      try {
        return await Promise.race([work, expiry]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/**
 * Keeps an isolate from waiting on a store that is known to be down (Nygard, Release It!, 2nd ed., section 5.2).
 *
 * After a few failures in a row the circuit opens, and calls fail at once. Calls that were under way together and failed
 * together count as one failure: a hiccup under a burst of requests is no outage. No request waits to find out whether the
 * store is back: while the circuit is open, now and then a request starts a probe behind its own answer, and a probe that
 * succeeds closes the circuit. Rests have jitter, so that isolates don't come back together.
 *
 * A probe whose request was cancelled never settles; by its age another takes its place.
 */
export interface CircuitBreaker {
  /**
   * Settles as `call` does.
   * @throws {CircuitOpen} at once, while the circuit is open; `call` is not made.
   */
  run<Answer>(call: () => Promise<Answer>): Promise<Answer>;
  /** Settles as `call` does, and ignores the circuit. If the circuit is open, an answer closes it, as a probe's does. */
  closeBy<Answer>(call: () => Promise<Answer>): Promise<Answer>;
  /** Starts a probe after an answer, if one is due. @param waitUntil of the request that is being answered. */
  probeIfDue(waitUntil: (work: Promise<unknown>) => void): void;
}

export class CircuitOpen extends Error {
  override readonly name = "CircuitOpen";
}

/**
 * @param options.isFailure whether what a call threw is the store's fault.
 * @param options.probe one cheap call; rejects while the store is down.
 * @param options.failuresToOpen in a row.
 * @param options.restMs between probes; each rest is up to a quarter shorter.
 * @param options.probeLimitMs after which a probe that has not settled counts as lost.
 * @param options.random 0 … 1.
 */
export function createCircuitBreaker(options: {
  isFailure: (error: unknown) => boolean;
  probe: () => Promise<unknown>;
  failuresToOpen: number;
  restMs: number;
  probeLimitMs: number;
  now: () => number;
  random: () => number;
  report: (state: "opened" | "closed") => void;
}): CircuitBreaker {
  const { isFailure, probe, failuresToOpen, restMs, probeLimitMs, now, random, report } = options;
  let failures = 0;
  /** How often it has been closed: what was sent before that says little about now, also when it fails. */
  let closings = 0;
  /** When the next probe may start; null while the circuit is closed. */
  let probeAt: number | null = null;

  function rest(): void {
    probeAt = now() + restMs * (1 - random() / 4);
  }

  /** @param known how many failures there were when the call was made. @param closingsThen and how many closings. */
  function fail(known: number, closingsThen: number): void {
    if (known !== failures || closingsThen !== closings) return;
    failures++;
    if (probeAt !== null || failures < failuresToOpen) return;
    rest();
    report("opened");
  }

  function close(): void {
    failures = 0;
    if (probeAt === null) return;
    probeAt = null;
    closings++;
    report("closed");
  }

  return {
    async run(call) {
      if (probeAt !== null) throw new CircuitOpen("Cannot call: it did not answer a moment ago");
      const [known, closingsThen] = [failures, closings];
      try {
        const answer = await call();
        // Does not close the circuit: a call that was sent before it opened says little about now.
        failures = 0;
        return answer;
      } catch (error) {
        if (isFailure(error)) fail(known, closingsThen);
        throw error;
      }
    },

    async closeBy(call) {
      // A call that was sent before the circuit opened says little about now.
      const wasOpen = probeAt !== null;
      const answer = await call();
      if (wasOpen) close();
      return answer;
    },

    probeIfDue(waitUntil) {
      if (probeAt === null || now() < probeAt) return;
      probeAt = now() + probeLimitMs;
      const closingsThen = closings;
      waitUntil(
        probe().then(close, () => {
          // Another one, which took its place, may have closed the circuit meanwhile.
          if (closingsThen === closings) rest();
        }),
      );
    },
  };
}

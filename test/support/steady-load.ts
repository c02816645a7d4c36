/** What is sent is decided anew for each arrival. It never rejects: its failure is an observation like any other. */
export type Send = () => Promise<void>;

/** Arrivals at a constant rate, however long the answers take: slow ones don't thin out what comes after them. */
export interface SteadyLoad {
  readonly inFlight: () => number;
  readonly sent: () => number;
  /** Sends no more, and waits for the answers that are still out. */
  stop(): Promise<void>;
}

/** @param next the one that is due now. @param ratePerSecond arrivals that a late timer missed are caught up on. */
export function startSteadyLoad(ratePerSecond: number, next: () => Send): SteadyLoad {
  const startedAt = performance.now();
  const flying = new Set<Promise<void>>();
  let sent = 0;
  const timer = setInterval(() => {
    const due = ((performance.now() - startedAt) * ratePerSecond) / 1000;
    while (sent < due) {
      sent++;
      const flight = next()();
      flying.add(flight);
      void flight.finally(() => flying.delete(flight));
    }
  }, 5);
  return {
    inFlight: () => flying.size,
    sent: () => sent,
    async stop() {
      clearInterval(timer);
      await Promise.all(flying);
    },
  };
}

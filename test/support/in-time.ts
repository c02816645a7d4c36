import type { Deadline } from "../../src/lib/deadline.ts";

/** The deadline of a request that has all the time it needs. */
export const inTime: Deadline = {
  totalMs: 12_000,
  remainingMs: () => 12_000,
  signal: (limitMs) => AbortSignal.timeout(limitMs),
  race: (work) => work,
};

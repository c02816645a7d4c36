import { createDeadline } from "../lib/deadline.ts";
import { StoreError } from "../lib/store-error.ts";
import type { UseMark } from "./use-mark.ts";

/**
 * Marks Postgres as in use when it is asked, and not when it answers: in an outage it answers nothing, and a mark that
 * waits for an answer would switch off the alarm for that very outage.
 *
 * An isolate sets the mark once between two pings, behind an answer. While Redis does not take the mark, it tries again
 * every ten seconds. A ping that finds Redis in that state asks Postgres anyway.
 */
export interface UseNotes {
  /** A request asks Postgres now. This only sets a number in memory. */
  note(): void;
  /**
   * Sets the mark after an answer, if Postgres was asked and the mark is not set yet. @param waitUntil of the request.
   */
  handOver(waitUntil: (work: Promise<unknown>) => void): void;
  /** Sets the mark now, if it is not set yet: for a job, which can wait for it. Never rejects because of a store. */
  mark(): Promise<void>;
}

const RETRY_MS = 10_000;
/** Longer than any request may be under way. A note that is older belongs to a request that handed nothing over. */
const NOTE_LIFETIME_MS = 30_000;

/**
 * @param options.intervalMs between pings, which are due where the clock is a multiple of it.
 * @param options.timeoutMs for the one command.
 */
export function createUseNotes(options: {
  useMark: Pick<UseMark, "set">;
  intervalMs: number;
  timeoutMs: number;
  now: () => number;
  reportFailure: (error: StoreError) => void;
}): UseNotes {
  const { useMark, intervalMs, timeoutMs, now, reportFailure } = options;
  let askedAt: number | null = null;
  /** The interval between two pings in which the mark was last set. */
  let markedIn: number | null = null;
  let retryAt = 0;

  const isDue = (time: number) => Math.floor(time / intervalMs) !== markedIn && time >= retryAt;

  async function mark(): Promise<void> {
    const time = now();
    if (!isDue(time)) return;
    const interval = Math.floor(time / intervalMs);
    markedIn = interval; // At once, so that nobody else sends the command meanwhile.
    try {
      await useMark.set(createDeadline(timeoutMs, now));
    } catch (error) {
      if (markedIn === interval) markedIn = null;
      retryAt = now() + RETRY_MS;
      if (!(error instanceof StoreError)) throw error;
      reportFailure(error);
    }
  }

  return {
    note() {
      askedAt = now();
    },
    handOver(waitUntil) {
      if (askedAt === null) return;
      const time = now();
      if (time - askedAt > NOTE_LIFETIME_MS) askedAt = null;
      else if (isDue(time)) {
        askedAt = null;
        waitUntil(mark());
      }
    },
    mark,
  };
}

/** Where pings go on whether or not Postgres is used. */
export const NO_USE_NOTES: UseNotes = {
  note: () => undefined,
  handOver: () => undefined,
  mark: () => Promise.resolve(),
};

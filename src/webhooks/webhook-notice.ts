import { createDeadline, type Deadline, DeadlineExceeded } from "../lib/deadline.ts";
import { StoreError } from "../lib/store-error.ts";

/**
 * Lets the sweep know that something may have happened which a webhook wants to hear.
 *
 * A writer sets a mark in Redis before its statement, and calls the Queue after it. The call makes deliveries prompt, and may be
 * lost: the sweep looks wherever the mark stands. The mark may be lost too: then the sweep of the hour finds what is left. So
 * neither stops the writer, and no event is lost.
 *
 * Where no webhook is on, an isolate asks Redis for that at most every ten seconds in which it writes, and no more is done.
 */
export interface WebhookNotice {
  /** Runs a statement that may tell webhooks something. */
  around<Answer>(write: () => Promise<Answer>): Promise<Answer>;
}

/** The marks, in Redis. Each call is one round trip. @throws {StoreError} each. */
export interface WebhookMarks {
  /** Whether a webhook is on; null while nobody knows. */
  isAnyOn(deadline: Deadline): Promise<boolean | null>;
  /** What the sweep found. @param known what `isAnyOn` said before it. */
  tellAnyOn(isAnyOn: boolean, known: boolean | null, deadline: Deadline): Promise<void>;
  /** One is about to be on. */
  expectOn(deadline: Deadline): Promise<void>;
  /** Something is about to be written. The mark stands for three minutes. */
  set(deadline: Deadline): Promise<void>;
  /** Whether the mark stands, and what `isAnyOn` says. */
  read(deadline: Deadline): Promise<{ readonly stands: boolean; readonly isAnyOn: boolean | null }>;
}

/** How old what an isolate knows may be. */
const KNOWN_MS = 10_000;
/**
 * The mark stands for three minutes, and the sweep comes each minute. A statement ends at most 30 s after it was sent. So a mark
 * that is half a minute old still meets a sweep behind the commit.
 */
const MARKED_MS = 30_000;
/** The Queue brings a call a second later, so that one call serves all writes of that second. */
export const CALL_DELAY_SECONDS = 1;
const CALL_TIMEOUT_MS = 1_000;

export function createWebhookNotice(parts: {
  marks: Pick<WebhookMarks, "isAnyOn" | "set">;
  /** Asks the Queue for a sweep. @throws {StoreError} */
  callSweep: (delaySeconds: number) => Promise<void>;
  timeoutMs: number;
  now: () => number;
  reportFailure: (error: StoreError) => void;
}): WebhookNotice {
  const { marks, callSweep, timeoutMs, now, reportFailure } = parts;
  const known = { isAnyOn: null as boolean | null, at: Number.NEGATIVE_INFINITY };
  let markedAt = Number.NEGATIVE_INFINITY;
  let calledAt = Number.NEGATIVE_INFINITY;

  /** What fails here makes a delivery late, and nothing else. */
  async function trying(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof StoreError) reportFailure(error);
      else if (!(error instanceof DeadlineExceeded)) throw error;
    }
  }

  async function learn(): Promise<void> {
    const asOf = now();
    if (asOf - known.at < KNOWN_MS) return;
    // Also where Redis does not answer: it is asked again in ten seconds, and not by each write. Who writes meanwhile goes by what
    // was known.
    known.at = asOf;
    try {
      known.isAnyOn = await marks.isAnyOn(createDeadline(timeoutMs, now));
    } catch (error) {
      known.isAnyOn = null;
      throw error;
    }
  }

  async function mark(): Promise<void> {
    const asOf = now();
    if (asOf - markedAt < MARKED_MS) return;
    await marks.set(createDeadline(timeoutMs, now));
    markedAt = asOf;
  }

  async function call(): Promise<void> {
    const asOf = now();
    if (asOf - calledAt < CALL_DELAY_SECONDS * 1_000) return;
    calledAt = asOf;
    await createDeadline(CALL_TIMEOUT_MS, now).race(callSweep(CALL_DELAY_SECONDS));
  }

  return {
    async around(write) {
      await trying(learn);
      // Where nobody knows, one may be on.
      if (known.isAnyOn === false) return write();
      await trying(mark);
      try {
        return await write();
      } finally {
        // Also where it failed: an answer that was lost says nothing.
        await trying(call);
      }
    },
  };
}

import type { SeededRandom } from "./seeded-random.ts";

/**
 * A Queue that outlives what crashes: takes messages from where a Worker sends them, and delivers each until it is
 * acknowledged; every other one now and then again after that, since the Queue promises "at least once". The others show
 * what was acknowledged too soon.
 */
export interface HeldQueue {
  /** Deliveries of messages that had been acknowledged. */
  readonly repeats: number;
  /** Resolves when each message that was sent so far is acknowledged. */
  drained(): Promise<void>;
  /** @throws what the consumer threw: it has to catch the failures of stores itself. */
  stop(): Promise<void>;
}

const MAX_BATCH = 5;
/** Also how often a consumer dies between its work and its acknowledgement. */
const REPEAT_SHARE = 0.3;
const PAUSE_MS = 20;
const DRAIN_TIMEOUT_MS = 120_000;

/**
 * @param sent the messages in the order in which they came; it grows.
 * @param consumers how many work at once; they may get the same message.
 */
export function holdQueue<Body>(
  sent: readonly string[],
  parts: {
    bodyOf: (text: string) => Body;
    consume: (batch: { messages: Message<Body>[] }) => Promise<unknown>;
    random: SeededRandom;
    consumers: number;
  },
): HeldQueue {
  const { bodyOf, consume, random, consumers } = parts;
  const acknowledged = new Set<number>();
  const attempts = new Map<number, number>();
  let isStopped = false;
  let repeats = 0;

  const isWaiting = () => sent.some((_, index) => !acknowledged.has(index));

  function nextBatch(): number[] {
    const waiting = [...sent.keys()].filter((index) => !acknowledged.has(index));
    const batch = random.shuffled(waiting).slice(0, MAX_BATCH);
    if (sent.length > 0 && random.next() < REPEAT_SHARE) {
      const again = 2 * random.between(0, Math.floor((sent.length - 1) / 2));
      if (acknowledged.has(again)) repeats++;
      if (!batch.includes(again)) batch.push(again);
    }
    return batch;
  }

  function messageOf(index: number): Message<Body> {
    const attempt = (attempts.get(index) ?? 0) + 1;
    attempts.set(index, attempt);
    return {
      ...{ id: String(index), timestamp: new Date(), body: bodyOf(sent[index] ?? ""), attempts: attempt, metadata: {} },
      ack: () => void acknowledged.add(index),
      retry: () => undefined,
    };
  }

  async function work(): Promise<void> {
    while (!isStopped) {
      const batch = nextBatch();
      if (batch.length > 0) await consume({ messages: batch.map(messageOf) });
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
  const working = Promise.all(Array.from({ length: consumers }, work));
  // Nobody waits on it before `stop`, which throws it then.
  working.catch(() => undefined);

  return {
    get repeats() {
      return repeats;
    },
    async drained() {
      for (const giveUpAt = Date.now() + DRAIN_TIMEOUT_MS; isWaiting(); ) {
        if (Date.now() > giveUpAt) throw new Error("Cannot wait longer: messages are not acknowledged");
        await Promise.race([working, new Promise((resolve) => setTimeout(resolve, PAUSE_MS))]);
      }
    },
    async stop() {
      isStopped = true;
      await working;
    },
  };
}

/** What a consumer uses of a message. */
interface Message<Body> {
  readonly id: string;
  readonly timestamp: Date;
  readonly body: Body;
  readonly attempts: number;
  readonly metadata: object;
  ack(): void;
  retry(): void;
}

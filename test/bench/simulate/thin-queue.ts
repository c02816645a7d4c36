import { BATCH_MESSAGES, BATCH_SECONDS } from "./consumer.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** The Queue as its consumers meet it: a batch comes with its hundredth message, or five seconds after its first. */
export interface ThinQueue {
  send(messages: number): void;
}

/**
 * @param everyMs messages are held until the clock is a multiple of it (`delaySeconds`); 0 for not at all.
 * @param deliver told how many batches come at once.
 */
export function createThinQueue(clock: VirtualClock, everyMs: number, deliver: (batches: number) => void): ThinQueue {
  let waiting = 0;
  let isDue = false;

  function come(): boolean {
    const batches = Math.ceil(waiting / BATCH_MESSAGES);
    waiting = 0;
    isDue = false;
    if (batches > 0) deliver(batches);
    return true;
  }

  return {
    send(messages) {
      waiting += messages;
      if (everyMs === 0 && waiting >= BATCH_MESSAGES) {
        come();
        return;
      }
      if (isDue) return;
      isDue = true;
      const now = clock.now();
      clock.at(everyMs === 0 ? now + 1_000 * BATCH_SECONDS : Math.ceil((now + 1) / everyMs) * everyMs, come);
    },
  };
}

import { createDeadline, DeadlineExceeded } from "../lib/deadline.ts";
import { StoreError } from "../lib/store-error.ts";
import type { ClickBatch } from "./click-batch.ts";
import type { ClickQueue } from "./click-queue.ts";
import { type PackedClicks, packClicks } from "./pack-clicks.ts";

/**
 * Hands clicks to the Queue in few large messages. Messages that the Queue did not take are kept for the next hand-over.
 *
 * If nobody knows whether the Queue took a message, it is sent again unchanged: its clicks have their ids, so they count
 * once. The same happens when a sender was cancelled with its request, once its time is over.
 */
export interface ClickSender {
  /** Sends a batch, and the rest of batches before it. Takes under 15 s, and never throws if the Queue fails. */
  send(batch: ClickBatch): Promise<void>;
  /** What may not be in the Queue yet. */
  readonly held: { readonly clicks: number; readonly bytes: number };
}

/** What the Queue takes in one call: 100 messages, and 256 KB of 1,000 with what it adds. */
const MAX_BATCH_MESSAGES = 100;
const MAX_BATCH_BYTES = 240_000;
/** With the pauses 14 s: after a buffer's 10 s, within the 30 s that a request may go on for after its answer. */
const ATTEMPT_TIMEOUT_MS = 4_000;
const PAUSES_MS = [500, 1_500];
/** An attempt, the pauses and a slow isolate; after that the sender is taken for dead. */
const OWNED_MS = 25_000;
/** A Queue that is out is left alone for a while, however many visits there are. */
const REST_MS = 10_000;

interface Parcel extends PackedClicks {
  /** How long its sender has, in milliseconds since the epoch. After that, others may send it. */
  ownedUntil: number;
}

export function createClickSender(parts: {
  queue: ClickQueue;
  now: () => number;
  reportFailure: (error: StoreError) => void;
}): ClickSender {
  const { queue, now, reportFailure } = parts;
  const parcels = new Set<Parcel>();
  const held = { clicks: 0, bytes: 0 };

  function add(packed: PackedClicks): void {
    parcels.add({ ...packed, ownedUntil: 0 });
    held.clicks += packed.clicks;
    held.bytes += packed.bytes;
  }

  function remove(parcel: Parcel): void {
    // Another request may have sent it too.
    if (!parcels.delete(parcel)) return;
    held.clicks -= parcel.clicks;
    held.bytes -= parcel.bytes;
  }

  /** @returns null when the Queue took them. */
  async function attempt(messages: readonly string[]): Promise<StoreError | null> {
    try {
      await createDeadline(ATTEMPT_TIMEOUT_MS, now).race(queue.send(messages));
      return null;
    } catch (error) {
      if (error instanceof StoreError) return error;
      if (!(error instanceof DeadlineExceeded)) throw error;
      return new StoreError({ store: "queue", operation: "queue clicks", reason: "no answer in time", cause: error });
    }
  }

  async function deliver(batch: readonly Parcel[]): Promise<void> {
    for (const parcel of batch) parcel.ownedUntil = now() + OWNED_MS;
    const messages = batch.map(({ message }) => message);
    let failure = await attempt(messages);
    for (const pauseMs of PAUSES_MS) {
      if (failure === null) break;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      failure = await attempt(messages);
    }
    if (failure === null) {
      batch.forEach(remove);
    } else {
      for (const parcel of batch) parcel.ownedUntil = now() + REST_MS;
      reportFailure(failure);
    }
  }

  return {
    held,
    async send(batch) {
      packClicks(batch).forEach(add);
      const due = [...parcels].filter(({ ownedUntil }) => ownedUntil <= now());
      await Promise.all(batchesOf(due).map(deliver));
    },
  };
}

function batchesOf(parcels: readonly Parcel[]): Parcel[][] {
  const batches: Parcel[][] = [];
  let bytes = 0;
  for (const parcel of parcels) {
    const last = batches.at(-1);
    if (last !== undefined && last.length < MAX_BATCH_MESSAGES && bytes + parcel.bytes <= MAX_BATCH_BYTES) {
      last.push(parcel);
      bytes += parcel.bytes;
    } else {
      batches.push([parcel]);
      bytes = parcel.bytes;
    }
  }
  return batches;
}

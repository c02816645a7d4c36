import type { ClickBatch } from "./click-batch.ts";
import { encodeClickBatch } from "./click-message.ts";

/** A message for the Queue, and what is in it. */
export interface PackedClicks {
  readonly message: string;
  readonly clicks: number;
  /** Of the message, in UTF-8. */
  readonly bytes: number;
}

/** The Queue takes 128 KB with what it adds, which is some 100 bytes; KB of 1,000. */
export const MAX_MESSAGE_BYTES = 120_000;

/** Packs a batch into as few messages as the Queue takes; none when it is empty. */
export function packClicks(batch: ClickBatch): PackedClicks[] {
  const { clicks, unknown, counts } = batch;
  if (clicks.length === 0 && unknown.length === 0 && counts.length === 0) return [];
  const message = encodeClickBatch(batch);
  const bytes = new TextEncoder().encode(message).length;
  // One click has a few KB at most, the names of one batch some 40 (90 on the longest of domains), its counts 10.
  if (bytes <= MAX_MESSAGE_BYTES || clicks.length < 2) return [{ message, clicks: clicks.length, bytes }];
  const middle = Math.ceil(clicks.length / 2);
  return [
    ...packClicks({ clicks: clicks.slice(0, middle), unknown, counts }),
    ...packClicks({ clicks: clicks.slice(middle), unknown: [], counts: [] }),
  ];
}

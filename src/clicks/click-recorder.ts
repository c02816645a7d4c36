import type { CountBatch } from "../metrics/counter-store.ts";
import { slugIn } from "../names/domain-of-name.ts";
import { sizeOfVisit, type VisitFacts } from "../redirects/visit-facts.ts";
import type { Anchor, VisitRecorder } from "../redirects/visit-recorder.ts";
import type { ClickBatch, QueuedClick } from "./click-batch.ts";
import type { ClickSender } from "./click-sender.ts";

interface Buffer {
  readonly visits: VisitFacts[];
  readonly unknown: Map<string, number>;
  bytes: number;
  /** How long its owner has to flush it, in milliseconds since the epoch. After that, others may. */
  ownedUntil: number;
}

/** As visits of a busy link are, one message of just under the 64 KB that the Queue is paid for by. */
export const FULL_CLICKS = 500;
/** Of headers that are much longer than a browser's. */
const FULL_BYTES = 500_000;
/** Twenty hand-overs that the Queue does not take. */
const MAX_HELD_CLICKS = 10_000;
/** Of the 128 MB of an isolate. */
const MAX_HELD_BYTES = 8_000_000;
/** Counts go on adding up where they are counted, in no more room: in an outage of the Queue they wait there. */
const MAX_BYTES_BEFORE_COUNTS = 500_000;
/** A timer is late in a busy isolate, but not by seconds. */
const GRACE_MS = 5_000;
/** For what comes before the sender: one command to Redis. */
const PREPARE_MS = 10_000;
const MAX_UNKNOWN_NAMES = 200;
/** As long as a slug can be, without its domain. */
const MAX_UNKNOWN_LENGTH = 64;
const UNKNOWN_BYTES = 200;

/**
 * Keeps visits in the isolate's memory until there are enough for a message, or the oldest is old enough (P7).
 *
 * On Workers everything runs for some request. So a buffer has an owner: the request that starts the buffer waits behind
 * its own answer until the time is up, and hands the buffer over. A request that fills the buffer hands it over at once.
 * If the owner is cancelled, nobody hears of it; the next visit sees the buffer's age and takes it over. No request waits
 * for another. When an isolate is killed, what it had not handed over is lost silently.
 *
 * Memory is bounded. A visit that finds no room is dropped and counted; the next hand-over reports the number.
 *
 * @param parts.flushMs age of its oldest visit at which a buffer is handed over; well under 30 s.
 */
export function createClickRecorder(parts: {
  prepare: (visits: readonly VisitFacts[]) => Promise<readonly QueuedClick[]>;
  sender: ClickSender;
  /** Takes the counts for the metrics since the last call. */
  takeCounts: () => readonly CountBatch[];
  flushMs: number;
  now: () => number;
  reportDropped: (clicks: number) => void;
}): VisitRecorder {
  const { prepare, sender, takeCounts, flushMs, now, reportDropped } = parts;
  /** Buffers that were not handed to the sender yet: the open one, and those whose clicks are being made. */
  const buffers = new Set<Buffer>();
  let open: Buffer | null = null;
  const held = { clicks: 0, bytes: 0 };
  let dropped = 0;

  function openFor(time: number, ctx: Anchor): Buffer {
    if (open !== null) {
      if (time < open.ownedUntil) return open;
      ctx.waitUntil(flush(open));
    }
    const buffer = { visits: [], unknown: new Map<string, number>(), bytes: 0, ownedUntil: time + flushMs + GRACE_MS };
    buffers.add(buffer);
    open = buffer;
    ctx.waitUntil(flushInTime(buffer));
    return buffer;
  }

  async function flushInTime(buffer: Buffer): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, flushMs));
    // Otherwise it was full and is flushed already, or another request has taken it over.
    if (open === buffer) await flush(buffer);
  }

  async function flush(first: Buffer): Promise<void> {
    if (open === first) open = null;
    const time = now();
    first.ownedUntil = 0;
    const due = [...buffers].filter((buffer) => buffer !== open && buffer.ownedUntil <= time);
    for (const buffer of due) buffer.ownedUntil = time + PREPARE_MS;
    const batches = await Promise.all(due.map(batchOf));
    // Another request may have taken a buffer over meanwhile, and given its clicks other ids. Only one of the two is
    // sent.
    const own = due.flatMap((buffer, n) => (remove(buffer) ? [batches[n]] : []));
    if (dropped > 0) {
      reportDropped(dropped);
      dropped = 0;
    }
    const counts = sender.held.bytes < MAX_BYTES_BEFORE_COUNTS ? takeCounts() : [];
    await sender.send({ ...merged(own.filter((batch) => batch !== undefined)), counts });
  }

  async function batchOf({ visits, unknown }: Buffer): Promise<VisitBatch> {
    return { clicks: await prepare(visits), unknown: [...unknown] };
  }

  function remove(buffer: Buffer): boolean {
    if (!buffers.delete(buffer)) return false;
    held.clicks -= buffer.visits.length;
    held.bytes -= buffer.bytes;
    return true;
  }

  function hasRoom(): boolean {
    return held.clicks + sender.held.clicks < MAX_HELD_CLICKS && held.bytes + sender.held.bytes < MAX_HELD_BYTES;
  }

  function grow(buffer: Buffer, bytes: number): void {
    buffer.bytes += bytes;
    held.bytes += bytes;
  }

  return {
    record(visit, ctx) {
      // Open a buffer even if there is no room: flushing it makes room.
      const buffer = openFor(visit.time, ctx);
      if (!hasRoom()) {
        dropped++;
        return;
      }
      buffer.visits.push(visit);
      held.clicks++;
      grow(buffer, sizeOfVisit(visit));
      if (buffer.visits.length >= FULL_CLICKS || buffer.bytes >= FULL_BYTES) ctx.waitUntil(flush(buffer));
    },

    recordUnknown(name, ctx) {
      if (slugIn(name).length > MAX_UNKNOWN_LENGTH) return;
      const buffer = openFor(now(), ctx);
      const requests = buffer.unknown.get(name) ?? 0;
      if (requests === 0) {
        if (buffer.unknown.size >= MAX_UNKNOWN_NAMES || !hasRoom()) return;
        grow(buffer, UNKNOWN_BYTES);
      }
      buffer.unknown.set(name, requests + 1);
    },

    handOverCounts: (ctx) => void openFor(now(), ctx),
  };
}

type VisitBatch = Omit<ClickBatch, "counts">;

function merged(batches: readonly VisitBatch[]): VisitBatch {
  return {
    clicks: batches.flatMap(({ clicks }) => clicks),
    unknown: batches.flatMap(({ unknown }) => unknown),
  };
}

import type { CountBatch } from "../metrics/counter-store.ts";
import type { LinkId } from "../names/link-id.ts";
import type { Dimension } from "./click.ts";

/**
 * What an isolate hands to the Queue in one message. User agents travel unread; the consumer reads them, because that takes
 * longer than a redirect.
 */
export interface ClickBatch {
  readonly clicks: readonly QueuedClick[];
  /** Names that were asked for and that no link has, with how often. */
  readonly unknown: readonly (readonly [name: string, requests: number])[];
  /** What was counted besides, for the metrics. */
  readonly counts: readonly CountBatch[];
}

export interface QueuedClick {
  /** UUIDv7 (RFC 9562). */
  readonly id: string;
  readonly linkId: LinkId;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly userAgent: string | null;
  readonly visitor: string | null;
  readonly dimensions: Readonly<Record<Exclude<Dimension, "device" | "browser" | "os">, string | null>>;
  /** The name of the rule that decided; null where none matched. Absent for a link without rules. */
  readonly rule?: string | null;
}

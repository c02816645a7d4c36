import type { ImportRow } from "./import-row.ts";

/** The port to the Queue that pieces of uploads go through. */
export interface ImportQueue {
  /**
   * @param pieces at most {@link MAX_PIECES_SENT}, of {@link MAX_BYTES_SENT} together.
   * @throws {StoreError} when it is not known that all were taken.
   */
  send(pieces: readonly QueuedPiece[]): Promise<void>;
}

export interface QueuedPiece {
  readonly importId: string;
  readonly keepsIds: boolean;
  /** The host that the file was sent to: no link may lead there. Absent in a piece from the release before. */
  readonly host?: string;
  readonly rows: readonly ImportRow[];
}

/** What Cloudflare takes at once: 100 messages of 256 kB together, with about 100 bytes of its own in each. */
export const MAX_PIECES_SENT = 100;
export const MAX_BYTES_SENT = 250_000;
/** What a piece has around its rows, Cloudflare's bytes included. */
export const PIECE_OVERHEAD_BYTES = 250;

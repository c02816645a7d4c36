import type { ImportRow } from "./import-row.ts";

/** The port to the Queue that pieces of uploads go through. */
export interface ImportQueue {
  /** @param pieces as many as fit: see {@link MAX_PIECES_SENT}. @throws {StoreError} when it is not known that all were taken. */
  send(pieces: readonly QueuedPiece[]): Promise<void>;
}

export interface QueuedPiece {
  readonly importId: string;
  readonly keepsIds: boolean;
  /** The host that the file was sent to: no link may lead there. Absent in a piece of the release before. */
  readonly host?: string;
  readonly rows: readonly ImportRow[];
}

/** Cloudflare takes 256 kB at once. Fewer calls count too: a request may make 1,000, and 100 MB need half of them. */
export const MAX_PIECES_SENT = 2;

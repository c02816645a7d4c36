import { StoreError } from "../../lib/store-error.ts";
import { isJsonRecord } from "../import-format.ts";
import type { ImportQueue, QueuedPiece } from "../import-queue.ts";

/** A piece of an upload as it travels through the Queue. */
export interface ImportMessage extends QueuedPiece {
  readonly format: number;
}

const FORMAT = 1;

/** @param queue the slice of a Queue binding that is used. */
export function createImportQueue(queue: {
  sendBatch(messages: Iterable<{ body: ImportMessage }>): Promise<unknown>;
}): ImportQueue {
  return {
    async send(pieces) {
      try {
        await queue.sendBatch(pieces.map((piece) => ({ body: { format: FORMAT, ...piece } })));
      } catch (cause) {
        throw new StoreError({
          store: "queue",
          operation: "queue an upload",
          reason: "the messages were not taken",
          cause,
        });
      }
    },
  };
}

/** null when this release can't read the message. */
export function pieceIn(body: unknown): QueuedPiece | null {
  if (!isJsonRecord(body) || body["format"] !== FORMAT) return null;
  const { importId, keepsIds, host, rows } = body;
  if (typeof importId !== "string" || typeof keepsIds !== "boolean" || !Array.isArray(rows)) return null;
  // In this format, rows go into the Queue as `ImportRow`s.
  const piece = { importId, keepsIds, rows: rows as QueuedPiece["rows"] };
  if (rows.length === 0) return null;
  return typeof host === "string" ? { ...piece, host } : piece;
}

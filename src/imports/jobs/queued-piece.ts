import { StoreError } from "../../lib/store-error.ts";
import { parseHost } from "../../names/host.ts";
import { isJsonRecord } from "../import-format.ts";
import type { ImportQueue, QueuedPiece } from "../import-queue.ts";
import type { ImportRow } from "../import-row.ts";

/**
 * A piece of an upload as it travels through the Queue.
 *
 * It has the lowest format that says it. Format 2 has rows of a second domain. A release that knows format 1 alone would make
 * their links on the default domain, so it puts such a piece off, for one that can read it.
 */
export interface ImportMessage extends QueuedPiece {
  readonly format: number;
}

const FORMATS = { plain: 1, domains: 2 } as const;

/**
 * @param queue the slice of a Queue binding that is used.
 * @param defaultHost of the default domain, which the last release knows.
 */
export function createImportQueue(
  queue: { sendBatch(messages: Iterable<{ body: ImportMessage }>): Promise<unknown> },
  defaultHost: string,
): ImportQueue {
  const formatOf = ({ rows }: QueuedPiece) =>
    rows.some((row) => namesAnother(row, defaultHost)) ? FORMATS.domains : FORMATS.plain;
  return {
    async send(pieces) {
      try {
        await queue.sendBatch(pieces.map((piece) => ({ body: { format: formatOf(piece), ...piece } })));
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
  if (!isJsonRecord(body)) return null;
  if (body["format"] !== FORMATS.plain && body["format"] !== FORMATS.domains) return null;
  const { importId, keepsIds, host, rows } = body;
  if (typeof importId !== "string" || typeof keepsIds !== "boolean" || !Array.isArray(rows)) return null;
  // In both formats, rows go into the Queue as `ImportRow`s.
  const piece = { importId, keepsIds, rows: rows as QueuedPiece["rows"] };
  if (rows.length === 0) return null;
  return typeof host === "string" ? { ...piece, host } : piece;
}

/** What is no host counts too: the row is to fail, and the last release would take no notice. */
function namesAnother(row: ImportRow, defaultHost: string): boolean {
  if ("problem" in row || row.domain === undefined || row.domain === null || row.domain === defaultHost) return false;
  const host = parseHost(row.domain);
  return !host.ok || host.value !== defaultHost;
}

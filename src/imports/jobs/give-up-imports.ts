import { createDeadline } from "../../lib/deadline.ts";
import { log } from "../../lib/log.ts";
import { PUT_OFF_SECONDS, putOff } from "../../lib/put-off.ts";
import { StoreError } from "../../lib/store-error.ts";
import type { ImportedLinks } from "../imported-links.ts";
import { STATEMENT_TIMEOUT_MS } from "./import-links.ts";
import { insertPiece } from "./insert-piece.ts";
import { type ImportMessage, pieceIn } from "./queued-piece.ts";

/**
 * Ends a piece that could not be imported in any of its retries. It writes its rows down as failed, so that every import
 * ends and its sender sees which rows to send again. Links that were made before stay.
 */
const MESSAGE = "was not imported: the database was out of reach for too long, or had another CODE_KEY";

export async function giveUpImports(
  batch: Pick<MessageBatch<ImportMessage>, "messages">,
  { store, now }: { store: ImportedLinks; now: () => number },
): Promise<void> {
  for (const message of batch.messages) {
    const given = pieceIn(message.body);
    if (given === null) {
      log("error", "import-not-understood", { attempts: message.attempts });
      putOff(message, now());
      continue;
    }
    const piece = {
      importId: given.importId,
      firstLine: given.rows[0]?.line ?? 0,
      lastLine: given.rows.at(-1)?.line ?? 0,
      links: [],
      failures: given.rows.map((row) => ({ line: row.line, message: "problem" in row ? row.problem : MESSAGE })),
    };
    try {
      await insertPiece(store, piece, () => createDeadline(STATEMENT_TIMEOUT_MS, now));
      log("error", "import-given-up", { import: piece.importId, rows: piece.failures.length });
      message.ack();
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      log("warn", "import-delayed", { reason: error.message, attempts: message.attempts });
      // No other queue follows this one, so a hundred retries must last for as long as it keeps a message.
      message.retry({ delaySeconds: Math.min(PUT_OFF_SECONDS, 2 ** message.attempts) });
    }
  }
}

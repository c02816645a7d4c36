import { type Deadline, DeadlineExceeded } from "../lib/deadline.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { chunkRows } from "./chunk-rows.ts";
import type { ImportLog } from "./import-log.ts";
import { type ImportQueue, MAX_PIECES_SENT, type QueuedPiece } from "./import-queue.ts";
import type { ImportFile } from "./read-import.ts";

/**
 * Takes an upload in: it goes to the Queue as it is read, in pieces, and nothing of it is kept here.
 *
 * An upload that breaks off in the middle is imported up to there, and its import never gets a `total`.
 */
export interface ImportService {
  /**
   * @param importId a new one, to look the import up by.
   * @param owner whoever the links will be made by.
   * @param host that the file was sent to.
   * @throws {StoreError} @throws {DeadlineExceeded} and whatever the reading of the file throws: what was read
   *   before is imported.
   */
  take(
    importId: string,
    file: ImportFile,
    owner: string,
    deadline: Deadline,
    host: string,
  ): Promise<Result<"taken", "wrong-code-key">>;
}

export function createImportService(parts: {
  log: Pick<ImportLog, "begin" | "end">;
  queue: ImportQueue;
}): ImportService {
  const { log, queue } = parts;

  return {
    async take(importId, file, owner, deadline, host) {
      const begun = await log.begin({ id: importId, owner, header: file.header }, deadline);
      if (begun === "wrong-code-key") return err(begun);

      let total = 0;
      let pieces: QueuedPiece[] = [];
      for await (const { rows } of chunkRows(file.rows)) {
        if (deadline.remainingMs() === 0) throw new DeadlineExceeded("Cannot take the upload: it took too long");
        total += rows.length;
        pieces.push({ importId, keepsIds: begun === "keeps-ids", host, rows });
        if (pieces.length < MAX_PIECES_SENT) continue;
        await queue.send(pieces);
        pieces = [];
      }
      if (pieces.length > 0) await queue.send(pieces);
      await log.end(importId, total, deadline);
      return ok("taken");
    },
  };
}

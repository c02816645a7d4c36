import { type Deadline, DeadlineExceeded } from "../lib/deadline.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { ImportLog } from "./import-log.ts";
import {
  type ImportQueue,
  MAX_BYTES_SENT,
  MAX_PIECES_SENT,
  PIECE_OVERHEAD_BYTES,
  type QueuedPiece,
} from "./import-queue.ts";
import { chunkRows } from "./reading/chunk-rows.ts";
import type { ImportFile } from "./reading/read-import.ts";

/**
 * Reads an upload and sends it to the Queue in pieces. It keeps nothing here.
 *
 * If an upload breaks off, the part before is imported, and the import never gets a `total`. The same holds for an upload
 * that is too large for a Worker: rows cost CPU, and each call to the Queue is one of the request's subrequests.
 */
export interface ImportService {
  /**
   * @param importId a new one, to look the import up by.
   * @param owner who makes the links.
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
  ): Promise<Result<"taken", "wrong-code-key" | "too-many-rows" | "too-many-bytes">>;
}

/**
 * A million take 9 s of CPU in Node here, of the 120 that `limits.cpu_ms` in wrangler.toml allows, and under 700 calls to the
 * Queue. `MAX_SENDS` stops only a file that grows as JSON, such as one of control characters.
 */
export const MAX_ROWS = 1_000_000;
/** A request may make 10,000 subrequests on Cloudflare's paid plan, and 1,000 where an account has its older limit. */
export const MAX_SENDS = 900;

export function createImportService(parts: {
  log: Pick<ImportLog, "begin" | "end">;
  queue: ImportQueue;
}): ImportService {
  const { log, queue } = parts;

  return {
    async take(importId, file, owner, deadline, host) {
      const { format, header } = file;
      const begun = await log.begin(
        { id: importId, owner, header, format, ignoredColumns: file.ignoredColumns() },
        deadline,
      );
      if (begun === "wrong-code-key") return err(begun);

      let [total, unnamed, sends, bytes] = [0, 0, 0, 0];
      let pieces: QueuedPiece[] = [];
      for await (const chunk of chunkRows(file.rows)) {
        if (deadline.remainingMs() === 0) throw new DeadlineExceeded("Cannot read the upload: it took too long");
        const size = chunk.bytes + PIECE_OVERHEAD_BYTES;
        if (pieces.length === MAX_PIECES_SENT || bytes + size > MAX_BYTES_SENT) {
          await queue.send(pieces);
          [pieces, bytes] = [[], 0];
          sends += 1;
        }
        total += chunk.rows.length;
        unnamed += chunk.rows.filter((row) => "name" in row && row.name === null).length;
        // The rows that were read before are still imported, and the answer says so.
        const problem = total > MAX_ROWS ? "too-many-rows" : sends >= MAX_SENDS ? "too-many-bytes" : null;
        if (problem !== null) {
          if (pieces.length > 0) await queue.send(pieces);
          return err(problem);
        }
        pieces.push({ importId, keepsIds: begun === "keeps-ids", host, rows: chunk.rows });
        bytes += size;
      }
      if (pieces.length > 0) await queue.send(pieces);
      await log.end(importId, { total, unnamed, ignoredColumns: file.ignoredColumns() }, deadline);
      return ok("taken");
    },
  };
}

import type { ImportRecord } from "./import-log.ts";

export type ImportState = "queued" | "running" | "done" | "failed";

/** The most that an upload may take (IMPORT_TIMEOUT_MS). */
const UPLOAD_LOST_MS = 15 * 60_000;
/** Queues keep a message for 14 days, in all of its retries. */
const PIECES_LOST_MS = 15 * 86_400_000;

/**
 * How far an import is.
 *
 * @param now milliseconds since the epoch.
 * @returns with `failed`, why, as an error of the file as a whole.
 */
export function stateOf(
  { total, created, failed, createdAt }: Pick<ImportRecord, "total" | "created" | "failed" | "createdAt">,
  now: number,
): { readonly state: ImportState; readonly error: string | null } {
  const settled = created + failed;
  const ageMs = now - createdAt;
  if (total !== null && settled >= total) return { state: "done", error: null };
  if (total === null && ageMs >= UPLOAD_LOST_MS) return { state: "failed", error: UPLOAD_LOST };
  if (ageMs >= PIECES_LOST_MS) return { state: "failed", error: PIECES_LOST };
  return { state: settled === 0 ? "queued" : "running", error: null };
}

const UPLOAD_LOST =
  "the upload was cut off: what came before was imported, and the file can be sent again, where names that are there are reported as taken";
const PIECES_LOST =
  "rows were lost in the Queue: the file can be sent again, where names that are there are reported as taken";

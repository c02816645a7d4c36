import { type Answer, ask } from "../../api/ask.ts";

/** Enough to send a hundred megabytes over a slow line. The API itself reads for two minutes. */
const UPLOAD_MS = 10 * 60_000;

const TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv",
  txt: "text/csv",
  json: "application/json",
  ndjson: "application/x-ndjson",
  jsonl: "application/x-ndjson",
};

/**
 * The headers for a file. They follow from its name, since browsers know too few types. null if no import reads such
 * files.
 */
export function headersOf(fileName: string): Record<string, string> | null {
  const [, ending = "", packed] = /\.([a-z]+?)(\.gz)?$/i.exec(fileName) ?? [];
  const type = TYPES[ending.toLowerCase()];
  if (type === undefined) return null;
  return { "Content-Type": type, ...(packed === undefined ? {} : { "Content-Encoding": "gzip" }) };
}

/** Sends a file, and never sends it again by itself: if an upload is cut off, nobody knows which rows were imported. */
export function upload(
  file: File,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<Answer<{ jobId: string }>> {
  return ask(
    (client, abort) =>
      client.POST("/api/links/import", {
        body: "", // The file itself is given below, so that it is never held as text.
        bodySerializer: () => file,
        headers,
        signal: abort,
      }),
    { signal, isRepeatable: false, timeoutMs: UPLOAD_MS },
  );
}

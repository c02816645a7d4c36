import { type Answer, ask } from "../../api/ask.ts";

/** A hundred megabytes from a slow line. The API itself reads for two minutes. */
const UPLOAD_MS = 10 * 60_000;

const TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv",
  txt: "text/csv",
  json: "application/json",
  ndjson: "application/x-ndjson",
  jsonl: "application/x-ndjson",
};

/** What a file is sent as: by its name, since browsers know too few types. null where it is nothing that is read. */
export function headersOf(fileName: string): Record<string, string> | null {
  const [, ending = "", packed] = /\.([a-z]+?)(\.gz)?$/i.exec(fileName) ?? [];
  const type = TYPES[ending.toLowerCase()];
  if (type === undefined) return null;
  return { "Content-Type": type, ...(packed === undefined ? {} : { "Content-Encoding": "gzip" }) };
}

/** Sends a file. It is sent once: nobody knows what came of one that was cut off. */
export function upload(
  file: File,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<Answer<{ jobId: string }>> {
  return ask(
    (client, abort) =>
      client.POST("/api/links/import", {
        body: "", // The file itself, below: it is not held as text.
        bodySerializer: () => file,
        headers,
        signal: abort,
      }),
    { signal, isRepeatable: false, timeoutMs: UPLOAD_MS },
  );
}

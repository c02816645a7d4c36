import { err, ok, type Result } from "../../lib/result.ts";
import { type FileProblem, isJsonRecord, type JsonRecord } from "../import-format.ts";

/**
 * A file that is one JSON object or array. Memory holds all of it, and several times over while it is parsed, so its size
 * is bounded: APIs that answer like this give pages, and a page of a thousand links has half a megabyte. A larger file
 * can be sent as NDJSON (`jq -c '.links[]'`, `jq -c '.[]'`), which is read as it comes in.
 */
const MAX_BYTES = 4 * 1_048_576;

/** @param encoding that the file was in before it was UTF-8. */
export async function readJsonDocument(
  stream: AsyncIterable<Uint8Array>,
  encoding = "utf-8",
): Promise<Result<JsonRecord | readonly unknown[], FileProblem>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > MAX_BYTES) {
      return err({ reason: "too-large", message: `may have ${MAX_BYTES} bytes at most as JSON. Send it as NDJSON` });
    }
    chunks.push(chunk);
  }
  const text = decoded(chunks);
  if (text === null) return err({ reason: "unreadable", message: `is not ${encoding.toUpperCase()}` });
  try {
    const document: unknown = JSON.parse(text);
    if (isJsonRecord(document)) return ok(document);
    if (Array.isArray(document)) return ok(document as readonly unknown[]);
  } catch {
    return err({ reason: "unreadable", message: "is not JSON" });
  }
  return err({ reason: "unreadable", message: "is neither a JSON object nor an array" });
}

/** null when it is not UTF-8. */
function decoded(chunks: readonly Uint8Array[]): string | null {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });
  try {
    return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join("") + decoder.decode();
  } catch {
    return null;
  }
}

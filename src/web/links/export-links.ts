import { ask } from "../api/ask.ts";
import { toast } from "../frame/toasts.tsx";
import { saveFile } from "../parts/save-file.ts";
import { words } from "../words/words.ts";
import { refusal } from "./row/refusal.ts";

const EXPORT_MS = 10 * 60_000;

/** Saves all links as a file. A plain link to the file would not do, since the key has to be in a header. */
export async function exportLinks(kind: "csv" | "ndjson"): Promise<void> {
  const { links } = words();
  const accept = kind === "csv" ? "text/csv; bom=true" : "application/x-ndjson";
  const stop = new AbortController();
  const done = toast({
    text: links.exporting,
    ms: EXPORT_MS,
    action: { label: links.stop, run: () => stop.abort(new DOMException("Stopped", "AbortError")) },
  });
  try {
    const answer = await ask(
      (client, signal) => client.GET("/api/links/export", { headers: { Accept: accept }, parseAs: "blob", signal }),
      { signal: stop.signal, timeoutMs: EXPORT_MS },
    );
    if (answer.ok) saveFile(answer.value, `links.${kind}`);
    else toast({ text: links.notExported(refusal(answer)), ms: 10_000 });
  } catch {
    // It was stopped, or nobody signed in.
  } finally {
    done();
  }
}

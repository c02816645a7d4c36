import type { RunningWorker } from "./running-worker.ts";
import { asAdmin } from "./settings.ts";

/** An import as the API answers it. */
export interface ImportJson {
  readonly state: "queued" | "running" | "done" | "failed";
  readonly total: number | null;
  readonly created: number;
  readonly failed: number;
  readonly format: string | null;
  readonly ignoredColumns: readonly string[];
  readonly unnamed: number | null;
  readonly errors: readonly { readonly line: number; readonly message: string }[];
  readonly renamed: readonly { readonly line: number; readonly from: string; readonly to: string }[];
}

type Fetch = Pick<RunningWorker, "fetch">;

/** Sends a file. @returns the path of the import. */
export async function sendFile(worker: Fetch, file: BodyInit, type = "application/x-ndjson"): Promise<string> {
  const headers = { ...asAdmin, "Content-Type": type };
  const init = { method: "POST", headers, body: file, ...(file instanceof ReadableStream ? { duplex: "half" } : {}) };
  const response = await worker.fetch("/api/links/import", init);
  if (response.status !== 202) throw new Error(`Cannot import: ${response.status} ${await response.text()}`);
  const { jobId } = await response.json<{ jobId: string }>();
  const location = response.headers.get("Location");
  if (location !== `/api/imports/${jobId}`) throw new Error(`Cannot follow import ${jobId} to ${String(location)}`);
  return location;
}

export async function readImport(worker: Fetch, path: string): Promise<ImportJson> {
  const response = await worker.fetch(path, { headers: asAdmin });
  if (response.status !== 200) throw new Error(`Cannot read an import: ${response.status} ${await response.text()}`);
  return response.json<ImportJson>();
}

/** The import, once it has ended. */
export async function importFile(worker: Fetch, file: BodyInit, type?: string): Promise<ImportJson> {
  const path = await sendFile(worker, file, type);
  return untilItEnds(worker, path);
}

/** @param timeoutMs after which it should have. */
export async function untilItEnds(worker: Fetch, path: string, timeoutMs = 50_000): Promise<ImportJson> {
  for (const giveUpAt = Date.now() + timeoutMs; ; ) {
    const record = await readImport(worker, path).catch((error: unknown) => {
      // On a busy machine Miniflare now and then closes a connection just as it is used again.
      if (error instanceof TypeError) return null;
      throw error;
    });
    if (record?.state === "done") return record;
    if (record?.state === "failed" || Date.now() > giveUpAt) {
      throw new Error(`The import has not ended: ${JSON.stringify({ ...record, errors: record?.errors.slice(0, 3) })}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export async function exportLinks(worker: Fetch, accept = "application/x-ndjson"): Promise<string> {
  const response = await worker.fetch("/api/links/export", { headers: { ...asAdmin, Accept: accept } });
  if (response.status !== 200) throw new Error(`Cannot export: ${response.status} ${await response.text()}`);
  return response.text();
}

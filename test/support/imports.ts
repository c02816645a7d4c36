import { expect } from "vitest";
import type { RunningWorker } from "./running-worker.ts";
import { asAdmin } from "./settings.ts";

/** An import as the API answers it. */
export interface ImportJson {
  readonly state: "queued" | "running" | "done" | "failed";
  readonly total: number | null;
  readonly created: number;
  readonly failed: number;
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
  expect(response.headers.get("Location")).toBe(`/api/imports/${jobId}`);
  return `/api/imports/${jobId}`;
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

export async function untilItEnds(worker: Fetch, path: string, timeout = 50_000): Promise<ImportJson> {
  await expect.poll(async () => (await readImport(worker, path)).state, { timeout, interval: 100 }).toBe("done");
  return readImport(worker, path);
}

export async function exportLinks(worker: Fetch, accept = "application/x-ndjson"): Promise<string> {
  const response = await worker.fetch("/api/links/export", { headers: { ...asAdmin, Accept: accept } });
  if (response.status !== 200) throw new Error(`Cannot export: ${response.status} ${await response.text()}`);
  return response.text();
}

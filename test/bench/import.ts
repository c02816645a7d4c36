import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createTestHarness } from "wrangler";
import { startStack } from "../../src/local/stack.ts";
import buildBundle, { BUNDLE_DIR, ROOT } from "../support/bundle.ts";
import { startDirectWorkerd } from "../support/direct-workerd.ts";
import { exportLinks, sendFile, untilItEnds } from "../support/imports.ts";
import { familyOf } from "../support/processes.ts";
import { ADMIN_KEY, CODE_KEY, ORIGIN } from "../support/settings.ts";

/**
 * `npm run bench:import`: a file of 100,000 links through the production bundle in workerd, on the engines of
 * `npm start`: uploaded, queued, imported, exported.
 *
 * How it stays honest: the file is made as it is sent, so nobody holds it; memory is each process's peak as the
 * kernel has it, over all of its life; at the end every link is counted, and the export has them all. Both
 * stores, Miniflare's queue and the sender share one process, and all of it two cores.
 */
const ROWS = Number(process.env["BENCH_ROWS"] ?? 100_000);
const ROWS_AT_ONCE = 1_000;
/** Almost the 100 MB that an upload may have. */
const ROWS_OF_LARGEST = 450_000;
/** Half of what an isolate has at Cloudflare. */
const MAX_HEAP_MB = 64;
const PORT = 18_789;

function upload(count: number): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      const rows = Array.from({ length: Math.min(ROWS_AT_ONCE, count - sent) }, (_, i) => linkOf(sent + i));
      controller.enqueue(new TextEncoder().encode(rows.map((row) => `${JSON.stringify(row)}\n`).join("")));
      sent += rows.length;
      if (sent === count) controller.close();
    },
  });
}

/** Half of them with names as other shorteners make them, half to get a code. */
function linkOf(i: number): object {
  return {
    url: `https://www.example.com/some/path/of/usual/length/${i}?utm_source=newsletter&utm_campaign=spring`,
    title: `A title of usual length, number ${i}`,
    tags: ["newsletter", `week-${i % 53}`],
    ...(i % 2 === 0 ? { slug: `Ab.${i.toString(36)}` } : {}),
  };
}

/** Megabytes of memory that the process has had at most. */
function peakMb(pid: number): number {
  return Math.round(Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1_024);
}

/** The largest upload, into a workerd whose heap is bounded and whose queue nobody reads: what taking it in needs. */
async function uploadLargest(bindings: Record<string, string>): Promise<string> {
  const script = join(BUNDLE_DIR, "worker.js");
  const workerd = await startDirectWorkerd({ script, port: PORT, bindings, maxHeapMb: MAX_HEAP_MB });
  try {
    const idleMb = peakMb(workerd.pid);
    await sendFile({ fetch: (path, init) => fetch(workerd.url + path, init) }, upload(ROWS_OF_LARGEST));
    return `${peakMb(workerd.pid)} MB of workerd with a heap of ${MAX_HEAP_MB} MB, ${idleMb} MB before`;
  } finally {
    await workerd.close();
  }
}

buildBundle();
const stack = await startStack();
const { NEON_FETCH_ENDPOINT, ...stores } = stack.bindings;
const harness = createTestHarness({
  root: ROOT,
  workers: [
    {
      configPath: join(ROOT, "wrangler.toml"),
      prebuiltWorkerDir: BUNDLE_DIR,
      secrets: { ...stores, CODE_KEY, ADMIN_API_KEY: ADMIN_KEY },
      vars: { BASE_URL: ORIGIN, NEON_FETCH_ENDPOINT },
    },
  ],
});
try {
  await harness.listen();
  const worker = {
    fetch: async (path: string, init = {}) =>
      (await harness.getWorker("bijou").fetch(ORIGIN + path, init as never)) as unknown as Response, // Miniflare brings its own fetch types.
  };
  const seconds = (since: number) => (performance.now() - since) / 1_000;

  const startedAt = performance.now();
  const path = await sendFile(worker, upload(ROWS));
  const uploadedAfter = seconds(startedAt);
  const record = await untilItEnds(worker, path, 3_600_000);
  const importedAfter = seconds(startedAt);
  const exportStartedAt = performance.now();
  const lines = (await exportLinks(worker)).split("\n").length - 2;
  const exportedAfter = seconds(exportStartedAt);

  const { rows } = await stack.sql.query({ query: "SELECT count(*), count(DISTINCT url) FROM links", params: [] });
  const counts = [record.created, lines, ...(rows[0] ?? []).map(Number)];
  if (record.failed > 0 || counts.some((count) => count !== ROWS)) {
    throw new Error(`Not all rows are there: ${JSON.stringify({ counts, errors: record.errors.slice(0, 3) })}`);
  }

  const largest = await uploadLargest({
    ...{ ...stack.bindings, BASE_URL: ORIGIN },
    ...{ CODE_KEY, ADMIN_API_KEY: ADMIN_KEY },
  });
  const workerd = familyOf(process.pid).filter(({ commandLine }) => commandLine.includes("workerd"));
  console.log(`import of ${ROWS} links, on the embedded engines`);
  console.log(`uploaded     ${uploadedAfter.toFixed(1).padStart(7)} s`);
  console.log(`imported     ${importedAfter.toFixed(1).padStart(7)} s, ${(ROWS / importedAfter).toFixed(0)} rows/s`);
  console.log(`exported     ${exportedAfter.toFixed(1).padStart(7)} s, ${(ROWS / exportedAfter).toFixed(0)} rows/s`);
  console.log(
    `peak memory  ${Math.max(...workerd.map(({ pid }) => peakMb(pid)))} MB workerd, ${peakMb(process.pid)} MB this process with both stores`,
  );
  console.log(`an upload of ${ROWS_OF_LARGEST} links takes ${largest}`);
} finally {
  await harness.close();
  await stack.close();
}

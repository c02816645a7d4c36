import { join } from "node:path";
import { decodeClickBatch } from "../../src/clicks/click-message.ts";
import { startStack } from "../../src/local/stack.ts";
import { BUNDLE_DIR, buildBundleInto, ROOT } from "../support/bundle.ts";
import { startClickCollector } from "../support/click-collector.ts";
import { startDirectWorkerd } from "../support/direct-workerd.ts";
import { loadRedirects } from "../support/redirect-load.ts";
import { createSeededRandom } from "../support/seeded-random.ts";
import { ADMIN_KEY, asAdmin, CODE_KEY } from "../support/settings.ts";
import { CF_HEADER, visitsOf } from "./measure/browser-visit.ts";
import { inTurns } from "./measure/in-turns.ts";
import { tell, written } from "./measure/results.ts";

/**
 * `npm run bench`: the CPU of redirects of one hot link by the production bundle, against a bare Worker that returns a
 * constant 302 with the same headers. Bijou runs three times: as it is set up (places from `request.cf`), with
 * `LOCATION_HEADERS=on`, and with `record-visit.ts` replaced by functions that do nothing.
 *
 * How it stays honest: each has a workerd of its own, on a direct socket, and Bijou the same stores; all get the same
 * requests, with a browser's headers and what Cloudflare tells of it, but for the headers of places. What counts is the CPU
 * of that process alone. Rounds alternate, each begins with another one; ratios are taken within a round; there are rounds
 * until the 95 % interval of the medians that matter is within 4 %. At the end every visit must have come to the Queue.
 */
const MIN_ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 12);
const MAX_ROUNDS = Number(process.env["BENCH_MAX_ROUNDS"] ?? 60);
const REQUESTS = Number(process.env["BENCH_REQUESTS"] ?? 20_000);
/** How many different visitors come. As many as there are visits are the dearest. */
const VISITORS = Number(process.env["BENCH_VISITORS"] ?? 60_000);
const WITHIN = 0.04;

const ADDRESS = "https://go.example";
const PLACE = { "CF-IPCountry": "DE", "CF-Region-Code": "BY", "CF-IPCity": "Munich" };

const silentDirectory = join(ROOT, "dist/bench-silent");
buildBundleInto(BUNDLE_DIR);
buildBundleInto(silentDirectory, ["--alias", `./record-visit.ts:${join(import.meta.dirname, "record-nothing.ts")}`]);
const stack = await startStack();
const collector = await startClickCollector();
const settings = { ...stack.bindings, CODE_KEY, ADMIN_API_KEY: ADMIN_KEY, BASE_URL: ADDRESS };
const startBijou = (port: number, directory: string, more: Record<string, string> = {}) =>
  startDirectWorkerd({
    ...{ script: join(directory, "worker.js"), port, bindings: { ...settings, ...more } },
    ...{ queuesTo: { CLICKS: collector.address }, cfHeader: CF_HEADER },
  });
const ports = { bare: 18_787, silent: 18_788, recording: 18_791, withHeaders: 18_792 };
const servers = {
  bare: await startDirectWorkerd({
    ...{ script: join(import.meta.dirname, "bare-worker.js"), port: ports.bare, cfHeader: CF_HEADER },
  }),
  silent: await startBijou(ports.silent, silentDirectory),
  recording: await startBijou(ports.recording, BUNDLE_DIR),
  withHeaders: await startBijou(ports.withHeaders, BUNDLE_DIR, { LOCATION_HEADERS: "on" }),
};

try {
  const created = await fetch(`${servers.recording.url}/api/links`, {
    method: "POST",
    headers: { ...asAdmin, "Content-Type": "application/json" },
    body: '{"url":"https://example.com/hot"}',
  });
  const { slug } = await created.json<{ slug: string }>();
  let recorded = 0;

  /** @returns microseconds of CPU for each redirect. */
  async function measure(name: keyof typeof servers): Promise<number> {
    const requestOf = visitsOf(slug, VISITORS, name === "withHeaders" ? PLACE : {});
    const before = servers[name].cpuMs();
    await loadRedirects(ports[name], REQUESTS, requestOf);
    if (name === "recording" || name === "withHeaders") recorded += REQUESTS;
    return ((servers[name].cpuMs() - before) * 1_000) / REQUESTS;
  }
  const measures = {
    bare: () => measure("bare"),
    silent: () => measure("silent"),
    recording: () => measure("recording"),
    withHeaders: () => measure("withHeaders"),
  };
  // All compiled and warm before anything counts.
  for (const warmUp of Object.values(measures)) await warmUp();

  const turns = await inTurns(measures, {
    until: [
      ["bare", "recording"],
      ["bare", "withHeaders"],
    ],
    ...{ within: WITHIN, minRounds: MIN_ROUNDS, maxRounds: MAX_ROUNDS, random: createSeededRandom(1).next },
  });
  await everyVisitIsCounted(recorded);

  const row = (title: string, name: keyof typeof servers) => {
    const cost = `${title.padEnd(38)} ${written(turns.costOf(name), 1)} µs of CPU each`;
    return name === "bare" ? cost : `${cost}; ${written(turns.ratioOf("bare", name), 3)} of the bare Worker's requests`;
  };
  const bytes = collector.messages.reduce((sum, message) => sum + Buffer.byteLength(message), 0);
  tell("npm run bench", [
    `hot redirects: ${turns.rounds.length} rounds of ${REQUESTS}, ${VISITORS} visitors; medians, with their 95 % intervals`,
    row("bare Worker", "bare"),
    row("Bijou, recording nothing", "silent"),
    row("Bijou, places from request.cf", "recording"),
    row("Bijou, LOCATION_HEADERS=on", "withHeaders"),
    `recording costs ${written(turns.ratioOf("recording", "silent"), 3)} times the CPU of recording nothing,`,
    `with LOCATION_HEADERS ${written(turns.ratioOf("withHeaders", "silent"), 3)} times`,
    `${collector.messages.length} messages for ${recorded} visits, ${(bytes / recorded).toFixed(0)} bytes a visit`,
  ]);
} finally {
  await Promise.all(Object.values(servers).map((server) => server.close()));
  await collector.close();
  await stack.close();
}

/** The last buffers are not full, and wait their time. */
async function everyVisitIsCounted(visits: number): Promise<void> {
  const counted = () =>
    collector.messages.reduce((sum, message) => sum + (decodeClickBatch(message)?.clicks.length ?? 0), 0);
  for (const giveUpAt = Date.now() + 30_000; counted() < visits && Date.now() < giveUpAt; ) {
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  if (counted() !== visits) throw new Error(`Cannot measure: ${visits} visits, and ${counted()} clicks in the Queue`);
}

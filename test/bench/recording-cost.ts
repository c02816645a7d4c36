import { join } from "node:path";
import { decodeClickBatch } from "../../src/clicks/click-message.ts";
import { startStack } from "../../src/local/stack.ts";
import { buildBundleInto, ROOT } from "../support/bundle.ts";
import { startClickCollector } from "../support/click-collector.ts";
import { type DirectWorkerd, startDirectWorkerd } from "../support/direct-workerd.ts";
import { loadRedirects } from "../support/redirect-load.ts";
import { ADMIN_KEY, asAdmin, CODE_KEY } from "../support/settings.ts";

/**
 * `npm run bench:recording`: the CPU that a hot redirect takes with its visit recorded, hand-over to the Queue
 * included, against the same bundle with `record-visit.ts` alone replaced by functions that do nothing.
 *
 * How it stays honest: each runs in a workerd of its own, on a direct socket, over the same stores; what is measured
 * is the CPU time of that process, so neither the load's nor the Queue's counts; rounds alternate and turn their
 * order around; what counts is the ratio within a round, by its median, with the spread of all. Requests have a
 * browser's headers and what Cloudflare tells of them (`request.cf`). At the end every visit must be in the Queue.
 */
const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 10);
const REQUESTS = Number(process.env["BENCH_REQUESTS"] ?? 20_000);
/** How many different visitors come; each of a thousand visits is another's by default, which is the dearest. */
const VISITORS = Number(process.env["BENCH_VISITORS"] ?? 60_000);
const PORTS = { recording: 18_791, silent: 18_792 };

const CF = JSON.stringify({
  ...{ clientTcpRtt: 22, longitude: "11.57549", latitude: "48.13743", tlsCipher: "AEAD-AES128-GCM-SHA256" },
  ...{ continent: "EU", asn: 3_320, country: "DE", isEUCountry: "1", region: "Bavaria", regionCode: "BY" },
  ...{ city: "Munich", postalCode: "80331", timezone: "Europe/Berlin", colo: "MUC", httpProtocol: "HTTP/2" },
  ...{ tlsVersion: "TLSv1.3", asOrganization: "Deutsche Telekom AG", requestPriority: "weight=256;exclusive=1" },
  ...{ tlsClientHelloLength: "1840", tlsClientRandom: "q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=" },
  tlsClientAuth: { certPresented: "0", certVerified: "NONE", certRevoked: "0", certIssuerDN: "", certSubjectDN: "" },
  edgeRequestKeepAliveStatus: 1,
  verifiedBotCategory: "",
});

const requestFor = (slug: string) => {
  const [before, after] = [
    `GET /${slug} HTTP/1.1\r\nHost: go.example\r\nAccept: text/html\r\nAccept-Language: de-DE,de;q=0.9,en;q=0.8\r\n` +
      `Referer: https://news.example/article\r\nX-Cf: ${CF}\r\n`,
    "User-Agent: Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.",
  ];
  return (n: number) => {
    const visitor = n % VISITORS;
    return (
      `${before}CF-Connecting-IP: 203.0.${visitor >> 8}.${visitor & 255}\r\n` +
      `${after}${visitor % 20}.0 Safari/537.36\r\n\r\n`
    );
  };
};

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const directories = { recording: join(ROOT, "dist/bench-recording"), silent: join(ROOT, "dist/bench-silent") };
buildBundleInto(directories.recording);
buildBundleInto(directories.silent, ["--alias", `./record-visit.ts:${join(import.meta.dirname, "record-nothing.ts")}`]);
const stack = await startStack();
const collector = await startClickCollector();
const start = (name: "recording" | "silent") =>
  startDirectWorkerd({
    script: join(directories[name], "worker.js"),
    port: PORTS[name],
    bindings: { ...stack.bindings, CODE_KEY, ADMIN_API_KEY: ADMIN_KEY, BASE_URL: "https://go.example" },
    clicksTo: collector.address,
    cfHeader: "X-Cf",
  });
const recording = await start("recording");
const silent = await start("silent");

try {
  const created = await fetch(`${recording.url}/api/links`, {
    method: "POST",
    headers: { ...asAdmin, "Content-Type": "application/json" },
    body: '{"url":"https://example.com/hot"}',
  });
  const { slug } = await created.json<{ slug: string }>();
  const requestOf = requestFor(slug);

  /** Microseconds of CPU for each redirect. */
  async function measure(server: DirectWorkerd, port: number): Promise<number> {
    const before = server.cpuMs();
    await loadRedirects(port, REQUESTS, requestOf);
    return ((server.cpuMs() - before) * 1_000) / REQUESTS;
  }
  const withRecording = () => measure(recording, PORTS.recording);
  const without = () => measure(silent, PORTS.silent);

  // Both compiled and warm before anything counts.
  await without();
  await withRecording();
  const rounds: { recording: number; silent: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    if (round % 2 === 0) {
      const first = await without();
      rounds.push({ silent: first, recording: await withRecording() });
    } else {
      const first = await withRecording();
      rounds.push({ recording: first, silent: await without() });
    }
  }

  const visits = REQUESTS * (ROUNDS + 1);
  const counted = () =>
    collector.messages.reduce((sum, message) => sum + (decodeClickBatch(message)?.clicks.length ?? 0), 0);
  // The last buffer is not full, and waits its time.
  for (const giveUpAt = Date.now() + 30_000; counted() < visits && Date.now() < giveUpAt; ) {
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  if (counted() !== visits) throw new Error(`Cannot measure: ${visits} visits, and ${counted()} clicks in the Queue`);

  const ratios = rounds.map((round) => round.recording / round.silent).toSorted((a, b) => a - b);
  const row = (name: string, pick: (round: (typeof rounds)[number]) => number) =>
    `${name.padEnd(18)} ${median(rounds.map(pick)).toFixed(1).padStart(6)} µs of CPU each`;
  console.log(`hot redirects, ${ROUNDS} rounds of ${REQUESTS}, ${VISITORS} visitors, one workerd each`);
  console.log(row("without recording", (round) => round.silent));
  console.log(row("with recording", (round) => round.recording));
  console.log(
    `ratio              median ${median(ratios).toFixed(3)}, from ${ratios.at(0)?.toFixed(3)} to ${ratios.at(-1)?.toFixed(3)}`,
  );
  const bytes = collector.messages.reduce((sum, message) => sum + Buffer.byteLength(message), 0);
  console.log(
    `the Queue          ${collector.messages.length} messages for ${visits} visits, ${(bytes / visits).toFixed(0)} bytes a visit`,
  );
} finally {
  await Promise.all([recording.close(), silent.close()]);
  await collector.close();
  await stack.close();
}

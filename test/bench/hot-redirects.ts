import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { startStack } from "../../src/local/stack.ts";
import buildBundle, { BUNDLE_DIR } from "../support/bundle.ts";
import { type DirectWorkerd, startDirectWorkerd } from "../support/direct-workerd.ts";
import { ADMIN_KEY, asAdmin, CODE_KEY } from "../support/settings.ts";

/**
 * `npm run bench`: redirects of one hot link by the production bundle, against a bare Worker that
 * returns a constant 302 with the same headers.
 *
 * How it stays honest: both run in one workerd each, on a direct socket, with the same wrk beside them
 * on the same machine; rounds alternate and turn their order around; each round is a fresh wrk; what
 * counts is the ratio within a round, by its median, with the spread of all rounds. Bijou does its
 * normal work: memory, refreshes from Redis behind the answer, a request id for each answer.
 */
const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 10);
const SECONDS = Number(process.env["BENCH_SECONDS"] ?? 3);
const CONNECTIONS = 32;
const PORTS = { bijou: 18_787, bare: 18_788 };

interface Round {
  readonly perSecond: number;
  readonly cpuMicroseconds: number;
}

async function measure(server: DirectWorkerd, path: string): Promise<Round> {
  const before = server.cpuMs();
  // Not a call that blocks: both stores are in this process, and have to answer Bijou meanwhile.
  const { stdout: report } = await promisify(execFile)("wrk", [
    "-t1",
    `-c${CONNECTIONS}`,
    `-d${SECONDS}s`,
    server.url + path,
  ]);
  const requests = Number(/(\d+) requests in/.exec(report)?.[1]);
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(report)?.[1]);
  // wrk counts 4xx and 5xx as such; a redirect is none.
  if (!(requests > 0) || /Non-2xx or 3xx|Socket errors/.test(report))
    throw new Error(`Cannot measure: wrk reports\n${report}`);
  return { perSecond, cpuMicroseconds: ((server.cpuMs() - before) * 1000) / requests };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

buildBundle();
const stack = await startStack();
const bijou = await startDirectWorkerd({
  script: join(BUNDLE_DIR, "worker.js"),
  port: PORTS.bijou,
  bindings: { ...stack.bindings, CODE_KEY, ADMIN_API_KEY: ADMIN_KEY, BASE_URL: "https://go.example" },
});
const bare = await startDirectWorkerd({ script: join(import.meta.dirname, "bare-worker.js"), port: PORTS.bare });

try {
  const created = await fetch(`${bijou.url}/api/links`, {
    method: "POST",
    headers: { ...asAdmin, "Content-Type": "application/json" },
    body: '{"url":"https://example.com/hot"}',
  });
  const { slug } = await created.json<{ slug: string }>();
  const answer = await fetch(`${bijou.url}/${slug}`, { redirect: "manual" });
  if (answer.status !== 302 || answer.headers.get("Location") !== "https://example.com/hot")
    throw new Error(`Cannot measure: the link answers ${answer.status}`);

  // Both compiled and warm before anything counts.
  await measure(bare, "/");
  await measure(bijou, `/${slug}`);

  const rounds: { bijou: Round; bare: Round }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    if (round % 2 === 0) {
      const first = await measure(bare, "/");
      rounds.push({ bare: first, bijou: await measure(bijou, `/${slug}`) });
    } else {
      const first = await measure(bijou, `/${slug}`);
      rounds.push({ bijou: first, bare: await measure(bare, "/") });
    }
  }

  const ratios = rounds.map((round) => round.bijou.perSecond / round.bare.perSecond).toSorted((a, b) => a - b);
  const row = (name: string, pick: (round: { bijou: Round; bare: Round }) => Round) =>
    `${name.padEnd(14)} ${median(rounds.map((round) => pick(round).perSecond))
      .toFixed(0)
      .padStart(8)} redirects/s  ` +
    `${median(rounds.map((round) => pick(round).cpuMicroseconds))
      .toFixed(1)
      .padStart(6)} µs of CPU each`;
  console.log(`hot redirects, ${ROUNDS} rounds of ${SECONDS} s, ${CONNECTIONS} connections, one workerd each`);
  console.log(row("bare Worker", (round) => round.bare));
  console.log(row("Bijou", (round) => round.bijou));
  console.log(
    `ratio          median ${median(ratios).toFixed(3)}, from ${ratios.at(0)?.toFixed(3)} to ${ratios.at(-1)?.toFixed(3)}`,
  );
} finally {
  await Promise.all([bijou.close(), bare.close()]);
  await stack.close();
}

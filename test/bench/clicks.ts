import { randomUUID } from "node:crypto";
import { FULL_CLICKS } from "../../src/clicks/click-recorder.ts";
import { packClicks } from "../../src/clicks/pack-clicks.ts";
import buildBundle from "../support/bundle.ts";
import { startOnServers } from "../support/engines.ts";
import { queuedClick } from "../support/queued-click.ts";
import { loadVisits } from "../support/redirect-load.ts";
import { startWorker } from "../support/running-worker.ts";

/**
 * `npm run bench:clicks`: visits through the production bundle, Miniflare's Queue and a real PostgreSQL; whether the
 * roll-ups hold exactly the redirects that were answered; and what visits cost in queue operations and statements.
 *
 * The first part is counted: every redirect that was answered, every statement that a proxy saw. One isolate at full
 * speed, so its costs are those of a busy one. The second part is worked out, by the release's own packing of messages,
 * for isolates that see few visits: those would take hours to run. An operation is each 64 KB that is written, read or
 * deleted.
 */
const VISITS = Number(process.env["BENCH_VISITS"] ?? 200_000);
const LINKS = Number(process.env["BENCH_LINKS"] ?? 10_000);
const FLUSH_SECONDS = 10;
const OPERATION_BYTES = 65_536;
/** After which nothing is on its way any more. */
const PATIENCE_MS = 120_000;

const AGENTS = ["Firefox/145.0", "Chrome/142.0.0.0", "Safari/605.1.15"].map(
  (name) => `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) ${name}`,
);

/** Draws links as a few are opened by many: the n-th in proportion to 1/n. */
function createZipf(count: number): () => number {
  const sums = new Float64Array(count);
  for (let n = 0, sum = 0; n < count; n++) sums[n] = sum += 1 / (n + 1);
  const total = sums.at(-1) ?? 0;
  return () => {
    const drawn = Math.random() * total;
    const found = sums.findIndex((sum) => sum >= drawn);
    return found === -1 ? count - 1 : found;
  };
}

const { TEST_DATABASE_URL, TEST_REDIS_URL } = process.env;
if (TEST_DATABASE_URL === undefined || TEST_REDIS_URL === undefined) {
  throw new Error("Cannot measure: set TEST_DATABASE_URL and TEST_REDIS_URL");
}
buildBundle();
const stack = await startOnServers(TEST_DATABASE_URL, TEST_REDIS_URL);
const worker = await startWorker(stack, {
  CLICK_FLUSH_SECONDS: String(FLUSH_SECONDS),
  ADMIN_PER_MINUTE: "1000000",
  // Past the proxy: most visits ask Redis, and nothing of that is counted here.
  UPSTASH_REDIS_REST_URL: stack.bindings.UPSTASH_REDIS_REST_URL,
});
const number = async (query: string) => Number((await stack.sql.query({ query, params: [] })).rows[0]?.[0] ?? 0);
try {
  await worker.create({ url: "https://example.com/" });
  await stack.sql.query({
    query:
      "INSERT INTO links (slug, url) SELECT 'bench-' || n, 'https://example.com/' || n FROM generate_series(0, $1::int) AS n",
    params: [String(LINKS)],
  });
  const draw = createZipf(LINKS);
  let statements = 0;
  const settle = () => {
    statements += worker.sql.calls.filter((body) => /INSERT INTO .{1,3}clicks/.test(body.slice(0, 300))).length;
    worker.sql.forget();
  };
  const statuses = new Map<number, number>();
  const started = Date.now();
  const port = Number(new URL(worker.url).port);
  const requestOf = (n: number) =>
    `GET /bench-${draw()} HTTP/1.1\r\nHost: go.example\r\nAccept-Language: de\r\nUser-Agent: ${AGENTS[n % AGENTS.length]}\r\n\r\n`;
  await loadVisits(port, VISITS, requestOf, (status) => {
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if ((statuses.get(302) ?? 0) % 1_000 === 0) settle();
  });
  const answered = statuses.get(302) ?? 0;
  const seconds = (Date.now() - started) / 1_000;
  const visited = "SELECT sum(visits + bots) FROM click_totals WHERE link_id ";
  for (const giveUpAt = Date.now() + PATIENCE_MS; Date.now() < giveUpAt; ) {
    if ((await number(`${visited} <= 0`)) >= answered) break;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  settle();
  const sums = {
    "of all links together": await number(`${visited} <= 0`),
    "of each link": await number(`${visited} > 0`),
    "by country": await number(
      "SELECT sum(visits + bots) FROM click_dimensions WHERE link_id <= 0 AND dimension = 'country'",
    ),
    "in the access log": await number("SELECT count(*) FROM clicks"),
  };
  const perSecond = (answered / seconds).toFixed(0);
  console.log(`${answered} of ${VISITS} visits answered with a redirect, ${perSecond} a second`);
  for (const [status, count] of statuses) console.log(`${count} answers of status ${status}`);
  for (const [what, sum] of Object.entries(sums)) console.log(`${sum} counted ${what}`);
  console.log(`${statements} statements, ${((1_000 * statements) / answered).toFixed(2)} per thousand visits`);
  if (Object.values(sums).some((sum) => sum !== answered)) process.exitCode = 1;
} finally {
  await worker.close();
  await stack.close();
}

console.log(
  "\nPer thousand visits, by an isolate's visits a second (worked out; a message for each flush, a statement for each message at most):",
);
for (const rate of [0.02, 1, 10, 1_000]) {
  // The first visit opens the buffer, the others come while it is open.
  const perFlush = Math.min(FULL_CLICKS, 1 + Math.floor(rate * FLUSH_SECONDS));
  const clicks = Array.from({ length: perFlush }, (_, n) =>
    queuedClick(n, { id: randomUUID(), visitor: randomUUID().slice(0, 22) }),
  );
  const messages = packClicks({ clicks, unknown: [], counts: [] });
  const operations = messages.reduce((sum, { bytes }) => sum + 3 * Math.ceil(bytes / OPERATION_BYTES), 0);
  const per = (count: number) => ((1_000 * count) / perFlush).toFixed(1);
  console.log(
    `${rate}/s: ${perFlush} visits a flush, ${per(operations)} queue operations, ${per(messages.length)} statements`,
  );
}

import { startBenchBijou } from "../support/bench-bijou.ts";
import { postMcp, toolCall } from "../support/mcp-client.ts";
import { createSeededRandom } from "../support/seeded-random.ts";
import { inTurns } from "./measure/in-turns.ts";
import { tell, written } from "./measure/results.ts";

/**
 * `npm run bench:mcp`: the CPU of making a link by `tools/call` against that of `POST /api/links`, by the production bundles of both
 * Workers in one workerd.
 *
 * How it stays honest: the same fields, over one database; rounds alternate, each begins with the other; what counts is the ratio
 * within a round. Each answer is looked at: a call that is refused would be cheap.
 */
const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 12);
const MAX_ROUNDS = Number(process.env["BENCH_MAX_ROUNDS"] ?? 40);
const CREATES = Number(process.env["BENCH_REQUESTS"] ?? 300);

const bijou = await startBenchBijou(18_797);
let made = 0;
const fields = () => ({
  url: `https://shop.example.com/products/${++made}`,
  title: `Product ${made}`,
  tags: ["spring"],
});

/** @returns milliseconds of CPU for each. */
async function costOf(create: () => Promise<unknown>): Promise<number> {
  const before = bijou.cpuMs();
  for (let n = 0; n < CREATES; n++) await create();
  return (bijou.cpuMs() - before) / CREATES;
}

async function createByTool(): Promise<void> {
  const response = await postMcp(bijou, toolCall("create_link", fields()));
  const text = await response.text();
  if (response.status !== 200 || !text.includes('"structuredContent"')) {
    throw new Error(`Cannot measure: tools/call answers ${response.status} ${text}`);
  }
}

try {
  const measures = {
    api: () => costOf(() => bijou.call(201, "POST", "/api/links", fields())),
    tool: () => costOf(createByTool),
  };
  for (const warmUp of Object.values(measures)) await warmUp();
  const turns = await inTurns(measures, {
    ...{ until: [["tool", "api"]], within: 0.04, minRounds: ROUNDS, maxRounds: MAX_ROUNDS },
    random: createSeededRandom(1).next,
  });
  tell("npm run bench:mcp", [
    `creates over ${bijou.stack.sql.name}: ${turns.rounds.length} rounds of ${CREATES}; medians, with their 95 % intervals`,
    `POST /api/links ${written(turns.costOf("api"), 2)} ms of CPU each`,
    `tools/call      ${written(turns.costOf("tool"), 2)} ms of CPU each, ${written(turns.ratioOf("tool", "api"), 2)} times as much`,
  ]);
} finally {
  await bijou.close();
}

import { join, resolve } from "node:path";
import { startStack } from "../../src/local/stack.ts";
import buildBundle, { BUNDLE_DIR } from "../support/bundle.ts";
import { createSeededRandom } from "../support/seeded-random.ts";
import { ADMIN_KEY, asAdmin, CODE_KEY } from "../support/settings.ts";
import { coldStart, meanOfStarts, STARTS } from "./measure/cold-starts.ts";
import { inTurns } from "./measure/in-turns.ts";
import { tell, written } from "./measure/results.ts";

/**
 * `npm run bench:start -- before.js`: the CPU that a new process of workerd uses until it has answered a redirect that Redis
 * knows, by the bundle in this file and by today's. What a change adds to the start of an isolate, which is far less than what
 * the machine scatters between two runs. Both read the same stores: today's schema.
 */
const [before] = process.argv.slice(2);
if (before === undefined) throw new Error("Cannot measure: name the worker.js of a bundle of before");

buildBundle();
const stack = await startStack();
const bindings = { ...stack.bindings, CODE_KEY, ADMIN_API_KEY: ADMIN_KEY, BASE_URL: "https://go.example" };
const today = join(BUNDLE_DIR, "worker.js");
const create = {
  method: "POST",
  headers: { ...asAdmin, "Content-Type": "application/json" },
  body: JSON.stringify({ url: "https://example.com/", slug: "cold" }),
};
const redirect = (script: string) => meanOfStarts(() => coldStart(script, bindings, 302, "/cold"));

try {
  await coldStart(today, bindings, 201, "/api/links", create);
  const turns = await inTurns(
    { before: () => redirect(resolve(before)), today: () => redirect(today) },
    {
      ...{ until: [["today", "before"]], within: 0.02 },
      ...{
        minRounds: Number(process.env["BENCH_ROUNDS"] ?? 12),
        maxRounds: Number(process.env["BENCH_MAX_ROUNDS"] ?? 40),
      },
      random: createSeededRandom(1).next,
    },
  );
  tell("npm run bench:start", [
    `a redirect of a cold isolate: ${turns.rounds.length} rounds of ${STARTS} starts; medians, with their 95 % intervals`,
    `before  ${written(turns.costOf("before"), 0)} ms of CPU`,
    `today   ${written(turns.costOf("today"), 0)} ms of CPU, ${written(turns.extraOf("today", "before"), 1)} more`,
  ]);
} finally {
  await stack.close();
}

import { join } from "node:path";
import { startStack } from "../../src/local/stack.ts";
import { linkKey } from "../../src/redirects/stores/link-keys.ts";
import buildBundle, { BUNDLE_DIR } from "../support/bundle.ts";
import { createSeededRandom } from "../support/seeded-random.ts";
import { ADMIN_KEY, asAdmin, CODE_KEY } from "../support/settings.ts";
import { coldStart, meanOfStarts, STARTS } from "./measure/cold-starts.ts";
import { inTurns } from "./measure/in-turns.ts";
import { tell, written } from "./measure/results.ts";

/**
 * `npm run bench:cold`: the CPU that a new process of workerd uses until it has given its first answer: the bare Worker's, a
 * redirect that Redis knows, one that only Postgres knows, and a create.
 *
 * How it stays honest: see measure/cold-starts.ts. Rounds alternate, each begins with another one, and there are rounds until
 * the interval of what a redirect costs over the bare Worker is known within a tenth.
 */
const MIN_ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 12);
const MAX_ROUNDS = Number(process.env["BENCH_MAX_ROUNDS"] ?? 40);
const WITHIN = 0.1;

buildBundle();
const stack = await startStack();
const bindings = { ...stack.bindings, CODE_KEY, ADMIN_API_KEY: ADMIN_KEY, BASE_URL: "https://go.example" };
const bijou = (status: number, path: string, request?: RequestInit) =>
  coldStart(join(BUNDLE_DIR, "worker.js"), bindings, status, path, request);
const bare = () => coldStart(join(import.meta.dirname, "bare-worker.js"), {}, 302, "/");

const create = (n: number) => ({
  method: "POST",
  headers: { ...asAdmin, "Content-Type": "application/json" },
  body: JSON.stringify({ url: `https://example.com/${n}`, slug: `cold-${n}` }),
});

let created = 0;
try {
  await bijou(201, "/api/links", create(created++));
  await bijou(201, "/api/links", create(created++));
  const turns = await inTurns(
    {
      bare: () => meanOfStarts(bare),
      redis: () => meanOfStarts(() => bijou(302, "/cold-0")),
      postgres: () =>
        meanOfStarts(async () => {
          await stack.redis.run(["DEL", linkKey("cold-1")]);
          return bijou(302, "/cold-1");
        }),
      create: () => meanOfStarts(() => bijou(201, "/api/links", create(created++))),
    },
    {
      ...{ until: [["bare", "redis"]], within: WITHIN, minRounds: MIN_ROUNDS, maxRounds: MAX_ROUNDS },
      random: createSeededRandom(1).next,
    },
  );
  const row = (title: string, name: "redis" | "postgres" | "create") =>
    `${title.padEnd(26)} ${written(turns.costOf(name), 0)} ms of CPU, ${written(turns.extraOf(name, "bare"), 0)} over the bare Worker`;
  tell("npm run bench:cold", [
    `cold isolates: ${turns.rounds.length} rounds of ${STARTS} starts; medians, with their 95 % intervals`,
    `${"bare Worker".padEnd(26)} ${written(turns.costOf("bare"), 0)} ms of CPU`,
    row("a redirect from Redis", "redis"),
    row("a redirect from Postgres", "postgres"),
    row("a create", "create"),
  ]);
} finally {
  await stack.close();
}

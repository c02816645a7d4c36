import { loadavg } from "node:os";
import { type BenchBijou, startBenchBijou } from "../support/bench-bijou.ts";
import { spreadOf } from "../support/spread.ts";

/**
 * `npm run bench:bulk`: links made a second by bulk calls of 1,000, against single creates over the same stores.
 *
 * How it stays honest: everything goes through the production bundle on a direct socket, over the same stores in
 * the same process; a client waits for each answer before it sends the next, of either kind. Rounds alternate and
 * turn their order around; what counts is the ratio within a round, by its median, with the spread of all rounds.
 * Single creates are also measured 16 at a time, which is the most that a client gets out of them here.
 *
 * There is no network between the Worker and its stores here, for which a single create waits a thousand times as
 * often. BENCH_STORE_MS holds up every call to a store for so long, by a proxy that costs both kinds the same a call.
 */
const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 8);
const STORE_MS = Number(process.env["BENCH_STORE_MS"] ?? 0);
const SINGLES = 208;
const BULKS = 4;
const BULK_SIZE = 1_000;
const AT_A_TIME = 16;

interface Round {
  readonly single: number;
  readonly concurrent: number;
  readonly bulk: number;
}

let made = 0;
const nextLink = () => ({
  url: `https://shop.example.com/products/${++made}?utm_source=newsletter&utm_campaign=spring`,
  title: `Product ${made}`,
  tags: ["spring"],
});

async function createOne({ call }: BenchBijou): Promise<void> {
  await call(201, "POST", "/api/links", nextLink());
}

async function createMany({ call }: BenchBijou): Promise<void> {
  const links = Array.from({ length: BULK_SIZE }, nextLink);
  const { results } = await call<{ results: { status: number }[] }>(200, "POST", "/api/links/bulk", { links });
  const failed = results.find(({ status }) => status !== 201);
  if (results.length !== BULK_SIZE || failed !== undefined) {
    throw new Error(`Cannot measure: not all of ${BULK_SIZE} links were made: ${JSON.stringify(failed)}`);
  }
}

/** @returns links a second. */
async function measure(links: number, work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (links * 1_000) / (performance.now() - start);
}

const bijou = await startBenchBijou(18_790, STORE_MS);
const kinds: { readonly [Kind in keyof Round]: () => Promise<number> } = {
  single: () =>
    measure(SINGLES, async () => {
      for (let i = 0; i < SINGLES; i++) await createOne(bijou);
    }),
  concurrent: () =>
    measure(SINGLES, () =>
      Promise.all(
        Array.from({ length: AT_A_TIME }, async () => {
          for (let i = 0; i < SINGLES / AT_A_TIME; i++) await createOne(bijou);
        }),
      ),
    ),
  bulk: () =>
    measure(BULKS * BULK_SIZE, async () => {
      for (let i = 0; i < BULKS; i++) await createMany(bijou);
    }),
};

try {
  const rounds: Round[] = [];
  // The first rounds warm everything up, and don't count.
  for (let round = -2; round < ROUNDS; round++) {
    const speeds = { single: 0, concurrent: 0, bulk: 0 };
    const order = ["single", "bulk", "concurrent"] as const;
    for (const kind of round % 2 === 0 ? order : order.toReversed()) speeds[kind] = await kinds[kind]();
    if (round >= 0) rounds.push(speeds);
  }

  console.log(
    `creates over ${bijou.stack.sql.name} and ${bijou.stack.redis.name}, ${STORE_MS} ms away, ${ROUNDS} rounds`,
  );
  console.log(`(load of this machine, which has this and all else to do: ${loadavg()[0]?.toFixed(1)})`);
  const row = (name: string, unit: string, digits: number, values: readonly number[]) => {
    const { median, least, most } = spreadOf(values);
    const [middle, from, to] = [median, least, most].map((value) => value.toFixed(digits));
    console.log(`${name.padEnd(38)} median ${middle?.padStart(7)} ${unit}, from ${from} to ${to}`);
  };
  const pick = (kind: keyof Round) => rounds.map((round) => round[kind]);
  row("single, one after another", "links/s", 0, pick("single"));
  row(`single, ${AT_A_TIME} at a time`, "links/s", 0, pick("concurrent"));
  row(`bulk of ${BULK_SIZE}, one after another`, "links/s", 0, pick("bulk"));
  const against = (kind: "single" | "concurrent") => rounds.map((round) => round.bulk / round[kind]);
  row("bulk against single", "times", 1, against("single"));
  row(`bulk against ${AT_A_TIME} at a time`, "times", 1, against("concurrent"));
} finally {
  await bijou.close();
}

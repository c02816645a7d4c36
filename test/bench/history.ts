import { loadavg } from "node:os";
import { PgDialect } from "drizzle-orm/pg-core";
import { createLinks } from "../../src/links/stores/bulk-statements.ts";
import { importCodeKey } from "../../src/names/code-key.ts";
import { startBenchBijou } from "../support/bench-bijou.ts";
import { destinationOf, draftOf } from "../support/sample-links.ts";
import { CODE_KEY } from "../support/settings.ts";
import { spreadOf } from "../support/spread.ts";

/**
 * `npm run bench:history`: what history costs a create. With it, and with the trigger that writes it switched off: the CPU of the
 * Worker for a single create, and PostgreSQL's own time (EXPLAIN ANALYZE, which has the triggers' in it) for a bulk of 1,000.
 *
 * How it stays honest: the production bundle and the real statement, over one database; rounds alternate and turn their
 * order around; what counts is the ratio within a round, by its median, with the spread of all rounds.
 */
const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 10);
const SINGLES = 200;
const BULKS = 6;
const BULK_SIZE = 1_000;

const bijou = await startBenchBijou(18_796);
const { fingerprint } = await importCodeKey(CODE_KEY);
let made = 0;
const url = () => `https://shop.example.com/products/${++made}?utm_source=newsletter&utm_campaign=spring`;

/** Milliseconds of the Worker's CPU for a create. */
async function single(): Promise<number> {
  const before = bijou.cpuMs();
  for (let i = 0; i < SINGLES; i++) {
    const body = { url: url(), title: `Product ${made}`, tags: ["spring"] };
    await bijou.call(201, "POST", "/api/links", body);
  }
  return (bijou.cpuMs() - before) / SINGLES;
}

/** Milliseconds of PostgreSQL for a bulk. */
async function bulk(): Promise<number> {
  const items = Array.from({ length: BULK_SIZE }, () => {
    const fields = { url: destinationOf(url()), title: `Product ${made}`, tags: ["spring"], slug: null };
    return { kind: "draft" as const, draft: draftOf(fields) };
  });
  const statement = createLinks({ items, createdBy: "key:admin", idempotency: null }, fingerprint);
  const { sql, params } = new PgDialect().sqlToQuery(statement);
  const query = `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${sql}`;
  const { rows } = await bijou.stack.sql.query({
    query,
    params: params.map((value) => (value === null ? null : String(value as string | number | boolean))),
  });
  return (JSON.parse(rows[0]?.[0] ?? "[]") as [{ "Execution Time": number }])[0]["Execution Time"]; // EXPLAIN's own form.
}

const switchHistory = (what: "ENABLE" | "DISABLE") =>
  bijou.stack.sql.query({ query: `ALTER TABLE links ${what} TRIGGER links_history_made`, params: [] });

try {
  const rounds: { with: { single: number; bulk: number }; without: { single: number; bulk: number } }[] = [];
  // The first rounds warm everything up, and don't count.
  for (let round = -2; round < ROUNDS; round++) {
    const taken = { with: { single: 0, bulk: 0 }, without: { single: 0, bulk: 0 } };
    const order = ["with", "without"] as const;
    for (const kind of round % 2 === 0 ? order : order.toReversed()) {
      await switchHistory(kind === "with" ? "ENABLE" : "DISABLE");
      taken[kind].single = await single();
    }
    // By turns, since the load of the machine changes faster than a round does.
    for (let i = 0; i < BULKS; i++) {
      for (const kind of i % 2 === 0 ? order : order.toReversed()) {
        await switchHistory(kind === "with" ? "ENABLE" : "DISABLE");
        taken[kind].bulk += (await bulk()) / BULKS;
      }
    }
    if (round >= 0) rounds.push(taken);
  }
  console.log(`creates with history and without, over ${bijou.stack.sql.name}, ${ROUNDS} rounds`);
  console.log(`(load of this machine, which has this and all else to do: ${loadavg()[0]?.toFixed(1)})`);
  const row = (name: string, values: readonly number[]) => {
    const { median, least, most } = spreadOf(values);
    const [middle, from, to] = [median, least, most].map((value) => value.toFixed(2));
    console.log(`${name.padEnd(46)} median ${middle?.padStart(7)}, from ${from} to ${to}`);
  };
  for (const [what, name] of [
    ["single", "Worker, ms of CPU a create"],
    ["bulk", `PostgreSQL, ms a bulk of ${BULK_SIZE}`],
  ] as const) {
    for (const kind of ["with", "without"] as const)
      row(
        `${name}, ${kind}`,
        rounds.map((each) => each[kind][what]),
      );
    row(
      `${name}, ratio`,
      rounds.map((each) => each.with[what] / each.without[what]),
    );
  }
} finally {
  await bijou.close();
}

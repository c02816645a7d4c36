import { simulateBusy } from "./busy.ts";
import { UNKNOWN, UNKNOWN_SHARE } from "./busy-tables.ts";
import { count, dollars, percent, table } from "./markdown.ts";
import { type Levers, simulateMonth } from "./month.ts";
import { PRICES } from "./prices.ts";
import { createZipf } from "./zipf.ts";

const LINKS = 1e6;
const POPS = 100;
const asked = (exponent: number) => {
  return { links: createZipf(LINKS, exponent), unknown: UNKNOWN, unknownShare: UNKNOWN_SHARE };
};

/** What a rung that a data centre's isolates share saves: every isolate of one point of presence is simulated, with it and without. */
export async function dataCentreTable(visits: number, say: (line: string) => void): Promise<string> {
  const rows: string[][] = [];
  for (const exponent of [0.8, 1, 1.2])
    for (const perPop of [10, 100]) {
      const row = [`${exponent.toFixed(1)}, ${count(perPop)}/s`];
      for (const simulated of [1, 4, 16, 64]) {
        const traffic = {
          ...asked(exponent),
          perSecond: POPS * perPop,
          isolates: POPS * simulated,
          simulated,
          visits,
          seed: 7,
        };
        const reads = async (hasDataCentreRung: boolean) => {
          const seen = await simulateBusy({ ...traffic, hasDataCentreRung });
          return (seen.commands.get("read a cached link") ?? 0) / seen.visits;
        };
        const [without, with_] = [await reads(false), await reads(true)];
        row.push(`${percent(1 - with_ / without)}, $${dollars(1e6 * (without - with_) * PRICES.redisCommand.value)}`);
      }
      rows.push(row);
      say(`a rung of the data centre: ${row[0] ?? ""}`);
    }
  return table(["Zipf, a point of presence", "1 isolate", "4 isolates", "16 isolates", "64 isolates"], rows);
}

/** What a longer wait in the isolate saves. */
export async function flushTable(visits: number): Promise<string> {
  const rows: string[][] = [];
  for (const rate of [0.002, 0.02, 0.1, 1, 10, 100]) {
    const row = [count(rate) === "0" ? String(rate) : count(rate)];
    for (const flushMs of [10_000, 25_000]) {
      const few = Math.min(visits, Math.ceil(rate * 7_200 * 16));
      const traffic = { ...asked(1), perSecond: rate * 1_000, isolates: 1_000, simulated: rate < 1 ? 16 : 1 };
      const seen = await simulateBusy({ ...traffic, visits: few, seed: 9, flushMs });
      const each = seen.operations / seen.visits;
      row.push(count(1_000 * each), dollars(1e6 * each * PRICES.queueOperation.value));
    }
    rows.push(row);
  }
  return table(
    ["visits/s of an isolate", "10 s: operations/1,000", "$ a million", "25 s: operations/1,000", "$ a million"],
    rows,
  );
}

const AS_IT_IS: Levers = { pingMinutes: 5, countEveryMs: 0, linkLifeFactor: 1, listFromRedis: false, flushMs: 10_000 };
const HOUR_MS = 3_600_000;
const LEVERS: readonly (readonly [string, Partial<Levers>])[] = [
  ["as it is", {}],
  ["no pings (`HEALTH_INTERVAL_MINUTES=0`)", { pingMinutes: 0 }],
  ["visits handed over after 25 s", { flushMs: 25_000 }],
  ["visits counted once an hour", { countEveryMs: HOUR_MS }],
  ["links live a day in Redis", { linkLifeFactor: 24 }],
  ["blocked domains known from Redis", { listFromRedis: true }],
  ["the last three", { countEveryMs: HOUR_MS, linkLifeFactor: 24, listFromRedis: true }],
  ["the last three, no pings", { countEveryMs: HOUR_MS, linkLifeFactor: 24, listFromRedis: true, pingMinutes: 0 }],
  [
    "the same, and links live 30 days",
    { countEveryMs: HOUR_MS, linkLifeFactor: 720, listFromRedis: true, pingMinutes: 0 },
  ],
];

export interface Month {
  readonly lever: string;
  readonly visits: number;
  readonly total: number;
}

export async function monthTables(say: (line: string) => void): Promise<{ tables: string; months: readonly Month[] }> {
  const months: Month[] = [];
  const tables: string[] = [];
  for (const visits of [1_000, 50_000, 1_000_000]) {
    const rows: string[][] = [];
    for (const [lever, change] of LEVERS) {
      const month = await simulateMonth(visits, { ...AS_IT_IS, ...change });
      const total = month.worker + month.redis + month.queue + month.neon;
      months.push({ lever, visits, total });
      const parts = [month.worker, month.redis, month.queue, month.neon, total].map(dollars);
      rows.push([lever, ...parts, count(Math.round(month.neonHours)), count(Math.round(month.wakings))]);
    }
    say(`a month of ${count(visits)} visits`);
    tables.push(
      `**${count(visits)} visits a month**\n\n${table(["", "Worker", "Redis", "Queue", "Neon", "all", "hours awake", "wakings"], rows)}`,
    );
  }
  return { tables: tables.join("\n\n"), months };
}

import { simulateBusy } from "./busy.ts";
import { besideWithFixedRedis, dollarsOf, type Use } from "./cost.ts";
import { firstLimit, takenOf } from "./first-limit.ts";
import { count, dollars, large, percent, table } from "./markdown.ts";
import { answeredBy, isolatesOf, type Place, redisGb, useExpected, useSeen } from "./use.ts";
import { createZipf, type Zipf } from "./zipf.ts";

export const EXPONENTS = [0.8, 1, 1.2];
export const RATES = [10, 100, 1_000, 10_000, 100_000, 1_000_000];
export const LINKS = [1e4, 1e5, 1e6, 1e7, 1e8, 1e9];
export const PLACES: readonly Place[] = [
  { name: "10 points of presence", pops: 10, least: 1 },
  { name: "300 points of presence", pops: 300, least: 1 },
];
/** Those that are simulated; the others are in the grid by the closed form alone. */
const SIMULATED_LINKS = [1e6, 1e9];
const SHOWN_LINKS = 1e6;
const MOST_SIMULATED = 16;
export const UNKNOWN = createZipf(1e6, 1);
export const UNKNOWN_SHARE = 0.01;

export interface Cell {
  readonly place: Place;
  readonly exponent: number;
  readonly links: Zipf;
  readonly perSecond: number;
  readonly isolates: number;
  readonly seen: Use;
  readonly expected: Use;
  readonly answered: ReturnType<typeof answeredBy>;
}

/** @param visits that each cell counts. */
export async function simulateCells(visits: number, say: (line: string) => void): Promise<readonly Cell[]> {
  const cells: Cell[] = [];
  for (const place of PLACES)
    for (const exponent of EXPONENTS)
      for (const number of SIMULATED_LINKS) {
        const links = createZipf(number, exponent);
        for (const perSecond of RATES) {
          const isolates = isolatesOf(place, perSecond);
          const rate = perSecond / isolates;
          const simulated = Math.min(isolates, Math.max(1, Math.min(MOST_SIMULATED, Math.round(100 / rate))));
          const seed = cells.length + 1;
          const asked = { links, unknown: UNKNOWN, unknownShare: UNKNOWN_SHARE };
          const seen = await simulateBusy({ ...asked, perSecond, isolates, simulated, visits, seed });
          const both = { seen: useSeen(seen, perSecond, isolates), expected: useExpected(links, perSecond, isolates) };
          cells.push({ place, exponent, links, perSecond, isolates, answered: answeredBy(seen), ...both });
        }
        say(`${place.name}, Zipf ${exponent}, ${large(number)} links`);
      }
  return cells;
}

export function ladderTable(cells: readonly Cell[], place: Place, exponent: number): string {
  const shown = cells.filter(
    (cell) => cell.place === place && cell.exponent === exponent && cell.links.count === SHOWN_LINKS,
  );
  return table(
    [
      "redirects/s",
      "each isolate",
      "memory",
      "commands",
      "look-ups",
      "queue",
      "Redis",
      "Queue",
      "Neon",
      "beside",
      "fixed Redis",
    ],
    shown.map(({ perSecond, isolates, seen, answered, links }) => {
      const { redis, queue, neon, beside } = dollarsOf(seen);
      const shares = [percent(answered.memory), count(1_000 * seen.commands), count(1_000 * seen.lookUps)];
      const fixed = besideWithFixedRedis(seen, redisGb(links, perSecond, isolates));
      return [
        ...[count(perSecond), count(perSecond / isolates), ...shares, count(1_000 * seen.operations)],
        ...[redis, queue, neon, beside, fixed].map(dollars),
      ];
    }),
  );
}

/** Dollars a million beside the Worker's own, for every number of links. */
export function gridTable(cells: readonly Cell[], place: Place): string {
  const rows = EXPONENTS.flatMap((exponent) =>
    LINKS.map((number) => {
      const links = createZipf(number, exponent);
      const at = RATES.map((perSecond) => {
        const cell = cells.find(
          (each) =>
            each.place === place &&
            each.exponent === exponent &&
            each.links.count === number &&
            each.perSecond === perSecond,
        );
        return dollars(dollarsOf(cell?.seen ?? useExpected(links, perSecond, isolatesOf(place, perSecond))).beside);
      });
      return [`${exponent.toFixed(1)}, ${large(number)}`, ...at];
    }),
  );
  return table(["Zipf, links", ...RATES.map((rate) => `${count(rate)}/s`)], rows);
}

export function limitTable(): string {
  const rows = PLACES.flatMap((place) =>
    EXPONENTS.flatMap((exponent) =>
      [1e4, 1e6, 1e9].map((number) => {
        const links = createZipf(number, exponent);
        const useAt = (rate: number) => useExpected(links, rate, isolatesOf(place, rate));
        const gbAt = (rate: number) => redisGb(links, rate, isolatesOf(place, rate));
        const first = firstLimit(useAt, gbAt);
        const taken = takenOf(useAt(1e6), gbAt(1e6)).map(({ whose, share }) => `${whose} ${count(share)}×`);
        const traffic = `${place.name}, Zipf ${exponent.toFixed(1)}, ${large(number)} links`;
        return [traffic, count(Math.round(first.perSecond / 100) * 100), first.whose, taken.slice(0, 3).join("; ")];
      }),
    ),
  );
  return table(["traffic", "first met at redirects/s", "whose", "at 1,000,000/s"], rows);
}

/** How far the simulation is from the closed form: the median and the most, of commands and look-ups. */
export function distance(cells: readonly Cell[]): { median: number; most: number } {
  const distances = cells
    .flatMap(({ seen, expected }) => [seen.commands / expected.commands - 1])
    .map(Math.abs)
    .toSorted((a, b) => a - b);
  return { median: distances[distances.length >> 1] ?? 0, most: distances.at(-1) ?? 0 };
}

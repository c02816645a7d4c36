import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Cell, EXPONENTS, PLACES } from "./busy-tables.ts";
import { dollarsOf } from "./cost.ts";
import { missesOf } from "./expected.ts";
import { type Line, lineChart } from "./svg.ts";
import { isolatesOf, type Place, useExpected } from "./use.ts";
import { createZipf, type Zipf } from "./zipf.ts";

const FOLDER = join(import.meta.dirname, "pictures");
const LINKS = 1e6;

/** Lines are the closed form, dots what was simulated. */
export function drawPictures(cells: readonly Cell[]): void {
  mkdirSync(FOLDER, { recursive: true });
  const shown = cells.filter(({ links }) => links.count === LINKS);
  writeFileSync(
    join(FOLDER, "memory.svg"),
    lineChart({
      ...{
        title: "Redirects answered by memory, 10^6 links",
        x: "redirects a second in an isolate",
        y: "share",
        most: 1,
      },
      lines: linesOf(
        0.01,
        1_000,
        (zipf, rate) => 1 - zipf.sum((mass) => missesOf(mass * rate)) / rate,
        (exponent) =>
          shown
            .filter((cell) => cell.exponent === exponent)
            .map(({ perSecond, isolates, answered }) => [perSecond / isolates, answered.memory]),
      ),
    }),
  );
  for (const place of PLACES) {
    writeFileSync(join(FOLDER, `dollars-${place.pops}.svg`), dollarsAt(place, shown));
  }
}

function dollarsAt(place: Place, shown: readonly Cell[]): string {
  return lineChart({
    ...{
      title: `Dollars a million, beside the Worker's own: ${place.name}, 10^6 links`,
      x: "redirects a second",
      y: "$",
    },
    most: 6,
    lines: linesOf(
      10,
      1e6,
      (zipf, rate) => dollarsOf(useExpected(zipf, rate, isolatesOf(place, rate))).beside,
      (exponent) =>
        shown
          .filter((cell) => cell.place === place && cell.exponent === exponent)
          .map(({ perSecond, seen }) => [perSecond, dollarsOf(seen).beside]),
    ),
  });
}

function linesOf(
  from: number,
  to: number,
  valueAt: (zipf: Zipf, rate: number) => number,
  dots: (exponent: number) => Line["points"],
): Line[] {
  const rates = Array.from({ length: 61 }, (_, n) => from * (to / from) ** (n / 60));
  return EXPONENTS.flatMap((exponent) => {
    const zipf = createZipf(LINKS, exponent);
    return [
      { name: `Zipf ${exponent.toFixed(1)}`, points: rates.map((rate) => [rate, valueAt(zipf, rate)] as const) },
      { name: "simulated", points: dots(exponent), isDots: true },
    ];
  });
}

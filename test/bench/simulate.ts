import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  distance,
  EXPONENTS,
  gridTable,
  ladderTable,
  limitTable,
  PLACES,
  simulateCells,
} from "./simulate/busy-tables.ts";
import { dataCentreTable, flushTable, monthTables } from "./simulate/lever-tables.ts";
import { percent, table } from "./simulate/markdown.ts";
import { drawPictures } from "./simulate/pictures.ts";
import { FIXED_REDIS, LIMITS, PRICES } from "./simulate/prices.ts";

/**
 * `npm run simulate`: the caches' own code on a virtual clock, from 10 to 1,000,000 redirects a second: what is called how
 * often, what that costs at list prices, and whose limit is met first. Writes `simulation.md` and its pictures. The same each
 * time: chance is seeded. What follows from it is in `simulate/README.md`.
 *
 * SIMULATED_VISITS is how many visits each cell counts.
 */
const VISITS = Number(process.env["SIMULATED_VISITS"] ?? 1_000);
const say = (line: string) => {
  console.log(line);
};

const cells = await simulateCells(VISITS, say);
const dataCentre = await dataCentreTable(VISITS, say);
const flushes = await flushTable(VISITS);
const { tables: months } = await monthTables(say);
const { median, most } = distance(cells);

drawPictures(cells);

const listed = [...Object.values(PRICES), ...FIXED_REDIS.map(({ monthly }) => monthly), ...Object.values(LIMITS)];
const page = `# Simulation

Made by \`npm run simulate\`: don't edit it. What it is, what it assumes and what follows: [simulate/README.md](simulate/README.md).

${VISITS.toLocaleString("en")} visits in each of ${cells.length} cells. Commands of Redis differ from the [closed form](simulate/expected.ts) by ${percent(median)} (median), ${percent(most)} at most.

![](simulate/pictures/memory.svg)

## The ladder, with 1,000,000 links

Per thousand redirects: commands of Redis, look-ups in Postgres, operations of the Queue. Then dollars a million redirects; "beside" is all three; "fixed Redis" is the same with the smallest plan at a fixed price that holds the links.

${PLACES.flatMap((place) => EXPONENTS.map((exponent) => `### ${place.name}, Zipf ${exponent.toFixed(1)}\n\n${ladderTable(cells, place, exponent)}`)).join("\n\n")}

## Dollars a million, beside the Worker's own

10^6 and 10^9 links are simulated, the others are the closed form.

${PLACES.map((place) => `### ${place.name}\n\n![](simulate/pictures/dollars-${place.pops}.svg)\n\n${gridTable(cells, place)}`).join("\n\n")}

## The first limit

${limitTable()}

## A rung for each data centre

How many reads of Redis it saves, and dollars a million redirects. 100 points of presence, 1,000,000 links.

${dataCentre}

## Handing visits over later

${flushes}

## A month of thin traffic

Dollars a month, without the $5 of Cloudflare's plan. 1,000 links, 40 points of presence.

${months}

## Prices and limits

${table(
  ["what", "value", "read in a copy of", "where"],
  listed.map(({ value, unit, source, copy }) => [
    unit,
    value < 0.01 ? `${Number((value * 1e6).toFixed(3))} / 10^6` : String(value),
    copy ?? "not again",
    source,
  ]),
)}
`;
writeFileSync(join(import.meta.dirname, "simulation.md"), page);

import { spawnSync } from "node:child_process";
import { advisoriesAgainst, shippedPackages } from "./shipped-packages.ts";

/** `npm run audit`: fails if npm knows an advisory against a package that is shipped. What only builds or tests may wait. */
const { stdout } = spawnSync("npm", ["audit", "--json"], { encoding: "utf8" });
const names = await shippedPackages();
const advisories = advisoriesAgainst(names, JSON.parse(stdout));
for (const advisory of advisories) console.error(advisory);
console.log(`${advisories.length} advisories against the ${names.length} packages that are shipped`);
if (advisories.length > 0) process.exitCode = 1;

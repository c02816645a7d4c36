import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkMigration } from "../deploy/check-migration.ts";

/** `npm run db:check`: refuses migrations that the last release could not run beside, or that would lock it out. */
const FOLDER = join(import.meta.dirname, "../../../drizzle");

/** Written before the first release: there was no table with rows yet that they could have locked. */
const LAST_BEFORE_RELEASES = "0003_clicks.sql";

const files = readdirSync(FOLDER).filter((name) => name.endsWith(".sql"));
let refused = 0;
for (const file of files.toSorted()) {
  const hasRows = file > LAST_BEFORE_RELEASES;
  for (const { kind, statement, why } of checkMigration(readFileSync(join(FOLDER, file), "utf8"), hasRows)) {
    if (kind === "warning" && !hasRows) continue;
    if (kind === "refused") refused++;
    console.log(`${file}: ${kind}: ${statement.slice(0, 100)}\n  ${why}`);
  }
}
if (refused > 0) {
  console.error(`Cannot go on: ${refused} statements are refused; split them off, or add "-- contract: <reason>"`);
  process.exitCode = 1;
} else {
  console.log(`The last release goes on beside each of ${files.length} migrations`);
}

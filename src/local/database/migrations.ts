import { readFileSync } from "node:fs";
import { join } from "node:path";

export const MIGRATIONS = { migrationsFolder: join(import.meta.dirname, "../../../drizzle") };

/** When the newest migration of this tree was made, as drizzle's journal has it: milliseconds since the epoch. */
export function newestMigration(): number {
  const journal = readFileSync(join(MIGRATIONS.migrationsFolder, "meta/_journal.json"), "utf8");
  const { entries } = JSON.parse(journal) as { entries: readonly { when: number }[] }; // As drizzle-kit writes it.
  return Math.max(...entries.map(({ when }) => when));
}

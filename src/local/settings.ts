import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SETTING_WORDS } from "./settings.docs.ts";
import { settingsPage } from "./settings-page.ts";

/** `npm run settings`: src/local/SETTINGS.md. With `--check` nothing is written, and a stale page fails. */
const FILE = join(import.meta.dirname, "SETTINGS.md");

const text = settingsPage(SETTING_WORDS);
if (!process.argv.includes("--check")) writeFileSync(FILE, text);
else if (readFileSync(FILE, "utf8") !== text) {
  console.error("Cannot go on: src/local/SETTINGS.md is stale; run npm run settings");
  process.exitCode = 1;
}

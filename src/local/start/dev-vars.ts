import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FIRST_LINE = "# Written by `npm run stack`, and gone when that ends.\n";

/**
 * Writes the settings that `wrangler dev` reads from `.dev.vars`, for as long as this process runs, however it ends.
 * wrangler takes only what `[secrets] required` of wrangler.toml names, so nothing else belongs in there.
 *
 * @throws when there is such a file by somebody else.
 */
export function lendDevVars(file: string, settings: Readonly<Record<string, string>>): void {
  if (!isOurs(file)) throw new Error(`${file} is not from npm run stack: move it away`);
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${quote(name, value)}\n`);
  const remover = join(import.meta.dirname, "remove-when-gone.ts");
  const child = spawn(process.execPath, [remover, file], { detached: true, stdio: ["pipe", "ignore", "ignore"] });
  child.unref();
  writeFileSync(file, FIRST_LINE + lines.join(""), { mode: 0o600 });
}

function isOurs(file: string): boolean {
  try {
    return readFileSync(file, "utf8").startsWith(FIRST_LINE);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return true;
    throw error;
  }
}

/** dotenv, which wrangler reads it by, takes what is between quotes as it is, and knows no way to write a quote there. */
function quote(name: string, value: string): string {
  const mark = ["'", "`"].find((candidate) => !value.includes(candidate));
  if (mark === undefined) throw new Error(`${name} can't stand in .dev.vars: it has both ' and \``);
  return mark + value + mark;
}

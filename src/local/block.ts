import { createReadStream } from "node:fs";
import { parseArgs } from "node:util";
import { blockDomains } from "./block/block-domains.ts";
import { readDomains } from "./block/read-domains.ts";

/**
 * `npm run block -- list.txt`: blocks the domains of a file at BASE_URL, with ADMIN_API_KEY; with `--unblock` it takes
 * them back. The file has a domain on each line, or is a hosts file. Ends with 1 if it skipped a line.
 */
const env: Readonly<Record<string, string | undefined>> = process.env;
const { BASE_URL = "http://localhost:8787", ADMIN_API_KEY = "" } = env;

interface Options {
  readonly file: string;
  readonly isUnblock: boolean;
  readonly reason: string | null;
}

/** @throws with what is wrong with the arguments and settings. */
function readOptions(): Options {
  const options = { unblock: { type: "boolean", default: false }, reason: { type: "string" } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Error("give the name of one file");
  if (!URL.canParse(BASE_URL)) throw new Error("BASE_URL must be where links are opened, such as https://go.example");
  if (ADMIN_API_KEY === "") throw new Error("ADMIN_API_KEY is not set");
  return { file, isUnblock: values.unblock, reason: values.unblock ? null : (values.reason ?? null) };
}

try {
  const { file, isUnblock, reason } = readOptions();
  const action = isUnblock ? "unblock" : "block";
  const address = new URL(BASE_URL).origin;
  const { domains, badLines } = await blockDomains(readDomains(createReadStream(file)), {
    ...{ address, adminKey: ADMIN_API_KEY, action, reason },
    say: (line) => console.log(`  ${line}`),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
  console.log(`${domains} domains are ${action}ed at ${address}, everywhere within 75 s`);
  if (badLines > 0) {
    console.error(`Cannot read every line: ${badLines} skipped`);
    process.exitCode = 1;
  }
} catch (error) {
  console.error(`Cannot block: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

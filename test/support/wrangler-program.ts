#!/usr/bin/env node
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { type Account, answerAsWrangler } from "./wrangler-account.ts";

/** The stand-in for wrangler as a program, for BIJOU_WRANGLER. The account is the file that WRANGLER_STAND_IN names. */
const file = process.env["WRANGLER_STAND_IN"] ?? "";
const account = JSON.parse(readFileSync(file, "utf8")) as Account; // Written by wrangler-stand-in.ts and below.
const call = process.argv.slice(2);
const input = call.join(" ").startsWith("secret bulk") ? readFileSync(0, "utf8") : "";
const { exitCode, stdout, stderr, events } = answerAsWrangler(account, call, input);
writeFileSync(file, JSON.stringify(account));
for (const event of events) {
  appendFileSync(process.env["WRANGLER_OUTPUT_FILE_PATH"] ?? "", `${JSON.stringify(event)}\n`);
}
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = exitCode;

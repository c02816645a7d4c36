import { execFile } from "node:child_process";
import { join } from "node:path";

export interface Ran {
  readonly exitCode: number;
  /** What it wrote, both streams one after the other. */
  readonly text: string;
  readonly output: string;
}

/** Runs a program of this package by the Node that runs the tests: the machine's own may be too old for it. */
export function runTool(name: "conformance" | "mcp-inspector", args: readonly string[]): Promise<Ran> {
  const program = join(import.meta.dirname, "node_modules/.bin", name);
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [program, ...args],
      { timeout: 120_000, maxBuffer: 16_000_000 },
      (error, output, said) => {
        const exitCode = error === null ? 0 : error.code;
        if (typeof exitCode === "number") resolve({ exitCode, text: output + said, output });
        else reject(error ?? new Error(`Cannot run ${name}`));
      },
    );
  });
}

import { spawn } from "node:child_process";

export interface Part {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
}

/**
 * Runs all parts at the same time and says how each ended, with what it printed where it failed.
 * @returns the names of those that failed.
 */
export async function runParts(
  parts: readonly Part[],
  { say, now }: { say: (text: string) => void; now: () => number },
): Promise<string[]> {
  const failed: string[] = [];
  await Promise.all(
    parts.map(async ({ name, command: [program, ...args] }) => {
      const startedAt = now();
      const { exitCode, printed } = await run(program, args);
      const seconds = ((now() - startedAt) / 1000).toFixed(1);
      if (exitCode === 0) {
        say(`✓ ${name}, ${seconds} s`);
      } else {
        failed.push(name);
        say(`${printed.trim()}\n✗ ${name}, ${seconds} s`);
      }
    }),
  );
  return failed;
}

async function run(program: string, args: readonly string[]): Promise<{ exitCode: number | null; printed: string }> {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (printed += chunk.toString("utf8")));
  return new Promise((resolve) => {
    child.once("error", ({ message }) => resolve({ exitCode: null, printed: message }));
    child.once("close", (exitCode) => resolve({ exitCode, printed }));
  });
}

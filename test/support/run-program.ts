import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { ROOT } from "./bundle.ts";

/**
 * Runs one of the programs of src/local to its end, with nothing in its environment but this.
 * @param root of a copy of the project, where files of it are written.
 */
export async function runProgram(
  file: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  root = ROOT,
): Promise<{ exitCode: number | null; output: string }> {
  const { PATH = "", HOME = ROOT } = process.env;
  const child = spawn(process.execPath, [join("src/local", file), ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    // The generated type of an environment demands Bijou's secrets.
    env: {
      ...{ PATH: join(ROOT, "node_modules/.bin") + delimiter + PATH, HOME },
      ...settings,
    } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv,
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  return { exitCode, output };
}

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Runs one wrangler command. Nothing else starts wrangler for a deploy, so a test can replace it. */
export type Wrangler = (args: readonly string[], options?: WranglerOptions) => Promise<WranglerAnswer>;

export interface WranglerOptions {
  /** Sent to its standard input. Secrets are passed only in this way. */
  readonly input?: string;
  /** Whether its questions and output go to the terminal, as for a login. */
  readonly isInteractive?: boolean;
}

export interface WranglerAnswer {
  readonly exitCode: number;
  /** What it printed; errors go to `stderr`. */
  readonly stdout: string;
  readonly stderr: string;
  /** What it wrote for programs: one JSON object a line, told apart by `type`. */
  readonly events: readonly Readonly<Record<string, unknown>>[];
}

const ROOT = join(import.meta.dirname, "../../..");
/** It reads settings from its environment too; secrets shall reach it by its input alone. */
const WITHHELD = /^(DATABASE_URL|REDIS_URL|UPSTASH_REDIS_REST_URL|UPSTASH_REDIS_REST_TOKEN|CODE_KEY|ADMIN_API_KEY)$/;

/** @param env BIJOU_WRANGLER names another program than the wrangler of this tree. */
export function createWrangler(env: Readonly<Record<string, string | undefined>>): Wrangler {
  const command = env["BIJOU_WRANGLER"] ?? join(ROOT, "node_modules/.bin/wrangler");
  const handedOn = Object.fromEntries(Object.entries(env).filter(([name]) => !WITHHELD.test(name)));
  return async (args, { input, isInteractive = false } = {}) => {
    const folder = mkdtempSync(join(tmpdir(), "bijou-wrangler-"));
    const eventFile = join(folder, "events");
    try {
      const child = spawn(command, args, {
        cwd: ROOT,
        stdio: isInteractive ? "inherit" : "pipe",
        // The generated type of an environment requires Bijou's secrets, which are just the ones that are removed here.
        env: {
          ...handedOn,
          WRANGLER_SEND_METRICS: "false",
          // esbuild writes NODE_ENV into the bundle.
          NODE_ENV: "production",
          WRANGLER_OUTPUT_FILE_PATH: eventFile,
        } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv,
      });
      const printed = { stdout: "", stderr: "" };
      child.stdout?.on("data", (chunk: Buffer) => (printed.stdout += chunk.toString("utf8")));
      child.stderr?.on("data", (chunk: Buffer) => (printed.stderr += chunk.toString("utf8")));
      // If wrangler ends without reading its input, its exit code says why.
      child.stdin?.on("error", () => undefined);
      child.stdin?.end(input ?? "");
      const exitCode = await new Promise<number>((resolve, reject) => {
        child.once("error", reject);
        child.once("close", (code) => resolve(code ?? 1));
      });
      return { exitCode, ...printed, events: readEvents(eventFile) };
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
}

/** @throws with what wrangler printed, when it failed. */
export async function must(wrangler: Wrangler, args: readonly string[], options?: WranglerOptions) {
  const answer = await wrangler(args, options);
  if (answer.exitCode !== 0) {
    const printed = `${answer.stdout}${answer.stderr}`.trim();
    throw new Error(`wrangler ${args.slice(0, 2).join(" ")} ended with code ${answer.exitCode}: ${printed}`);
  }
  return answer;
}

function readEvents(file: string): Record<string, unknown>[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return []; // Most commands write none.
    throw error;
  }
  const lines = text.split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>); // wrangler's output file is NDJSON.
}

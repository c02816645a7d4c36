import { readdirSync, readFileSync } from "node:fs";
import { cloudflareTest } from "@cloudflare/vitest-pool-workers";
import { defineConfig } from "vitest/config";

/** Suites that start servers and workerd need more than a unit test's five seconds on a busy machine. */
const SLOW = { testTimeout: 60_000, hookTimeout: 120_000 };

/**
 * Files share a process, and its modules: each process of its own would load drizzle and wrangler anew, at 2 s of CPU
 * each. So a test puts back what it changes. Globals are put back for it.
 */
const node = (name: string, more: object = {}) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    exclude: filesWithoutServers(name),
    environment: "node" as const,
    isolate: false,
    unstubGlobals: true,
    ...more,
  },
});

/**
 * With TEST_ENGINES=servers, a file that starts the embedded engines alone, or none, would run as it did without.
 * The contract suites all stay: they are few, and each is about a store.
 */
function filesWithoutServers(project: string): string[] {
  if (process.env["TEST_ENGINES"] !== "servers" || (project !== "local" && project !== "whole")) return [];
  const files = readdirSync(`test/${project}`, { recursive: true, encoding: "utf8" });
  const tests = files.map((file) => `test/${project}/${file}`).filter((file) => file.endsWith(".test.ts"));
  return tests.filter((file) => {
    const source = readFileSync(file, "utf8");
    const imports = source.match(/^import [^;]*;/gm)?.join("\n") ?? "";
    return !/\b(?:engines|servers)\b(?!\.ts)/.test(imports) && !/TEST_(?:DATABASE|REDIS)_URL/.test(source);
  });
}

/** @param more which files, and whether each has a workerd of its own. */
const inWorkerd = (name: string, more: object) => ({
  plugins: [
    cloudflareTest(({ inject }) => ({
      main: "./test/support/worker-main.ts",
      wrangler: { configPath: "./wrangler.toml" },
      miniflare: {
        bindings: inject("bindings"),
        serviceBindings: { MCP: "bijou-mcp" },
        workers: [inject("mcpWorker")],
      },
    })),
  ],
  test: {
    name,
    include: ["test/worker/**/*.test.ts"],
    globalSetup: "test/support/worker-bindings.ts",
    // Files may share a workerd: each has an isolate's memory of its own.
    setupFiles: ["test/support/worker-set-up.ts"],
    ...SLOW,
    ...more,
  },
});

/** Files that watch or change what all of a workerd have in common would meet what the Queue brings of the file before. */
function watching(): string[] {
  const tests = readdirSync("test/worker").filter((file) => file.endsWith(".test.ts"));
  const paths = tests.map((file) => `test/worker/${file}`);
  return paths.filter((file) =>
    /\bvi\.(?:spyOn|mock|stub\w+|useFakeTimers)\(|support\/log-lines/.test(readFileSync(file, "utf8")),
  );
}

// For each Worker that starts, wrangler says where its settings come from: hundreds of lines that nobody reads.
process.env["WRANGLER_LOG"] ??= "error";

export default defineConfig({
  test: {
    projects: [
      node("unit", { testTimeout: 180_000 }), // Properties take thousands of runs, and the machine may be busy.
      node("contract", SLOW),
      // drizzle changes how the driver reads dates, for a whole process; this folder also tests the driver as it comes.
      node("local", { ...SLOW, isolate: true }),
      node("whole", { ...SLOW, globalSetup: "test/support/bundle.ts" }),
      inWorkerd("worker", { isolate: false, exclude: watching() }),
      inWorkerd("worker-watching", { include: watching() }),
    ],
    // The Worker logs each API request: only what a failed test logged is worth reading.
    silent: "passed-only",
    // One more than the cores of a small machine: many suites wait for a server to start or to time out.
    maxWorkers: 3,
    reporters: ["default", ["json", { outputFile: process.env["TEST_RESULTS"] ?? "dist/test-results.json" }]],
  },
});

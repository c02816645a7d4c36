import { cloudflareTest } from "@cloudflare/vitest-pool-workers";
import { defineConfig } from "vitest/config";

/** Suites that start servers and workerd need more than a unit test's five seconds on a busy machine. */
const SLOW = { testTimeout: 60_000, hookTimeout: 120_000 };

const node = (name: string, more: object = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], environment: "node" as const, ...more },
});

// For each Worker that starts, wrangler says where its settings come from: hundreds of lines that nobody reads.
process.env["WRANGLER_LOG"] ??= "error";

export default defineConfig({
  test: {
    projects: [
      // Properties take thousands of runs, and the machine may be busy. These tests share no state: one process loads
      // the modules once for all files, which halves its CPU.
      node("unit", { testTimeout: 180_000, isolate: false }),
      node("contract", SLOW),
      node("local", SLOW),
      node("whole", { ...SLOW, globalSetup: "test/support/bundle.ts" }),
      {
        plugins: [
          cloudflareTest(({ inject }) => ({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: { bindings: inject("bindings") },
          })),
        ],
        test: {
          name: "worker",
          include: ["test/worker/**/*.test.ts"],
          // Each file keeps a workerd of its own: messages of a Queue that are to come again would reach the next one.
          globalSetup: "test/support/worker-bindings.ts",
          ...SLOW,
        },
      },
    ],
    // The Worker logs each API request: only what a failed test logged is worth reading.
    silent: "passed-only",
    // Two cores, and the suites time nothing.
    maxWorkers: 2,
    reporters: ["default", ["json", { outputFile: process.env["TEST_RESULTS"] ?? "dist/test-results.json" }]],
  },
});

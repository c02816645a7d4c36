import { defineConfig } from "vitest/config";

/** `npm run test:mcp`: programs of others against `/mcp`. They have a package of their own here, which nobody else installs. */
export default defineConfig({
  test: {
    include: ["test/mcp-tools/*.test.ts"],
    globalSetup: ["test/support/bundle.ts"],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    maxWorkers: 1,
    reporters: ["default", ["json", { outputFile: process.env["TEST_RESULTS"] ?? "dist/test-results-mcp.json" }]],
  },
});

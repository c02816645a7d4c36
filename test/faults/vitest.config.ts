import { defineConfig } from "vitest/config";

/** `npm run test:faults`: outages, crashes, full stores and long load, under steady traffic; one suite at a time. */
export default defineConfig({
  test: {
    include: ["test/faults/**/*.test.ts"],
    globalSetup: ["test/support/bundle.ts"],
    testTimeout: 600_000,
    hookTimeout: 120_000,
    // Each suite puts the machine under load: two at once would measure each other.
    fileParallelism: false,
    reporters: ["default", ["json", { outputFile: process.env["TEST_RESULTS"] ?? "dist/test-results-faults.json" }]],
  },
});

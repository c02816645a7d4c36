import { defineConfig } from "vitest/config";

/** `npm run lighthouse`: no part of `.ci/run`, since one of its categories is about speed, and machines are slow now and then. */
export default defineConfig({
  test: {
    include: ["test/lighthouse/*.test.ts"],
    globalSetup: ["test/support/bundle.ts"],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    maxWorkers: 1,
    reporters: [
      "default",
      ["json", { outputFile: process.env["TEST_RESULTS"] ?? "dist/test-results-lighthouse.json" }],
    ],
  },
});

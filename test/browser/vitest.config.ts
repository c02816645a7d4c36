import { defineConfig } from "vitest/config";

/** `npm run test:browser`: what needs a Chromium, which `npm test` must do without. */
export default defineConfig({
  test: {
    include: ["test/browser/**/*.test.ts"],
    globalSetup: ["test/support/bundle.ts"],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // Machines are slow now and then; the default is a second.
    expect: { poll: { timeout: 60_000 } },
    maxWorkers: 1,
    reporters: ["default", ["json", { outputFile: process.env["TEST_RESULTS"] ?? "dist/test-results-browser.json" }]],
  },
});

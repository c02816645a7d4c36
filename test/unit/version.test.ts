import { expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { VERSION } from "../../src/version.ts";

it("VERSION is the one of package.json", () => {
  expect(VERSION).toBe(manifest.version);
});

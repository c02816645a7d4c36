import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { REPORT_REASONS } from "../../../src/abuse/report.ts";
import { PROBLEMS } from "../../../src/http/problem.ts";
import { de } from "../../../src/http/words/de.ts";
import { en } from "../../../src/http/words/en.ts";
import { speechIn } from "../../../src/http/words/words.ts";
import { ROOT } from "../../support/bundle.ts";

const SRC = join(ROOT, "src");
const sources = globSync("{http,redirects,abuse,docs}/**/*.ts", { cwd: SRC, exclude: ["http/words/{en,de}.ts"] })
  .map((path) => readFileSync(join(SRC, path), "utf8"))
  .filter((text) => text.includes("words"));

/** `report.errors.slug`, down to the notices. */
function pathsIn(texts: object, before = ""): string[] {
  return Object.entries(texts).flatMap(([name, text]: [string, unknown]) =>
    typeof text === "object" && text !== null ? pathsIn(text, `${before}${name}.`) : [before + name],
  );
}

describe("the words of the visitor's pages", () => {
  it("are there in each language, and say something", () => {
    const optional = /\.todo$/;
    const sorted = (words: object) =>
      pathsIn(words)
        .filter((path) => !optional.test(path))
        .toSorted();
    expect(sorted(de)).toEqual(sorted(en));
    expect(JSON.stringify([en, de])).not.toContain('""');
  });

  it("are all used", () => {
    const isUsed = (path: string) => {
      const names = path.split(".").filter((name) => !["heading", "why", "todo"].includes(name));
      const last = names.at(-1) ?? "";
      return sources.some((text) =>
        new RegExp(String.raw`\.${last}\b|\b${last}\b[^=]*\} = |["']${last}["']|\b${last}:`).test(text),
      );
    };
    const isNamedByType = (path: string) => /^(?:problems|report\.reasons)\./.test(path);
    expect(pathsIn(en).filter((path) => !isNamedByType(path) && !isUsed(path))).toEqual([]);
    // These are found by the type of the problem, and the reason of the report.
    expect(Object.keys(en.problems).filter((type) => !Object.hasOwn(PROBLEMS, type))).toEqual([]);
    expect(Object.keys(en.report.reasons)).toEqual([...REPORT_REASONS]);
  });

  it("have plurals and days of their language", () => {
    const [english, german] = [speechIn("en"), speechIn("de")];
    const wait = ({ words, numbers }: typeof english, seconds: number) => words.waitSeconds(numbers, seconds);
    expect([1, 1_200].map((seconds) => wait(english, seconds))).toEqual([
      "Try again in 1 second.",
      "Try again in 1,200 seconds.",
    ]);
    expect([1, 1_200].map((seconds) => wait(german, seconds))).toEqual([
      "Versuchen Sie es in 1 Sekunde noch einmal.",
      "Versuchen Sie es in 1.200 Sekunden noch einmal.",
    ]);
    const day = new Date("2026-11-29T23:59:59Z");
    expect([english.numbers.day(day), german.numbers.day(day)]).toEqual(["November 29, 2026", "29. November 2026"]);
  });
});

import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { wordsIn as german } from "../../../src/web/words/de.ts";
import { wordsIn as english } from "../../../src/web/words/en.ts";
import { createFormat } from "../../../src/web/words/format.ts";
import { ROOT } from "../../support/bundle.ts";

const WEB = join(ROOT, "src/web");
const sources = globSync("**/*.{ts,tsx}", { cwd: WEB, exclude: ["words/**"] }).map((path) => ({
  path,
  text: readFileSync(join(WEB, path), "utf8"),
}));

const en: Readonly<Record<string, object>> = english(createFormat("en"));
const de: Readonly<Record<string, object>> = german(createFormat("de"));
const namesIn = (words: Readonly<Record<string, object>>) =>
  Object.entries(words).flatMap(([section, texts]) => Object.keys(texts).map((name) => ({ section, name })));

describe("the words of the page", () => {
  it("are all used by a file that takes their section", () => {
    const isUsed = ({ section, name }: { section: string; name: string }) =>
      sources.some(
        ({ text }) =>
          (text.includes("words()") || text.includes(`Words["${section}"]`)) &&
          new RegExp(String.raw`\b${section}\b`).test(text) &&
          new RegExp(String.raw`\.${name}\b|\{[^}]*\b${name}\b[^}]*\} = `).test(text),
      );
    expect(namesIn(en).filter((one) => !isUsed(one))).toEqual([]);
  });

  it("are there in each language, and say something", () => {
    expect(namesIn(de)).toEqual(namesIn(en));
    const texts = [en, de].flatMap((words) =>
      Object.values(words).flatMap((section): unknown[] => Object.values(section)),
    );
    expect(texts.filter((text) => text === "")).toEqual([]);
  });

  it("are nowhere but there: no file of the page has a sentence of its own", () => {
    // Text between tags, and attributes that are read aloud or shown.
    const ownText = /(?<!=)>\s*([A-Z][a-z]+[^<>{}=;()]*)<\//g;
    const ownAttribute = /\b(?:placeholder|title|aria-label|alt)="([^"]+)"/g;
    const found = sources.flatMap(({ path, text }) =>
      [...text.matchAll(ownText), ...text.matchAll(ownAttribute)].map(([, own = ""]) => `${path}: ${own}`),
    );
    expect(found.toSorted()).toEqual(["frame/frame.tsx: Bijou", "prerender.tsx: Bijou"]);
  });
});

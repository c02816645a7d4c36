import type { Words } from "./en.ts";
import { createFormat, type Format } from "./format.ts";

/**
 * The texts in the language of the page. That is the language of its HTML, and it never changes while the page is open.
 */
let current: { readonly words: Words; readonly format: Format } | undefined;

/** Each language is a file of its own, so that a browser loads one. */
export async function loadWords(language: string): Promise<void> {
  const { wordsIn } = language === "de" ? await import("./de.ts") : await import("./en.ts");
  const format = createFormat(language);
  current = { words: wordsIn(format), format };
}

/** @throws {Error} before `loadWords` is done. */
export function words(): Words {
  return loaded().words;
}

export function format(): Format {
  return loaded().format;
}

function loaded() {
  if (current === undefined) throw new Error("Cannot say anything: the words are not loaded yet");
  return current;
}

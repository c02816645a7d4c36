import { preferredLanguage } from "../preferred-language.ts";
import { de } from "./de.ts";
import { en, type Words } from "./en.ts";
import type { Numbers } from "./notice.ts";

/** Every text of the visitor's pages, by language. The first language is for everybody whose browser asks for none of them. */
const LANGUAGES = { en, de } satisfies Record<string, Words>;

export type Language = keyof typeof LANGUAGES;

export interface Speech {
  readonly language: Language;
  readonly words: Words;
  readonly numbers: Numbers;
}

export function speechFor(request: Pick<Request, "headers">): Speech {
  const [first, ...rest] = Object.keys(LANGUAGES) as [Language, ...Language[]]; // Its keys.
  return speechIn(preferredLanguage(request.headers.get("Accept-Language"), [first, ...rest]));
}

export function speechIn(language: Language): Speech {
  return { language, words: LANGUAGES[language], numbers: numbersIn(language) };
}

/** Made where they are used: most pages have no number. */
function numbersIn(language: Language): Numbers {
  return {
    count(value, forms) {
      const form = forms[new Intl.PluralRules(language).select(value)] ?? forms.other;
      return form.replace("#", new Intl.NumberFormat(language).format(value));
    },
    day: (time) => new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(time),
  };
}

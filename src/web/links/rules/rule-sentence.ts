import type { Words } from "../../words/en.ts";
import { BRANDS, CONDITIONS, CONTINENTS_OF_UN, COUNTRIES } from "./choices.ts";
import { type Condition, listIn, type WhenDraft } from "./rule-draft.ts";

/** How rules are said in the language of the page. */
export interface RuleSpeech {
  /** Of a choice: `DE`, `mobile`, `mon`. */
  nameOf(condition: Condition, choice: string): string;
  /** `If the visitor comes from Germany or Austria and uses iOS`. */
  sentence(when: WhenDraft): string;
  /** All of them with their names, by alphabet. */
  countries(): readonly (readonly [code: string, name: string])[];
}

const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
const WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** @param language of the page, BCP 47. @param momentText a time, as the page says it. */
export function createRuleSpeech(
  language: string,
  words: Words["rules"],
  momentText: (time: Date) => string,
): RuleSpeech {
  const regions = new Intl.DisplayNames(language, { type: "region", fallback: "code" });
  const languages = new Intl.DisplayNames(language, { type: "language", fallback: "code" });
  const weekdays = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });
  const either = new Intl.ListFormat(language, { type: "disjunction" });
  const all = new Intl.ListFormat(language, { type: "conjunction" });
  const known = (names: Intl.DisplayNames, code: string) => {
    try {
      return names.of(code) ?? code;
    } catch {
      return code; // RangeError: half of it is typed.
    }
  };

  function nameOf(condition: Condition, choice: string): string {
    if (condition === "country") return known(regions, choice);
    if (condition === "continent") return known(regions, CONTINENTS_OF_UN[choice] ?? choice);
    if (condition === "language") return known(languages, choice);
    if (condition === "days") return weekdays.format(MONDAY + WEEK.indexOf(choice) * DAY_MS);
    if (condition === "device" && (choice === "mobile" || choice === "tablet" || choice === "desktop"))
      return words.devices[choice];
    return BRANDS[choice] ?? choice;
  }

  /** null where nothing is chosen or typed yet. */
  function phrase(condition: Condition, when: WhenDraft): string | null {
    const { says } = words;
    switch (condition) {
      case "country":
      case "continent":
      case "device":
      case "os":
      case "browser":
      case "days": {
        const names = (when[condition] ?? []).map((choice) => nameOf(condition, choice));
        return names.length === 0 ? null : says[condition](either.format(names));
      }
      case "region":
      case "language":
      case "referrer": {
        const names = listIn(when[condition] ?? "").map((one) => nameOf(condition, one));
        return names.length === 0 ? null : says[condition](either.format(names));
      }
      case "query":
        return when.query ? says.query(when.query) : null;
      case "share":
        return when.share ? says.share(when.share) : null;
      case "bot":
        return when.bot === undefined ? null : when.bot ? says.bot : says.person;
      case "from":
      case "until":
        return when[condition] ? says[condition](momentText(new Date(when[condition]))) : null;
      case "hours":
        return when.hours === undefined ? null : says.hours(when.hours.from, when.hours.until);
    }
  }

  return {
    nameOf,
    sentence(when) {
      const phrases = CONDITIONS.flatMap((condition) => phrase(condition, when) ?? []);
      return phrases.length === 0 ? words.unfinished : words.sentence(all.format(phrases));
    },
    countries: () =>
      COUNTRIES.map((code) => [code, known(regions, code)] as const).toSorted(([, a], [, b]) =>
        a.localeCompare(b, language),
      ),
  };
}

import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { isCountry } from "../../../../src/rules/countries.ts";
import { BROWSERS, CONTINENTS, DAYS, DEVICES, SYSTEMS } from "../../../../src/rules/rule.ts";
import { RulesShape } from "../../../../src/rules/rule-shape.ts";
import { BRANDS, CHOICES, CONDITIONS, COUNTRIES } from "../../../../src/web/links/rules/choices.ts";
import {
  draftsOf,
  errorAt,
  moved,
  newRule,
  queryIn,
  queryText,
  type Rule,
  rulesOf,
  type WhenDraft,
  withCondition,
  withoutCondition,
} from "../../../../src/web/links/rules/rule-draft.ts";
import { createRuleSpeech } from "../../../../src/web/links/rules/rule-sentence.ts";
import { wordsIn as german } from "../../../../src/web/words/de.ts";
import { wordsIn as english } from "../../../../src/web/words/en.ts";
import { createFormat } from "../../../../src/web/words/format.ts";

const WHEN: Rule["when"] = {
  ...{ country: ["DE", "AT"], continent: ["EU"], region: ["DE-BY", "AT-9"], language: ["de", "fr-CH"] },
  ...{ device: ["mobile"], os: ["ios"], browser: ["safari"], bot: false },
  query: { utm_source: "a=b & 50 %", ref: null, empty: "" },
  ...{ referrer: ["news.example"], from: "2027-01-01T08:09:10.000Z", until: "2028-01-01T00:00:00.000Z" },
  ...{ days: ["mon", "fri"], hours: { from: "00:00", until: "24:00" }, timezone: "Europe/Berlin", share: 33 },
};
const RULES: Rule[] = [
  { name: "All", when: WHEN, url: "https://example.com/all" },
  { name: "Bots", when: { bot: true }, url: "https://example.com/bots" },
];

describe("rules in the drawer", () => {
  it("come back as they were read, seconds and all, when nothing was typed", () => {
    expect(rulesOf(draftsOf(RULES))).toEqual(RULES);
    expect(draftsOf(null)).toEqual([]);
  });

  it("have every condition of the API, its choices and its countries, and no other", () => {
    expect(CONDITIONS.toSorted()).toEqual(
      Object.keys(WHEN)
        .filter((name) => name !== "timezone")
        .toSorted(),
    );
    expect(v.safeParse(RulesShape, rulesOf(draftsOf(RULES)))).toMatchObject({ success: true });
    expect(CHOICES).toEqual({ continent: CONTINENTS, device: DEVICES, os: SYSTEMS, browser: BROWSERS, days: DAYS });
    expect(Object.keys(BRANDS)).toEqual([...SYSTEMS, ...BROWSERS]);
    const letters = Array.from({ length: 26 }, (_, n) => String.fromCharCode(65 + n));
    expect(COUNTRIES).toEqual(letters.flatMap((a) => letters.map((b) => a + b)).filter(isCountry));
  });

  it("send what people type: lists between commas, hosts without a scheme, and what is no number for the API to refuse", () => {
    const when = { region: " DE-BY ,, AT-9,", query: "?a=1&b", share: "x" };
    const [rule] = rulesOf([{ key: "n0", name: " New ", url: "example.org", when }]);
    expect(rule).toEqual({
      ...{ name: "New", url: "https://example.org" },
      when: { region: ["DE-BY", "AT-9"], query: { a: "1", b: null }, share: Number.NaN },
    });
  });

  it.each<[string, Record<string, string | null>]>([
    ["a", { a: null }],
    ["a=", { a: "" }],
    ["a=1=2&b=x%26y", { a: "1=2", b: "x&y" }],
    ["a=1+2&c=100%", { a: "1 2", c: "100%" }],
  ])("read the query %j, and write it so that it reads the same", (text, query) => {
    expect(queryIn(text)).toEqual(query);
    expect(queryIn(queryText(query))).toEqual(query);
  });

  it.each<Record<string, string | null>>([{ a: "x " }, { "?a": "1" }, { " a": null, b: "\t" }])(
    "write the query %j so that it reads the same",
    (query) => {
      expect(queryIn(queryText(query))).toEqual(query);
    },
  );

  it("have a time zone just as long as days or hours need one", () => {
    const days = withCondition({}, "days", "Asia/Tokyo");
    expect(days).toEqual({ days: [], timezone: "Asia/Tokyo" });
    const both = withCondition({ ...days, timezone: "UTC" }, "hours", "Asia/Tokyo");
    expect(both.timezone).toBe("UTC");
    expect(withoutCondition(both, "days")).toEqual({ hours: { from: "09:00", until: "17:00" }, timezone: "UTC" });
    expect(withoutCondition(days, "days")).toEqual({});
    expect(withoutCondition({ bot: true, share: "5" }, "bot")).toEqual({ share: "5" });
  });

  it("move by one and stay at the ends, keys and all; a new one has a name and a key that none has", () => {
    const drafts = draftsOf([...RULES, { name: "Rule 4", when: { share: 1 }, url: "https://example.com/" }]);
    const names = (of: typeof drafts) => of.map(({ name, key }) => `${name} ${key}`);
    expect(names(moved(drafts, 1, -1))).toEqual(["Bots r1", "All r0", "Rule 4 r2"]);
    expect(names(moved(drafts, 1, 1))).toEqual(["All r0", "Rule 4 r2", "Bots r1"]);
    expect([moved(drafts, 0, -1), moved(drafts, 2, 1)]).toEqual([drafts, drafts]);
    const added = newRule(drafts, (place) => `Rule ${place}`);
    expect([added.name, added.key]).toEqual(["Rule 5", "n0"]);
    expect(newRule([...drafts, added], (place) => `Rule ${place}`).key).toBe("n1");
  });

  it("have an error where the API names it, or below that, and not at a rule whose number begins alike", () => {
    const fields = new Map([
      ["rules.1.when.country.0", "no country"],
      ["rules.10.url", "no address"],
    ]);
    expect(errorAt(fields, "rules.1.when.country")).toBe("no country");
    expect([errorAt(fields, "rules.1.url"), errorAt(fields, "rules.1.when.os")]).toEqual([undefined, undefined]);
    expect(errorAt(fields, "rules.10.url")).toBe("no address");
  });
});

describe("createRuleSpeech()", () => {
  const speechIn = (language: "en" | "de") => {
    const words = (language === "en" ? english : german)(createFormat(language));
    return createRuleSpeech(language, words.rules, (time) => createFormat(language, "UTC").shortTime(time));
  };

  it.each<[WhenDraft, string, string]>([
    [
      { country: ["DE", "AT"], os: ["ios"] },
      "If the visitor comes from Germany or Austria and uses iOS",
      "Wenn der Besucher aus Deutschland oder Österreich kommt und iOS benutzt",
    ],
    [
      { language: "de, fr-CH", device: ["mobile", "tablet"], bot: false },
      "If the visitor reads German or Swiss French, uses a phone or a tablet, and is a person",
      "Wenn der Besucher Deutsch oder Französisch (Schweiz) liest, ein Telefon oder ein Tablet benutzt und ein Mensch ist",
    ],
    [
      { days: ["sat", "sun"], hours: { from: "22:00", until: "02:00" }, timezone: "UTC", share: "20" },
      "If the visitor comes on a Saturday or Sunday, comes between 22:00 and 02:00, and is among 20 % of those who get this far",
      "Wenn der Besucher an einem Samstag oder Sonntag kommt, zwischen 22:00 und 02:00 kommt und zu 20 % derer gehört, die bis hierher kommen",
    ],
    [{ country: [], region: " , ", from: "" }, "No condition yet", "Noch keine Bedingung"],
    [{ language: "d" }, "If the visitor reads d", "Wenn der Besucher d liest"],
  ])("says %j as a sentence", (when, inEnglish, inGerman) => {
    expect([speechIn("en").sentence(when), speechIn("de").sentence(when)]).toEqual([inEnglish, inGerman]);
  });

  it("has a phrase for every condition, and a name for every country and continent", () => {
    const [draft] = draftsOf(RULES);
    for (const condition of CONDITIONS) {
      const one = { [condition]: draft?.when[condition] };
      expect(speechIn("en").sentence(one)).toMatch(/^If the visitor (?:comes|reads|uses|browses|is|has|was) /);
      expect(speechIn("de").sentence(one)).toMatch(/^Wenn der Besucher /);
    }
    const countries = speechIn("de").countries();
    expect(countries).toHaveLength(COUNTRIES.length);
    expect(countries.filter(([code, name]) => code === name)).toEqual([]);
    expect(CONTINENTS.map((one) => speechIn("en").nameOf("continent", one))).toContain("Antarctica");
  });
});

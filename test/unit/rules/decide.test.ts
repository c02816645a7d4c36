import { describe, expect, it } from "vitest";
import { check, decide } from "../../../src/rules/decide.ts";
import type { Conditions, Rule } from "../../../src/rules/rule.ts";
import { madeUpVisit } from "../../support/made-up-visit.ts";

const NOW = Date.parse("2026-11-29T12:00:00Z"); // A Sunday.
const rule = (name: string, when: Conditions): Rule => ({ name, when, url: `https://example.com/${name}` });
type Visit = Parameters<typeof madeUpVisit>[0];
const winner = (rules: readonly Rule[], visit: Visit = {}, now = NOW) =>
  decide(rules, madeUpVisit(visit), "1", now)?.name;
const holds = (when: Conditions, visit: Visit = {}, now = NOW) => winner([rule("it", when)], visit, now) === "it";
const iphone = { device: "mobile", os: "ios", browser: "safari", isBot: false } as const;

describe("decide()", () => {
  it("takes the first rule that matches, and none where none does", () => {
    const rules = [
      rule("german", { country: ["DE", "AT"] }),
      rule("phones", { device: ["mobile"] }),
      rule("austria", { country: ["AT"] }),
    ];
    expect(winner(rules, { country: "AT", agent: iphone })).toBe("german");
    expect(winner(rules, { country: "FR", agent: iphone })).toBe("phones");
    expect(winner(rules, { country: "FR" })).toBeUndefined();
  });

  it("wants all conditions of a rule, and any entry of a list", () => {
    const when: Conditions = { country: ["DE"], os: ["android", "ios"] };
    expect(holds(when, { country: "DE", agent: iphone })).toBe(true);
    expect(holds(when, { country: "DE" })).toBe(false);
    expect(holds(when, { country: "FR", agent: iphone })).toBe(false);
  });

  it.each<[Conditions]>([
    [{ country: ["DE"] }],
    [{ continent: ["EU"] }],
    [{ region: ["DE-BY"] }],
    [{ language: ["de"] }],
    [{ device: ["mobile"] }],
    [{ os: ["ios"] }],
    [{ browser: ["safari"] }],
    [{ bot: true }],
    [{ bot: false }],
    [{ query: { a: null } }],
    [{ referrer: ["example.com"] }],
  ])("%j does not hold for a visit of which nothing is known", (when) => {
    expect(holds(when)).toBe(false);
  });

  it("asks a visit only for what a rule looks at, and not behind what has failed", () => {
    const asked: string[] = [];
    const traits = new Proxy(madeUpVisit({ country: "FR" }), {
      get(target, name, self) {
        asked.push(String(name));
        return Reflect.get(target, name, self) as unknown;
      },
    });
    const rules = [rule("time", { until: "2020-01-01T00:00:00Z" }), rule("it", { country: ["DE"], os: ["ios"] })];
    expect(decide(rules, traits, "1", NOW)).toBeNull();
    expect(asked).toEqual(["country"]);
  });

  it("counts from, and no longer until", () => {
    const when = { from: "2026-11-29T12:00:00.000Z", until: "2026-11-29T13:00:00.000Z" };
    expect([NOW - 1, NOW, NOW + 3_599_999, NOW + 3_600_000].map((now) => holds(when, {}, now))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it.each([
    ["?a=1&b=2", { a: "1" }, true],
    ["a=0&a=1", { a: "1" }, true],
    ["a=0", { a: "1" }, false],
    ["a", { a: null }, true],
    ["b=1", { a: null }, false],
    ["a=%C3%BC&b", { a: "ü", b: "" }, true],
  ])("the query %s beside %j: %s", (search, query, is) => {
    expect(holds({ query }, { search })).toBe(is);
  });

  it.each([
    ["example.com", true],
    ["www.example.com", true],
    ["notexample.com", false],
    ["example.com.evil.test", false],
  ])("a visit from %s is one from example.com: %s", (referrer, is) => {
    expect(holds({ referrer: ["other.test", "example.com"] }, { referrer })).toBe(is);
  });
});

describe("language", () => {
  const rules = [
    rule("english", { language: ["en"] }),
    rule("swiss", { language: ["de-CH"] }),
    rule("german", { language: ["de"] }),
  ];

  it.each([
    ["de, en;q=0.5", "german"],
    ["en;q=0.5, de", "german"],
    ["de-CH, de;q=0.9, en;q=0.8", "swiss"],
    ["fr, en;q=0.1", "english"],
    ["de-CH-1996", "swiss"],
    ["DEU, de;q=0", undefined],
    ["*, fr", undefined],
    ["de;q=0, en;q=0", undefined],
    ["den", undefined],
    ["", undefined],
    ["de;q=banana, en", "english"],
  ])("of %s the first that any rule names counts for all rules", (languages, name) => {
    expect(winner(rules, { languages })).toBe(name);
  });
});

describe("days and hours", () => {
  const at = (time: string, when: Conditions) => holds(when, {}, Date.parse(time));

  it("are those of the zone's clocks, summer included", () => {
    const when: Conditions = { hours: { from: "09:00", until: "17:00" }, timezone: "Europe/Berlin" };
    expect(["07:59", "08:00", "15:59", "16:00"].map((time) => at(`2026-01-15T${time}:00Z`, when))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(["06:59", "07:00", "14:59", "15:00"].map((time) => at(`2026-07-15T${time}:00Z`, when))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it("past midnight belong to the day on which they began", () => {
    const when: Conditions = { days: ["sat"], hours: { from: "22:00", until: "02:00" }, timezone: "UTC" };
    expect(at("2026-11-28T23:00:00Z", when)).toBe(true); // Saturday.
    expect(at("2026-11-29T01:59:00Z", when)).toBe(true); // Sunday, of Saturday's hours.
    expect(at("2026-11-29T02:00:00Z", when)).toBe(false);
    expect(at("2026-11-28T01:00:00Z", when)).toBe(false); // Saturday, of Friday's hours.
  });

  it("may end with the day", () => {
    const when: Conditions = { hours: { from: "18:00", until: "24:00" }, timezone: "UTC" };
    expect([at("2026-11-28T23:59:59Z", when), at("2026-11-29T00:00:00Z", when)]).toEqual([true, false]);
  });

  it("in a zone that is gone never hold", () => {
    expect(holds({ days: ["sun"], timezone: "Mars/Olympus" })).toBe(false);
  });
});

describe("check()", () => {
  it("names each condition that failed, of each rule, by the same decision", () => {
    const rules = [
      rule("late", { from: "2027-01-01T00:00:00Z", country: ["DE"], bot: false }),
      rule("german", { country: ["DE"] }),
      rule("share", { share: 1 }),
      rule("night", { days: ["sat"], hours: { from: "22:00", until: "02:00" }, timezone: "UTC" }),
    ];
    const checked = check(rules, madeUpVisit({ country: "DE" }), "1", NOW);
    expect(checked).toEqual([
      { name: "late", holds: false, failed: ["from", "bot"] },
      { name: "german", holds: true, failed: [] },
      { name: "share", holds: false, failed: ["share"] },
      { name: "night", holds: false, failed: ["hours", "days"] },
    ]);
    expect(decide(rules, madeUpVisit({ country: "DE" }), "1", NOW)?.name).toBe("german");
  });
});

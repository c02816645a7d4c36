import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { RulesShape } from "../../../src/rules/rule-shape.ts";

const rule = (when: unknown, name = "it") => ({ name, when, url: "https://example.com/" });
const parse = (rules: unknown) => v.safeParse(RulesShape, rules);
/** What is wrong, by its path. */
function wrong(rules: unknown): Record<string, string> {
  const { issues = [] } = parse(rules);
  return Object.fromEntries(
    issues.map((issue) => [(issue.path ?? []).map(({ key }) => String(key)).join("."), issue.message]),
  );
}

describe("the shape of rules", () => {
  it("takes null, and rules with every condition there is", () => {
    expect(parse(null).success).toBe(true);
    const when = {
      ...{
        country: ["DE"],
        continent: ["EU"],
        region: ["DE-BY"],
        language: ["de-CH"],
        device: ["mobile"],
        os: ["ios"],
      },
      ...{ browser: ["safari"], bot: false, query: { a: null, b: "1" }, referrer: ["example.com"], share: 10 },
      ...{ from: "2026-01-01T00:00:00.000Z", until: "2027-01-01T00:00:00.000Z", days: ["mon"] },
      ...{ hours: { from: "22:00", until: "02:00" }, timezone: "Europe/Berlin" },
    };
    expect(parse([rule(when)])).toMatchObject({ success: true, output: [rule(when)] });
  });

  it("keeps each in its normal form", () => {
    const when = {
      country: ["de"],
      region: ["de-by"],
      referrer: ["WWW.Example.COM.", "bücher.example"],
      from: "2026-01-01T02:00:00+02:00",
    };
    const { output } = parse([rule(when, "  a ")]);
    expect(output).toEqual([
      rule(
        {
          country: ["DE"],
          region: ["DE-BY"],
          referrer: ["www.example.com", "xn--bcher-kva.example"],
          from: "2026-01-01T00:00:00.000Z",
        },
        "a",
      ),
    ]);
  });

  it.each<[string, unknown, string]>([
    ["no condition", {}, "when"],
    ["an unknown condition", { weather: ["sun"] }, "when.weather"],
    ["an empty list", { country: [] }, "when.country"],
    ["one value and no list", { country: "DE" }, "when.country"],
    ["a country that there is not", { country: ["DE", "XX"] }, "when.country.1"],
    ["Europe as a country", { country: ["EU"] }, "when.country.0"],
    ["a region of no country", { region: ["XX-1"] }, "when.region.0"],
    ["a language that there is not", { language: ["qqq"] }, "when.language.0"],
    ["any language", { language: ["*"] }, "when.language.0"],
    ["a device that there is not", { device: ["watch"] }, "when.device.0"],
    ["no truth", { bot: "yes" }, "when.bot"],
    ["an empty query", { query: {} }, "when.query"],
    ["a number in a query", { query: { a: 1 } }, "when.query.a"],
    ["an address for a host", { referrer: ["https://example.com/"] }, "when.referrer.0"],
    ["a time without a zone", { from: "2026-01-01T00:00:00" }, "when.from"],
    ["an hour too many", { hours: { from: "25:00", until: "12:00" }, timezone: "UTC" }, "when.hours.from"],
    ["a zone that there is not", { days: ["mon"], timezone: "Mars/Olympus" }, "when.timezone"],
    ["an offset for a zone", { days: ["mon"], timezone: "+01:00" }, "when.timezone"],
    ["no weight", { share: 0 }, "when.share"],
    ["all", { share: 100 }, "when.share"],
    ["half a per cent", { share: 0.5 }, "when.share"],
    ["days without their zone", { days: ["mon"] }, "when.timezone"],
    ["a zone alone", { timezone: "UTC" }, "when.timezone"],
    ["an end before the beginning", { from: "2027-01-01T00:00:00Z", until: "2026-01-01T00:00:00Z" }, "when.until"],
    ["hours that are none", { hours: { from: "09:00", until: "09:00" }, timezone: "UTC" }, "when.hours"],
    [
      "midnight to midnight, spelled twice",
      { hours: { from: "00:00", until: "00:00" }, timezone: "UTC" },
      "when.hours",
    ],
    ["a region outside of all countries", { country: ["FR"], region: ["DE-BY"] }, "when.region"],
  ])("refuses %s, and names it", (_, when, path) => {
    expect(Object.keys(wrong([rule(when)]))).toEqual([`0.${path}`]);
  });

  it("says of a rule that could never match that it could not", () => {
    expect(wrong([rule({ country: ["FR"], region: ["DE-BY"] })])["0.when.region"]).toContain("could never match");
  });

  it("refuses two rules of one name, 33 rules, none, and a name of 61 characters", () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => rule({ bot: true }, `rule ${i}`));
    expect(wrong([rule({ bot: true }), rule({ bot: false })])).toHaveProperty("1");
    expect(wrong(many(33))).toHaveProperty("");
    expect(parse(many(32)).success).toBe(true);
    expect(wrong([])).toHaveProperty("");
    expect(wrong([rule({ bot: true }, "x".repeat(61))])).toHaveProperty("0.name");
    expect(wrong([rule({ bot: true }, " \u200b")])).toHaveProperty("0.name");
  });

  it("takes a whole day of hours on some days", () => {
    expect(wrong([rule({ days: ["mon"], hours: { from: "00:00", until: "24:00" }, timezone: "UTC" })])).toEqual({});
  });
});

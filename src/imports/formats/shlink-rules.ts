import { BROWSERS, type Conditions, DEVICES, SYSTEMS } from "../../rules/rule.ts";
import { isJsonRecord } from "../import-format.ts";
import { foreignText, foreignTime } from "../reading/foreign-values.ts";

/**
 * Shlink's redirect rules: `GET /rest/v3/short-urls/{shortCode}/redirect-rules`, shlinkio/shlink,
 * docs/swagger/definitions/ShortUrlRedirectRule.json and SetShortUrlRedirectRule.json at commit 9e6b6fb1: `{redirectRules:
 * [{longUrl, priority, conditions: [{type, matchKey, matchValue}]}]}`. All conditions of a rule must hold, as here.
 *
 * They are in no export: a short URL says `hasRedirectRules` alone. Who wants them along puts that answer, or its list, under
 * `redirectRules` of the short URL. A rule that can't be said here is left out as a whole, and noted: half of its conditions
 * would send more visitors its way.
 */
export function readShlinkRules(
  given: unknown,
  hasRules: boolean,
): { readonly rules?: readonly object[]; readonly notes: readonly string[] } {
  const list = isJsonRecord(given) ? given["redirectRules"] : given;
  if (!Array.isArray(list) || list.length === 0) {
    return { notes: hasRules ? ["without its redirect rules, which are not in the file"] : [] };
  }
  const notes: string[] = [];
  const inOrder = list.filter(isJsonRecord).toSorted((a, b) => Number(a["priority"] ?? 0) - Number(b["priority"] ?? 0));
  const rules = inOrder.flatMap(({ longUrl, conditions }, place) => {
    const when = Array.isArray(conditions) ? conditionsOf(conditions) : null;
    if (when !== null && "unknown" in when)
      notes.push(`without its redirect rule ${place + 1}, which asks for ${when.unknown}`);
    // Shlink asks for a language that is worth 0.9 or more to the visitor.
    else if (when?.language !== undefined)
      notes.push(`its redirect rule ${place + 1} also counts for visitors who read that language less well`);
    return when === null || "unknown" in when ? [] : [{ name: `Rule ${place + 1}`, when, url: longUrl }];
  });
  return { ...(rules.length === 0 ? {} : { rules }), notes };
}

function conditionsOf(list: readonly unknown[]): Conditions | { readonly unknown: string } {
  let all: Conditions = {};
  for (const one of list) {
    const condition = isJsonRecord(one) ? one : {};
    const type = foreignText(condition["type"]) ?? "nothing";
    const read = conditionOf(type, foreignText(condition["matchKey"]), foreignText(condition["matchValue"]));
    const query = { ...all.query, ...read?.query };
    const isTwice =
      Object.keys(read ?? {}).some((name) => name !== "query" && name in all) ||
      Object.keys(read?.query ?? {}).some((name) => Object.hasOwn(all.query ?? {}, name));
    // A list here holds when any of it does; there both would have to.
    if (read === null || isTwice) return { unknown: isTwice ? `${type} twice` : type };
    all = { ...all, ...read, ...(read.query === undefined ? {} : { query }) };
  }
  return Object.keys(all).length === 0 ? { unknown: "nothing" } : all;
}

function conditionOf(type: string, key: string | null, value: string | null): Conditions | null {
  const device = DEVICES.find((one) => one === value);
  const system = SYSTEMS.find((one) => one === value);
  const browser = BROWSERS.find((one) => one === value);
  const time = foreignTime(value);
  switch (type) {
    case "device":
      // A tablet is mobile there.
      if (device === "mobile") return { device: ["mobile", "tablet"] };
      return device !== undefined ? { device: [device] } : system === undefined ? null : { os: [system] };
    case "browser":
      return browser === undefined ? null : { browser: [browser] };
    case "language":
      return value === null ? null : { language: [value.replaceAll("_", "-")] };
    case "geolocation-country-code":
      return value === null ? null : { country: [value.toUpperCase()] };
    case "query-param":
      return key === null ? null : { query: { [key]: value ?? "" } };
    case "any-value-query-param":
      return key === null ? null : { query: { [key]: null } };
    case "valueless-query-param":
      return key === null ? null : { query: { [key]: "" } };
    case "before-date":
      return time === null ? null : { until: time };
    case "after-date":
      return time === null ? null : { from: time };
    default:
      return null;
  }
}

import { minuteOf } from "./local-time.ts";
import type { Conditions } from "./rule.ts";

/** Why a rule could never match, or says only half of what it would take. */
export interface Flaw {
  /** Of the condition, in `when`. */
  readonly condition: keyof Conditions;
  readonly message: string;
}

/** What is wrong with conditions that are each right by themselves. */
export function flawsOf(when: Conditions): readonly Flaw[] {
  const flaws: Flaw[] = [];
  const { from, until, hours, days, timezone, region, country } = when;
  if (from !== undefined && until !== undefined && Date.parse(from) >= Date.parse(until))
    flaws.push({ condition: "until", message: "must be after from: this rule could never match" });
  if (
    hours !== undefined &&
    minuteOf(hours.from) % DAY_MINUTES === minuteOf(hours.until) % DAY_MINUTES &&
    !isWholeDay(hours)
  )
    flaws.push({ condition: "hours", message: "must not begin when they end: this rule could never match" });
  if (region !== undefined && country !== undefined && !region.some((one) => country.includes(one.slice(0, 2))))
    flaws.push({ condition: "region", message: "must lie in one of country: this rule could never match" });
  if (timezone === undefined && (days !== undefined || hours !== undefined))
    flaws.push({ condition: "timezone", message: "is required with days or hours" });
  if (timezone !== undefined && days === undefined && hours === undefined)
    flaws.push({ condition: "timezone", message: "must stand beside days or hours" });
  return flaws;
}

const DAY_MINUTES = 1_440;

function isWholeDay({ from, until }: { readonly from: string; readonly until: string }): boolean {
  return from === "00:00" && until === "24:00";
}

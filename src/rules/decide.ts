import { failing } from "./failing.ts";
import { languagesOf, names } from "./languages.ts";
import type { Condition, Rule } from "./rule.ts";
import type { VisitTraits } from "./visit-traits.ts";

/**
 * Which rule of a link a visit meets: a pure function of the rules, the visit and the clock. Redirect, preview and dry
 * run ask it.
 *
 * @param link its id: shares are of one link.
 * @param now milliseconds since the epoch.
 * @returns the first rule that matches; null where none does.
 */
export function decide<Some extends Rule>(
  rules: readonly Some[],
  traits: VisitTraits,
  link: string,
  now: number,
): Some | null {
  const visit = visitOf(rules, traits, link, now);
  for (const rule of rules) if (failing(rule, visit).next().done) return rule;
  return null;
}

/** What a dry run tells of a rule. */
export interface CheckedRule {
  readonly name: string;
  readonly holds: boolean;
  readonly failed: readonly Condition[];
}

/** The same for each rule, with the conditions that failed, also of those behind the one that matches. */
export function check(rules: readonly Rule[], traits: VisitTraits, link: string, now: number): readonly CheckedRule[] {
  const visit = visitOf(rules, traits, link, now);
  return rules.map((rule) => {
    const failed = [...failing(rule, visit)];
    return { name: rule.name, holds: failed.length === 0, failed };
  });
}

function visitOf(rules: readonly Rule[], traits: VisitTraits, link: string, now: number) {
  let language: string | null | undefined;
  return {
    traits,
    link,
    now,
    /**
     * Of the visitor's languages the first that any rule of the link names: else English before German would hide the
     * German rule.
     */
    language(): string | null {
      if (language !== undefined) return language;
      const ranges = rules.flatMap(({ when }) => when.language ?? []);
      const wanted = languagesOf(traits.languages() ?? "");
      language = wanted.find((one) => ranges.some((range) => names(range, one))) ?? null;
      return language;
    },
  };
}

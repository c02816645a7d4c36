import type { VisitTraits } from "../../src/rules/visit-traits.ts";

/** A visit of which only that is known which a test says. */
export function madeUpVisit(
  known: Partial<{ [Trait in keyof VisitTraits]: ReturnType<VisitTraits[Trait]> }> = {},
): VisitTraits {
  return {
    country: () => known.country ?? null,
    continent: () => known.continent ?? null,
    region: () => known.region ?? null,
    languages: () => known.languages ?? null,
    agent: () => known.agent ?? null,
    search: () => known.search ?? "",
    referrer: () => known.referrer ?? null,
    visitor: () => known.visitor ?? "somebody",
  };
}

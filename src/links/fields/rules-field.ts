import { err, ok, type Result } from "../../lib/result.ts";
import type { Rule } from "../../rules/rule.ts";
import { RulesShape } from "../../rules/rule-shape.ts";
import { type Destination, type DestinationProblem, type DestinationRules, parseDestination } from "../destination.ts";
import { type OptionalField, same, understandDestination } from "../field.ts";
import { jsonOfCell } from "./json-of-cell.ts";

export type LinkRule = Rule<Destination>;

/** The rules of a link; null for none. Their text in a table of spreadsheets is JSON. */
export function rulesOrNull(
  column: string,
): OptionalField<readonly LinkRule[] | null, readonly Rule[] | null, readonly LinkRule[] | null> {
  return {
    ...{ column, sqlType: "jsonb", fallback: null, createShape: RulesShape, editShape: RulesShape },
    ...{ stored: same, json: same, ofCell: jsonOfCell },
    parse: (given, rules: DestinationRules) => withDestinations(given, (url) => parseDestination(url, rules)),
    understand: (given) => withDestinations(given, understandDestination),
    // What is in the table passed the shape and the parser on its way in.
    read: (row) => row.jsonOrNull(column) as readonly LinkRule[] | null,
  };
}

/** Names all that are wrong. */
function withDestinations(
  given: readonly Rule[] | null,
  parse: (url: string) => Result<Destination, DestinationProblem>,
): Result<readonly LinkRule[] | null, DestinationProblem> {
  if (given === null) return ok(null);
  const problems: DestinationProblem[] = [];
  const parsed = given.flatMap((rule, i): LinkRule[] => {
    const url = parse(rule.url);
    if (url.ok) return [{ ...rule, url: url.value }];
    problems.push({ ...url.error, within: `${i}.url` });
    return [];
  });
  const [first, ...others] = problems;
  return first === undefined ? ok(parsed) : err({ ...first, others });
}

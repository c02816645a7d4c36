// Of valibot's kind and for its reasons: see `http/shapes.ts`.
import * as v from "valibot";
import type { Problem } from "../../http/problem.ts";
import { maxCharacters, object, plainText } from "../../http/shapes.ts";
import { fieldErrorOf, validationProblem } from "../../http/validation.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { parseRfc3339 } from "../../lib/rfc3339.ts";
import { isCountry } from "../../rules/countries.ts";
import { CONTINENTS } from "../../rules/rule.ts";

/** `POST /api/links/{slug}/resolve`: an invented visitor. What is left out is not known of them. */
const text = v.string("must be a string");
const upTo = (max: number) => v.optional(v.pipe(text, maxCharacters(max), plainText));

export const ResolveLinkBody = object({
  time: v.optional(text),
  country: v.optional(v.pipe(text, v.toUpperCase(), v.check(isCountry, "must be a country by ISO 3166-1, such as DE"))),
  region: v.optional(
    v.pipe(text, v.toUpperCase(), v.regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, "must be a region by ISO 3166-2, such as DE-BY")),
  ),
  continent: v.optional(v.picklist(CONTINENTS, `must be one of ${CONTINENTS.join(", ")}`)),
  languages: upTo(1_000),
  userAgent: upTo(2_000),
  referrer: upTo(2_048),
  query: upTo(2_048),
  visitor: upTo(200),
});

export interface InventedVisit extends Omit<v.InferOutput<typeof ResolveLinkBody>, "time"> {
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/** @param now of a visitor whose time is not given. */
export function parseResolveBody(json: unknown, now: number): Result<InventedVisit, Problem> {
  const parsed = v.safeParse(ResolveLinkBody, json);
  if (!parsed.success) return err(validationProblem(parsed.issues.map(fieldErrorOf)));
  const { time: given, ...visit } = parsed.output;
  const time = given === undefined ? now : parseRfc3339(given);
  if (time === null)
    return err(
      validationProblem([{ path: "time", message: "must be an RFC 3339 time, such as 2027-01-31T12:00:00Z" }]),
    );
  return ok({ ...visit, time });
}

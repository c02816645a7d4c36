// Of valibot's kind and for its reasons: see `http/shapes.ts`.
import * as v from "valibot";
import type { Problem } from "../../http/problem.ts";
import { maxCharacters, object, plainText } from "../../http/shapes.ts";
import { fieldErrorOf, validationProblem } from "../../http/validation.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { continent, country, moment, region } from "../../rules/conditions-shape.ts";

/** `POST /api/links/{slug}/resolve`: an invented visitor. What is left out is not known of them. */
const text = v.string("must be a string");
const upTo = (max: number) => v.optional(v.pipe(text, maxCharacters(max), plainText));

export const ResolveLinkBody = object({
  time: v.optional(moment),
  country: v.optional(country),
  region: v.optional(region),
  continent: v.optional(continent),
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
  const { time, ...visit } = parsed.output;
  return ok({ ...visit, time: time === undefined ? now : Date.parse(time) });
}

// valibot: of the well-kept validators the one whose size follows what is used (about 3 kB gzipped here,
// a tenth of zod), with a converter to JSON Schema. Loaded by the API alone; no redirect passes it.
import * as v from "valibot";
import { isPlainText, PLAIN_TEXT_RULE } from "../lib/plain-text.ts";
import { atMostCharacters } from "../lib/text/at-most-characters.ts";
import { isVisible } from "../lib/text/trim-invisible.ts";

/** What the bodies and queries of every room are made of. */

export const plainText = v.check<string, string>(isPlainText, PLAIN_TEXT_RULE);

/** Whoever reads the text takes away what is invisible at its ends. */
export const visible = v.check<string, string>(isVisible, "must not be empty");

export const maxCharacters = (max: number) =>
  v.check<string, string>(atMostCharacters(max), `must have at most ${max} characters`);

/** valibot accepts an array as an object without fields. */
export const object = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(
    v.custom<Record<string, unknown>>(
      (body) => typeof body === "object" && body !== null && !Array.isArray(body),
      "must be a JSON object",
    ),
    v.strictObject(entries),
  );

/** A number in a query, spelled as numbers are. */
export function wholeNumber(min: number, max: number) {
  const rule = `must be a whole number from ${min} to ${max}`;
  return v.pipe(
    v.string(),
    v.regex(/^(?:0|[1-9]\d{0,8})$/, rule),
    v.transform(Number),
    v.minValue(min, rule),
    v.maxValue(max, rule),
  );
}

const MAX_LIST_LENGTH = 200;
const DEFAULT_LIST_LENGTH = 50;
/** How many entries a page of a list has. */
export const limit = v.optional(
  v.pipe(
    v.string(),
    v.regex(/^\d{1,9}$/, `must be a whole number from 1 to ${MAX_LIST_LENGTH}`),
    v.transform(Number),
    v.minValue(1, "must be at least 1"),
    v.maxValue(MAX_LIST_LENGTH, `must be at most ${MAX_LIST_LENGTH}`),
  ),
  String(DEFAULT_LIST_LENGTH),
);

/** As long as an e-mail can be (RFC 5321); names of keys are shorter. */
const MAX_CREATOR_LENGTH = 254;
/** The name of who made links: `admin`, the name of a key, or an e-mail. */
export const creatorText = v.pipe(
  v.string(),
  v.minLength(1, "must not be empty"),
  maxCharacters(MAX_CREATOR_LENGTH),
  plainText,
);

/** Whether a CSV begins with a byte order mark. */
export const bom = v.optional(v.picklist(["true", "false"], "must be true or false"));

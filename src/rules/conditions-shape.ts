// valibot stands here for the reason that it stands in `links/field.ts`: the document is made from the shapes of fields.
import * as v from "valibot";
import { isPlainText, PLAIN_TEXT_RULE } from "../lib/plain-text.ts";
import { isRfc3339 } from "../lib/rfc3339.ts";
import { atMostCharacters } from "../lib/text/at-most-characters.ts";
import { isCountry } from "./countries.ts";
import { isZone } from "./local-time.ts";
import { BROWSERS, CONTINENTS, DAYS, DEVICES, SYSTEMS } from "./rule.ts";

/** The shapes of what rules ask of a visit, each brought into its normal form: of a condition, and of an invented visit. */

/** Of a condition: as many as there are countries. */
const MAX_ENTRIES = 250;
const MAX_PARAMETERS = 20;
const MAX_TEXT_LENGTH = 200;

const text = v.string("must be a string");
const short = v.pipe(
  text,
  v.check(atMostCharacters(MAX_TEXT_LENGTH), `must have at most ${MAX_TEXT_LENGTH} characters`),
  v.check(isPlainText, PLAIN_TEXT_RULE),
);

const LIST_RULE = "must be a list of at least one";
const listOf = <Entry extends v.GenericSchema<unknown, unknown>>(entry: Entry) =>
  v.pipe(
    v.array(entry, LIST_RULE),
    v.minLength(1, LIST_RULE),
    v.maxLength(MAX_ENTRIES, `must have at most ${MAX_ENTRIES} entries`),
  );
const anyOf = <const Choice extends string>(choices: readonly Choice[]) =>
  listOf(v.picklist(choices, `must be one of ${choices.join(", ")}`));

const upper = v.toUpperCase();
export const country = v.pipe(text, upper, v.check(isCountry, "must be a country by ISO 3166-1, such as DE"));
export const region = v.pipe(
  text,
  upper,
  v.check(
    (code) => /^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(code) && isCountry(code.slice(0, 2)),
    "must be a region by ISO 3166-2, such as DE-BY",
  ),
);
export const continent = v.picklist(CONTINENTS, `must be one of ${CONTINENTS.join(", ")}`);
const language = v.pipe(text, v.check(isLanguageRange, "must be a language, such as de or de-CH"));
const host = v.pipe(text, v.transform(hostOf), v.string("must be a host, such as example.com"));
/** In UTC. */
export const moment = v.pipe(
  text,
  v.check(isRfc3339, "must be an RFC 3339 time, such as 2027-01-31T12:00:00Z"),
  v.transform((time) => new Date(time.toUpperCase()).toISOString()),
);
const clock = (pattern: RegExp, rule: string) => v.pipe(text, v.regex(pattern, rule));
const share = v.pipe(
  v.number("must be a whole number from 1 to 99"),
  v.integer("must be a whole number from 1 to 99"),
  v.minValue(1, "must be at least 1"),
  v.maxValue(99, "must be at most 99"),
);

/** `when` of a rule, one by one: what is wrong with them beside each other, `never.ts` says. */
export const ConditionsShape = v.strictObject(
  {
    country: v.exactOptional(listOf(country)),
    continent: v.exactOptional(listOf(continent)),
    region: v.exactOptional(listOf(region)),
    language: v.exactOptional(listOf(language)),
    device: v.exactOptional(anyOf(DEVICES)),
    os: v.exactOptional(anyOf(SYSTEMS)),
    browser: v.exactOptional(anyOf(BROWSERS)),
    bot: v.exactOptional(v.boolean("must be true or false")),
    query: v.exactOptional(
      v.pipe(
        v.record(short, v.nullable(short), "must be an object of names and values"),
        v.minEntries(1, "must not be empty"),
        v.maxEntries(MAX_PARAMETERS, `must have at most ${MAX_PARAMETERS} entries`),
      ),
    ),
    referrer: v.exactOptional(listOf(host)),
    from: v.exactOptional(moment),
    until: v.exactOptional(moment),
    days: v.exactOptional(anyOf(DAYS)),
    hours: v.exactOptional(
      v.strictObject({
        from: clock(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "must be a time from 00:00 to 23:59"),
        until: clock(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, "must be a time from 00:00 to 24:00"),
      }),
    ),
    timezone: v.exactOptional(v.pipe(text, v.check(isZone, "must be an IANA time zone, such as Europe/Berlin"))),
    share: v.exactOptional(share),
  },
  "must be an object of conditions",
);

/** A basic language range (RFC 4647, section 2.1) whose first part CLDR has a name for. */
function isLanguageRange(range: string): boolean {
  if (!/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(range) || range.length > 35) return false;
  const primary = (range.split("-")[0] ?? "").toLowerCase();
  return (
    primary.length <= 3 && new Intl.DisplayNames("en", { type: "language", fallback: "none" }).of(primary) !== undefined
  );
}

/** In its ASCII form. @returns undefined for what is no host. */
function hostOf(given: string): string | undefined {
  const name = given.trim().replace(/\.$/, "");
  if (name === "" || name.length > MAX_TEXT_LENGTH || /[\s/:?#@[\]\\]/.test(name)) return undefined;
  const address = `https://${name}/`;
  return URL.canParse(address) ? new URL(address).hostname : undefined;
}

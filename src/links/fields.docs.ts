import * as v from "valibot";
import { count, time } from "../http/openapi/answer-values.ts";
import type { Schema } from "../http/openapi/described-operation.ts";
import { MAX_DESTINATION_LENGTH } from "./destination.ts";
import { ALL_FIELDS, type AnyField, type FieldName, type FieldsJson } from "./field-values.ts";

/** What the document says of a field. */
interface Words {
  /** Of it in a body: what it means, and the rules that its shape can't say. */
  readonly given: Schema;
  /** Where an answer needs other words. */
  readonly answered?: Schema;
  readonly example: unknown;
}

/** A URL that a body gives: the scheme in any case, and no control characters behind it. */
export const WEB_URL = {
  format: "iri",
  pattern: "^\\s*[hH][tT][tT][pP][sS]?://[^\\x00-\\x1f\\x7f]+$",
  maxLength: MAX_DESTINATION_LENGTH,
};

/** The words for the fields of a link: one without words does not compile. */
const WORDS: { readonly [Name in FieldName]: Words & { readonly example: FieldsJson[Name] } } = {
  url: {
    given: {
      description:
        "Where the link leads: an absolute http or https URL to a public host, without user name and password. It " +
        "must not lead to this shortener's own hosts. It is kept as given, without invisible characters around it.",
      ...WEB_URL,
    },
    // No rule of a request holds for what is stored already.
    answered: { description: "Where the link leads, as given.", format: "iri" },
    example: "https://example.com/a?b=c",
  },
  title: {
    given: { description: "For people: shown in lists and in the preview. No control characters." },
    example: "An example",
  },
  tags: { given: { description: "For grouping links. Each tag is trimmed and kept once." }, example: ["docs"] },
  redirectStatus: {
    given: {
      description: "The status of the redirect. The default is 302. Browsers keep a 301 or 308 for up to 90 seconds.",
    },
    example: 302,
  },
  enabled: { given: { description: "Whether the link is on. A link that is off answers 410." }, example: true },
  expiresAt: {
    given: {
      description: "When the link expires: an RFC 3339 time in the future; null for never.",
      format: "date-time",
    },
    answered: { description: "When the link expires, in UTC; null for never." },
    example: null,
  },
  expiredUrl: {
    given: {
      description: "Where the link leads after it has expired or is used up. With null it answers 410.",
      ...WEB_URL,
    },
    example: null,
  },
  maxVisits: {
    given: {
      description:
        "The most visits that the link lets through, strictly; null for any number. Only visits by people count. An " +
        "edit keeps the visits that were used, so a higher number lets more through. A link that is used up answers " +
        "like an expired link.",
    },
    example: null,
  },
  forwardQuery: {
    given: { description: "Whether a visit's query is passed on to the destination." },
    example: false,
  },
  rules: {
    given: {
      description:
        "Where else the link leads, and for whom: at most 32 rules, of which the first that matches wins, else `url`. " +
        "All conditions in `when` must hold; a list holds when any entry does, and what is not known holds never. Null for none.",
    },
    example: null,
  },
  card: {
    given: {
      description:
        "What programs show of the link where somebody shares it (unfurlers: Slack, WhatsApp, Facebook, …): `title`, " +
        "`description` and `image`, at least one of them, each one line of plain text. `image` is a URL as `url` is. Null for " +
        "none. An edit changes the members one by one (JSON merge patch): null takes one away, and the card with the last. " +
        "Nobody gets it while the link has a password or `maxVisits`, is off or has expired.",
    },
    answered: {
      description:
        "What unfurlers show of the link: `title`, `description` and `image`, as far as it has them; null for none.",
    },
    example: null,
  },
  note: {
    given: {
      description:
        "For the people who manage the link; no visitor sees it. It may have several lines, but no other control " +
        "characters.",
    },
    example: null,
  },
};

const byName = <Value>(of: (words: Words, field: AnyField & { readonly name: FieldName }) => Value) =>
  Object.fromEntries(ALL_FIELDS.map((field) => [field.name, of(WORDS[field.name], field)]));

/** In the bodies of create and edit. */
export const GIVEN_NOTES = byName(({ given }) => given);
/** In the link that is answered. */
export const ANSWERED_NOTES = byName(({ given, answered }) => answered ?? given);
/** Of the link of the document's examples. */
export const EXAMPLES = byName(({ example }) => example) as FieldsJson; // As the type of the words says.

/** What the API answers of each field. */
export const ANSWERED_FIELDS = byName((_, field) => answerOf(field)) as {
  readonly [Name in FieldName]: v.GenericSchema<FieldsJson[Name]>;
}; // As the kinds say.

function answerOf({ sqlType, fallback, createShape }: AnyField): v.GenericSchema {
  const schema = {
    text: v.string(),
    "text[]": v.array(v.string()),
    boolean: v.boolean(),
    smallint: createShape, // A choice.
    integer: v.pipe(count, v.minValue(1)),
    timestamptz: time,
    jsonb: createShape,
  }[sqlType];
  return fallback === null && sqlType !== "jsonb" ? v.nullable(schema) : schema; // The shapes of rules and cards have their null.
}

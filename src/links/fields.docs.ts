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

/** The scheme in any case, and no control characters behind it. */
const WEB = "^\\s*[hH][tT][tT][pP][sS]?://[^\\x00-\\x1f\\x7f]+$";

/** The words for the fields of a link: one without words does not compile. */
const WORDS: { readonly [Name in FieldName]: Words & { readonly example: FieldsJson[Name] } } = {
  url: {
    given: {
      description:
        "Where the link leads: an absolute http or https URL to a host with a public name or address, without user name " +
        "and password, and none of this shortener's own hosts. Kept as given, without white space and other characters " +
        "that nobody sees around it.",
      format: "iri",
      pattern: WEB,
      maxLength: MAX_DESTINATION_LENGTH,
    },
    // No rule of a request holds for what is stored already.
    answered: { description: "Where the link leads, as given.", format: "iri" },
    example: "https://example.com/a?b=c",
  },
  title: {
    given: { description: "For people: shown in lists and in the preview. No control characters." },
    example: "An example",
  },
  tags: { given: { description: "To group links by. Each is trimmed, and kept once." }, example: ["docs"] },
  redirectStatus: {
    given: {
      description: "Of the redirect; 302 where nothing is said. 301 and 308 are kept by browsers for up to 90 seconds.",
    },
    example: 302,
  },
  enabled: { given: { description: "A link that is switched off answers 410." }, example: true },
  expiresAt: {
    given: {
      description: "When the link ends, in RFC 3339; null for never. In a request it must be in the future.",
      format: "date-time",
    },
    answered: { description: "When the link ends, in UTC; null for never." },
    example: null,
  },
  expiredUrl: {
    given: {
      description: "Where the link leads once it has expired or is used up; null for 410.",
      format: "iri",
      pattern: WEB,
      maxLength: MAX_DESTINATION_LENGTH,
    },
    example: null,
  },
  maxVisits: {
    given: {
      description:
        "How often the link may be opened, strictly; null for any number. Only a person's visit counts, and an edit keeps " +
        "those that were used: a higher number lets more through. A link that is used up answers as one that has expired.",
    },
    example: null,
  },
  forwardQuery: {
    given: { description: "Whether the query of a visit goes on to the destination." },
    example: false,
  },
  note: {
    given: {
      description:
        "For whoever keeps the link; no visitor sees it. It may have several lines, and no other control characters.",
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
  }[sqlType];
  return fallback === null ? v.nullable(schema) : schema;
}

// valibot stands here and in `http/` alone: a pure validator, and the document is made from its schemas.
import * as v from "valibot";
import { isPlainLines, isPlainText, PLAIN_TEXT_RULE } from "../lib/plain-text.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { parseRfc3339, TIME_IS_PAST } from "../lib/rfc3339.ts";
import type { RowReader } from "../lib/row-reader.ts";
import { atMostCharacters } from "../lib/text/at-most-characters.ts";
import { isVisible, trimInvisible } from "../lib/text/trim-invisible.ts";
import {
  type Destination,
  type DestinationProblem,
  type DestinationRules,
  parseDestination,
  readUrl,
} from "./destination.ts";
import { fromTagCell } from "./tag-cell.ts";

/**
 * The kinds of fields that the maker of a link chooses. A kind knows what all of its fields share: what a request may
 * send, which checks need the clock or the settings, how its column is read and written, and how it looks in JSON and in
 * a cell of a CSV. `fields.ts` is the table of the fields themselves.
 *
 * @typeParam Value as the rules have it.
 * @typeParam Given as a request gives it, once its shape is right.
 * @typeParam Json as the API answers it.
 */
export interface Field<Value, Given, Json> {
  /** The column in the table `links`. */
  readonly column: string;
  readonly sqlType: SqlType;
  /** The default value; absent for a field that every create must have. */
  readonly fallback?: Value;
  /** Its shape in the body of a create. It may be left out if there is a fallback. */
  readonly createShape: v.GenericSchema<unknown, Given>;
  /** Its shape in the body of an edit, where it may be left out. */
  readonly editShape: v.GenericSchema<unknown, Given>;
  /** Checks what the shape can't. */
  parse(given: Given, rules: FieldRules): Result<Value, DestinationProblem>;
  /**
   * Of an object whose members an edit changes one by one (RFC 7396), null taking one away. A field without it is replaced as
   * a whole.
   */
  parseChange?(given: Given, rules: FieldRules): Result<unknown, DestinationProblem>;
  /**
   * Judged by nothing that changes: no clock, no setting, no list. A repeat is known by it, also to the next release, so
   * it never changes what it gives.
   */
  understand(given: Given): Result<Value, DestinationProblem>;
  /** @throws {TypeError} when the column is not of the type. */
  read(row: RowReader): Value;
  /** As it goes to Postgres. */
  stored(value: Value): string | number | boolean | null | object;
  json(value: Value): Json;
  /**
   * Turns a cell of a CSV into the value that a request would have. Other text stays as it is, and the shape refuses
   * it.
   */
  ofCell(text: string): unknown;
  /** Only for a text that people read: an import may cut off its end. */
  readonly prose?: { readonly maxLength: number; readonly isPlain: (text: string) => boolean };
  /** Whether `q` of a list finds its words. */
  readonly isSearched?: true;
}

/** A field that a create may leave out. */
export interface OptionalField<Value, Given, Json> extends Field<Value, Given, Json> {
  readonly fallback: Value;
}

export type SqlType = "text" | "text[]" | "boolean" | "smallint" | "integer" | "timestamptz" | "jsonb";

/** What a field is checked against. */
export interface FieldRules extends DestinationRules {
  /** What `expiresAt` must lie after, in milliseconds since the epoch. */
  readonly now: number;
}

const asGiven = <Value>(given: Value) => ok(given);
/** Of a field whose values are the same inside and outside: walks over many links leave it out. */
export const same = <Value>(value: Value): Value => value;

/**
 * Free text for people.
 * @param maxLength in code points. @param options.hasLines whether it may have more than one line.
 */
export function textOrNull(
  column: string,
  maxLength: number,
  { hasLines = false } = {},
): OptionalField<string | null, string | null, string | null> {
  const isPlain = hasLines ? isPlainLines : isPlainText;
  const shape = v.nullable(
    v.pipe(
      v.string("must be a string or null"),
      v.check(atMostCharacters(maxLength), `must have at most ${maxLength} characters`),
      v.check(isPlain, PLAIN_TEXT_RULE),
    ),
  );
  return {
    ...{ column, sqlType: "text", fallback: null, createShape: shape, editShape: shape },
    ...{ parse: asGiven, understand: asGiven, stored: same, json: same, ofCell: same },
    prose: { maxLength, isPlain },
    read: (row) => row.textOrNull(column),
  };
}

export function flag(column: string, fallback: boolean): OptionalField<boolean, boolean, boolean> {
  const shape = v.boolean("must be true or false");
  return {
    ...{ column, sqlType: "boolean", fallback, createShape: shape, editShape: shape },
    ...{ parse: asGiven, understand: asGiven, stored: same, json: same, ofCell: flagOfCell },
    read: (row) => row.flag(column),
  };
}

/** Spreadsheets write TRUE. */
export function flagOfCell(text: string): boolean | string {
  return /^\s*true\s*$/i.test(text) ? true : /^\s*false\s*$/i.test(text) ? false : text;
}

/** What is no number stays as it is, for the shape to refuse: NaN would be null behind the Queue, and no limit. */
const numberOfCell = (text: string) => (/^\s*\d{1,15}\s*$/.test(text) ? Number(text) : text);

/** One of some numbers. */
export function choice<const Choice extends number>(
  column: string,
  choices: readonly Choice[],
  fallback: NoInfer<Choice>,
): OptionalField<Choice, Choice, Choice> {
  const shape = v.picklist(choices, `must be one of ${choices.join(", ")}`);
  return {
    ...{ column, sqlType: "smallint", fallback, createShape: shape, editShape: shape },
    ...{ parse: asGiven, understand: asGiven, stored: same, json: same, ofCell: numberOfCell },
    read: (row) => row.oneOf(column, choices),
  };
}

/** PostgreSQL's integer. */
const MAX_INTEGER = 2_147_483_647;

/** A whole number from 1; null for no bound. */
export function countOrNull(column: string): OptionalField<number | null, number | null, number | null> {
  const shape = v.nullable(
    v.pipe(
      v.number("must be a whole number or null"),
      v.integer("must be a whole number or null"),
      v.minValue(1, "must be at least 1"),
      v.maxValue(MAX_INTEGER, `must be at most ${MAX_INTEGER}`),
    ),
  );
  return {
    ...{ column, sqlType: "integer", fallback: null, createShape: shape, editShape: shape },
    ...{ parse: asGiven, understand: asGiven, stored: same, json: same, ofCell: numberOfCell },
    read: (row) => row.integerOrNull(column),
  };
}

/** A time that must lie ahead; null for never. Milliseconds since the epoch, RFC 3339 outside. */
export function momentAheadOrNull(column: string): OptionalField<number | null, string | null, string | null> {
  const shape = v.nullable(v.string("must be an RFC 3339 time or null"));
  const text = (time: number | null) => (time === null ? null : new Date(time).toISOString());
  function parse(given: string | null, { now }: { readonly now: number }): Result<number | null, DestinationProblem> {
    if (given === null) return ok(null);
    const time = parseRfc3339(given);
    if (time === null)
      return err({ reason: "invalid", message: "must be an RFC 3339 time, such as 2027-01-31T12:00:00Z" });
    return time <= now ? err({ reason: "invalid", message: TIME_IS_PAST }) : ok(time);
  }
  return {
    ...{ column, sqlType: "timestamptz", fallback: null, createShape: shape, editShape: shape },
    ...{ parse, stored: text, json: text, ofCell: same },
    understand: (given) => parse(given, { now: Number.NEGATIVE_INFINITY }),
    read: (row) => row.momentOrNull(column),
  };
}

/** Trimmed as the first release did it, and to be compared alone: no link is made of it. */
export function understandDestination(text: string): Result<Destination, DestinationProblem> {
  const url = readUrl(trimInvisible(text));
  return url.ok ? ok(text.trim() as Destination) : url;
}

/** Where a link leads; each create must have it. */
export function destination(column: string): Field<Destination, string, string> {
  const shape = v.string("must be a string");
  return {
    ...{ column, sqlType: "text", createShape: shape, editShape: shape, stored: same, json: same, ofCell: same },
    ...{ parse: parseDestination, understand: understandDestination },
    // What is in the table passed the parser on its way in.
    read: (row) => row.text(column) as Destination,
  };
}

export function destinationOrNull(column: string): OptionalField<Destination | null, string | null, string | null> {
  const shape = v.nullable(v.string("must be a string or null"));
  return {
    ...{ column, sqlType: "text", fallback: null, createShape: shape, editShape: shape },
    ...{ stored: same, json: same, ofCell: same },
    parse: (given, rules) => (given === null ? ok(null) : parseDestination(given, rules)),
    understand: (given) => (given === null ? ok(null) : understandDestination(given)),
    read: (row) => row.textOrNull(column) as Destination | null, // As above.
  };
}

/** The same field, whose words `q` of a list finds: its column gets an index. */
export function searched<
  Text extends Field<string, string, string> | OptionalField<string | null, string | null, string | null>,
>(field: Text): Text & { readonly isSearched: true } {
  return { ...field, isSearched: true };
}

/** One of a list of short texts. */
export function shortText(maxLength: number) {
  return v.pipe(
    v.string("must be a string"),
    v.trim(),
    v.minLength(1, "must not be empty"),
    v.check<string, string>(atMostCharacters(maxLength), `must have at most ${maxLength} characters`),
    v.check<string, string>(isPlainText, PLAIN_TEXT_RULE),
    v.check<string, string>(isVisible, "must not be empty"),
  );
}

/** Most links have one tag or none, and a bulk has a thousand links. */
const eachOnce = (list: readonly string[]): readonly string[] => (list.length < 2 ? list : [...new Set(list)]);

/** A list of short texts, each trimmed and kept once; in an edit null is the empty list. */
export function tagList(
  column: string,
  tag: v.GenericSchema<unknown, string>,
  maxTags: number,
): OptionalField<readonly string[], readonly string[] | null, readonly string[]> {
  const shape = v.pipe(
    v.array(tag, "must be an array of strings"),
    v.maxLength(maxTags, `must have at most ${maxTags} entries`),
    v.transform<string[], readonly string[]>(eachOnce),
  );
  return {
    ...{ column, sqlType: "text[]", fallback: [], createShape: shape, editShape: v.nullable(shape) },
    ...{ stored: same, json: same, ofCell: fromTagCell },
    parse: (given) => ok(given === null ? [] : eachOnce(given.map(trimInvisible))),
    understand: (given) => ok(given ?? []),
    read: (row) => row.texts(column),
  };
}

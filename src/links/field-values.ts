import type { Result } from "../lib/result.ts";
import { type Field, same } from "./field.ts";
import { FIELDS } from "./fields.ts";

/** What follows from the table of fields: the names, the types of the values, and walks over the table. */

export type FieldName = keyof typeof FIELDS;

/** The values of a link's fields, as the rules have them. */
export type FieldValues = { readonly [Name in FieldName]: ReturnType<(typeof FIELDS)[Name]["read"]> };

/** What an edit may change of them. */
export type FieldChanges = { readonly [Name in FieldName]?: ChangeOf<(typeof FIELDS)[Name]> };
type ChangeOf<Its> = Its extends { parseChange(given: never, rules: never): Result<infer Change, unknown> }
  ? Change
  : Its extends { read(row: never): infer Value }
    ? Value
    : never;

/** The same as the API answers them. */
export type FieldsJson = { readonly [Name in FieldName]: ReturnType<(typeof FIELDS)[Name]["json"]> };

/** A field of which a walk knows nothing but that its own functions take its own values. */
export type AnyField = Field<unknown, unknown, unknown>;

export const FIELD_NAMES = Object.keys(FIELDS) as readonly FieldName[]; // Its keys.

/** In the order of the table. */
export const ALL_FIELDS: readonly (AnyField & { readonly name: FieldName })[] = FIELD_NAMES.map((name) => ({
  ...FIELDS[name],
  name,
}));

/** A link's fields where nobody says anything, but for those that each create must have. */
export const FALLBACKS = Object.fromEntries(
  ALL_FIELDS.flatMap(({ name, fallback }) => (fallback === undefined ? [] : [[name, fallback]])),
) as Partial<FieldValues>; // As the kinds say.

/** Those whose words `q` of a list finds. */
export const SEARCHED_FIELDS = ALL_FIELDS.filter(({ isSearched }) => isSearched === true);

/** Of whatever has the fields, these alone. */
export function pickFields(from: FieldValues): FieldValues {
  const values: Partial<Record<FieldName, unknown>> = {};
  for (const { name } of ALL_FIELDS) values[name] = from[name];
  return values as FieldValues; // Each is there.
}

const OTHER_IN_JSON = ALL_FIELDS.filter(({ json }) => json !== same);

/** The same object with the fields behind what it has: to spread one object into another costs ten times as much. */
export function withFieldsJson<Before extends object>(before: Before, values: FieldValues): Before & FieldsJson {
  const json: Partial<Record<FieldName, unknown>> = before;
  for (const name of FIELD_NAMES) json[name] = values[name];
  for (const field of OTHER_IN_JSON) json[field.name] = field.json(values[field.name]);
  return json as Before & FieldsJson; // As the kinds say.
}

/** Whether a link would have the value too if nobody had said anything. */
export function isFallback(field: AnyField, value: unknown): boolean {
  if (field.fallback === undefined) return false;
  return JSON.stringify(field.stored(value)) === JSON.stringify(field.stored(field.fallback));
}

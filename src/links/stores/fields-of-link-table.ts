import { type SQL, sql } from "drizzle-orm";
import { type SqlType, same } from "../field.ts";
import { ALL_FIELDS, type AnyField, type FieldName, type FieldValues } from "../field-values.ts";

/** The parts of statements that follow from the table of fields. Columns and types in them are the table's own words. */

export const FIELD_COLUMNS = ALL_FIELDS.map(({ column }) => column).join(", ");

/** `url text, title text, …` */
export const TYPED_FIELD_COLUMNS = sql.raw(ALL_FIELDS.map(({ column, sqlType }) => `${column} ${sqlType}`).join(", "));

/** A value of the field as a parameter. */
export function boundField(field: AnyField, value: unknown): SQL {
  const stored = field.stored(value);
  // A laptop's driver writes arrays differently from Neon's.
  if (field.sqlType === "text[]") return sql`ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(stored)}::jsonb))`;
  if (field.sqlType === "jsonb") return sql`${stored === null ? null : JSON.stringify(stored)}::jsonb`;
  return sql`${stored as string | number | boolean | null}::${sql.raw(field.sqlType)}`; // No list and no object: those are above.
}

/** What an edit leaves in the column of the field. @param value of the change: of an object, what its members become. */
export function changedField(field: AnyField, value: unknown): SQL {
  const bound = boundField(field, value);
  if (field.parseChange === undefined || value === null) return bound;
  return sql`nullif(jsonb_strip_nulls(coalesce(${sql.raw(field.column)}, '{}') || ${bound}), '{}')`;
}

/** Each field of the JSON object `given.value`, which has them by name, as its column. A list that is not there is empty. */
export const FIELDS_OF_GIVEN = sql.raw(
  ALL_FIELDS.map(({ name, column, sqlType }) => `${valueOfGiven(name, sqlType)} AS ${column}`).join(", "),
);

export const RULES_OF_GIVEN = sql.raw(valueOfGiven("rules", "jsonb"));

function valueOfGiven(name: FieldName, sqlType: SqlType): string {
  if (sqlType === "text[]")
    return `ARRAY(SELECT jsonb_array_elements_text(CASE WHEN given.value ? '${name}' THEN given.value->'${name}' ELSE '[]' END))`;
  return sqlType === "jsonb" ? `nullif(given.value->'${name}', 'null')` : `(given.value->>'${name}')::${sqlType}`;
}

const OTHERWISE_STORED = ALL_FIELDS.filter(({ stored }) => stored !== same);

/**
 * A draft with its fields as they go to Postgres in JSON. It is a copy in which those that differ are written over: a
 * thousand objects that are spread into others were a tenth of a bulk create's CPU.
 */
export function storedDraft(draft: FieldValues): Record<string, unknown> {
  const stored: Record<string, unknown> = { ...draft };
  for (const field of OTHERWISE_STORED) stored[field.name] = field.stored(draft[field.name]);
  return stored;
}

/** The fields as they go to Postgres in JSON. @param key what each is called there. */
export function storedFields(values: FieldValues, key: "name" | "column"): Readonly<Record<string, unknown>> {
  const stored: Record<string, unknown> = {};
  for (const field of ALL_FIELDS) stored[field[key]] = field.stored(values[field.name]);
  return stored;
}

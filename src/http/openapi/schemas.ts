// The converter is the validator's own, so the document says what is checked and can't drift from it.
import { type ConversionConfig, type JsonSchema, toJsonSchema, toJsonSchemaDefs } from "@valibot/to-json-schema";
import type * as v from "valibot";
import { isPlainLines, isPlainText } from "../../lib/plain-text.ts";
import { isRfc3339 } from "../../lib/rfc3339.ts";
import { isVisible } from "../../lib/text/trim-invisible.ts";
import type { Schema } from "./described-operation.ts";

/**
 * What the checks mean that are functions, as far as JSON Schema has words for it: a lone surrogate, which they refuse too,
 * is nothing that UTF-8 could bring. In a form that the regular expressions of most languages share.
 */
const CHECKS = new Map<unknown, JsonSchema>([
  [isPlainText, { pattern: "^[^\\x00-\\x1f\\x7f]*$" }],
  [isPlainLines, { pattern: "^[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]*$" }],
  [isRfc3339, { format: "date-time" }],
  // The check also knows zero-width characters, which a pattern can't name: the notes do.
  [isVisible, { pattern: "^[^\\x00-\\x1f\\x7f]*\\S[^\\x00-\\x1f\\x7f]*$" }],
]);

type Notes = Readonly<Record<string, Schema>>;

const conversion: ConversionConfig = {
  target: "draft-2020-12",
  // The input type of a body is not of use: its first schema only makes sure that it is an object.
  typeMode: "output",
  // What JSON Schema can't say: well-formed text, trimming, tags made unique. The notes say it in words.
  ignoreActions: ["trim", "to_upper_case", "raw_check", "check_items"],
  overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
  overrideAction: ({ valibotAction, jsonSchema }) => {
    if (valibotAction.type === "check") {
      const check = "requirement" in valibotAction ? valibotAction.requirement : undefined;
      // This check was made by atMostCharacters().
      if (typeof check === "function" && "maxLength" in check)
        return { ...jsonSchema, maxLength: Number(check.maxLength) };
      // A pattern that is already there says more than "plain text", so it wins.
      return check === isVisible ? { ...jsonSchema, ...CHECKS.get(check) } : { ...CHECKS.get(check), ...jsonSchema };
    }
    if (valibotAction.type !== "transform") return undefined;
    // A number in a query is sent as text. Other transformations don't change what may be sent.
    const isToNumber = "operation" in valibotAction && valibotAction.operation === Number;
    return isToNumber ? { ...jsonSchema, type: "integer", pattern: undefined } : jsonSchema;
  },
  overrideSchema: ({ valibotSchema, jsonSchema }) => {
    if (valibotSchema.type === "loose_object") return { ...jsonSchema, additionalProperties: true };
    return valibotSchema.type === "nullable" ? withNull(jsonSchema) : undefined;
  },
};

/** `type: [string, "null"]` where that says the same as `anyOf`; readers show it in one line. */
function withNull(jsonSchema: JsonSchema): JsonSchema {
  const inner = jsonSchema.anyOf?.[0];
  if (typeof inner !== "object" || typeof inner.type !== "string" || inner.enum !== undefined) return jsonSchema;
  return { ...inner, type: [inner.type, "null"] };
}

/** The schemas by name, as JSON Schema; where one is a part of another, by reference. */
export function schemasOf(
  schemas: Readonly<Record<string, v.GenericSchema>>,
  notes: Readonly<Record<string, Notes>>,
): Readonly<Record<string, Schema>> {
  const converted = Object.entries(toJsonSchemaDefs(schemas, conversion));
  return Object.fromEntries(converted.map(([name, schema]) => [name, withNotes(schema, notes[name] ?? {})]));
}

/** The fields of a query by name. None of Bijou's is required. */
export function fieldsOf(query: v.GenericSchema, notes: Notes): Readonly<Record<string, Schema>> {
  const { properties } = withNotes(toJsonSchema(query, conversion), notes);
  return properties as Readonly<Record<string, Schema>>; // As withNotes makes them.
}

function withNotes(schema: JsonSchema, notes: Notes): Schema {
  const properties = Object.entries(schema.properties ?? {});
  // A schema can be `true`, which has no room for a note.
  const noted = properties.map(([field, its]) => [field, { ...(typeof its === "object" ? its : {}), ...notes[field] }]);
  // Notes on the whole schema are under the empty name.
  return {
    ...schema,
    ...(noted.length === 0 ? {} : { properties: Object.fromEntries(noted) as object }),
    ...notes[""],
  };
}

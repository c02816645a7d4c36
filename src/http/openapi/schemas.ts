// The converter is the validator's own, so the document says what is checked and can't drift from it.
import { type ConversionConfig, type JsonSchema, toJsonSchema, toJsonSchemaDefs } from "@valibot/to-json-schema";
import {
  BlockDomainsBody,
  ListBlockedDomainsQuery,
  ListReportsQuery,
  ReportBody,
  UnblockDomainsBody,
} from "../abuse-schemas.ts";
import { CreateKeyBody } from "../key-schemas.ts";
import {
  BulkBody,
  CreateLinkBody,
  EditLinkBody,
  ExportLinksQuery,
  HealthHistoryQuery,
  ListLinksQuery,
} from "../schemas.ts";
import { ListClicksQuery, StatsQuery } from "../stats-schemas.ts";
import * as abuseAnswers from "./abuse-answer-schemas.ts";
import * as answers from "./answer-schemas.ts";
import { FIELD_NOTES } from "./field-notes.ts";
import * as statsAnswers from "./stats-answer-schemas.ts";

/** The schemas of the document by name: those that validate the bodies of requests, and those of answers. */
export const SCHEMAS = {
  CreateLink: CreateLinkBody,
  EditLink: EditLinkBody,
  CreateLinks: BulkBody,
  CreateApiKey: CreateKeyBody,
  BlockDomains: BlockDomainsBody,
  UnblockDomains: UnblockDomainsBody,
  CreateReport: ReportBody,
  ...answers,
  ...statsAnswers,
  ...abuseAnswers,
} as const;

/** Those of query parameters, which are described one by one. */
export const QUERIES = {
  ListLinks: ListLinksQuery,
  ExportLinks: ExportLinksQuery,
  Stats: StatsQuery,
  ListClicks: ListClicksQuery,
  HealthHistory: HealthHistoryQuery,
  ListBlockedDomains: ListBlockedDomainsQuery,
  ListReports: ListReportsQuery,
} as const;

export type QueryName = keyof typeof QUERIES;
export type SchemaName = keyof typeof SCHEMAS;

/** A schema as the document has it: draft 2020-12, with OpenAPI's notes. */
export type Schema = Readonly<Record<string, unknown>>;

const conversion: ConversionConfig = {
  target: "draft-2020-12",
  // A body is first made sure to be an object, by a schema that JSON has no word for.
  typeMode: "output",
  // What JSON Schema can't say: well-formed text, trimming, tags made unique. The notes say it in words.
  ignoreActions: ["check", "trim"],
  overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
  overrideAction: ({ valibotAction, jsonSchema }) => {
    if (valibotAction.type !== "transform") return undefined;
    // A number in a query is text that is read as one; other transformations say nothing of what may be sent.
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

export function componentSchemas(): Record<string, Schema> {
  const converted = Object.entries(toJsonSchemaDefs(SCHEMAS, conversion));
  return Object.fromEntries(converted.map(([name, schema]) => [name, withNotes(schema, FIELD_NOTES[name] ?? {})]));
}

/** The fields of a query by name. None of Bijou's is required. */
export function querySchemas(name: QueryName): Readonly<Record<string, Schema>> {
  const { properties } = withNotes(toJsonSchema(QUERIES[name], conversion), FIELD_NOTES[name] ?? {});
  return properties as Readonly<Record<string, Schema>>; // As withNotes makes them.
}

function withNotes(schema: JsonSchema, notes: Readonly<Record<string, Schema>>): Schema {
  const properties = Object.entries(schema.properties ?? {});
  // A schema can be `true`, which says nothing and has no room for a note.
  const noted = properties.map(([field, its]) => [field, { ...(typeof its === "object" ? its : {}), ...notes[field] }]);
  return { ...schema, ...(noted.length === 0 ? {} : { properties: Object.fromEntries(noted) as object }) };
}

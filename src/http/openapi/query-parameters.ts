import { type QueryName, querySchemas, type Schema } from "./schemas.ts";

/** The parameters of a query, from the schema that validates it. */
export function queryParameters(query: QueryName): readonly Schema[] {
  return Object.entries(querySchemas(query)).map(([name, { description, ...schema }]) => ({
    name,
    in: "query",
    description,
    schema: { ...schema, ...numericDefault(schema) },
  }));
}

/** A default is text, as what is sent is. */
function numericDefault({ type, default: text }: Schema): Schema {
  return type === "integer" && text !== undefined ? { default: Number(text) } : {};
}

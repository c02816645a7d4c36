import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openApiDocument } from "../../docs/document.docs.ts";
import { TOOLS, type Tool } from "../../mcp/tools.ts";

/**
 * `npm run types`: the tools of MCP with their schemas, from the OpenAPI document. They are committed, so that a change of
 * the API shows as what it is to assistants; with `--check` nothing is written, and a stale list fails.
 */
const FILE = join(import.meta.dirname, "../../mcp/worker/tool-list.json");

type Json = Record<string, unknown>;
type Property = Json & { readonly enum?: readonly unknown[] };

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}
interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly description?: string;
  readonly schema?: Property;
}
type Content = Readonly<Record<string, { readonly schema: Json }>>;

const document = openApiDocument() as unknown as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, Json>>>>;
}; // As document.ts makes it.

function toolOf([name, tool]: [string, Tool]): Json {
  const { title, description, annotations } = tool;
  const operation = document.paths[tool.path]?.[tool.method.toLowerCase()];
  if (operation === undefined) throw new Error(`Cannot list ${name}: the document has no ${tool.method} ${tool.path}`);
  return {
    ...{ name, title, description, inputSchema: inputOf(tool, operation), outputSchema: outputOf(name, operation) },
    annotations: { title, ...annotations },
  };
}

function inputOf({ path, into }: Tool, { parameters = [], requestBody }: Operation): Json {
  const slug = path.includes("{slug}") ? { slug: { type: "string", description: SLUG } } : {};
  const query = parameters.flatMap((given) => (given.$ref === undefined && given.in === "query" ? [given] : []));
  const body = into === "body" ? resolved(jsonOf(requestBody?.content)) : {};
  const inQuery = Object.fromEntries(query.map((one) => [one.name, argumentOf(one)]));
  const given = into === "body" ? ((body["properties"] ?? {}) as Json) : inQuery;
  // Which link it is: `api-call-of.ts` puts it into the address.
  const domain = into === "body" && path.includes("{slug}") ? { domain: inQuery["domain"] } : {};
  return {
    type: "object",
    properties: { ...slug, ...domain, ...given },
    required: [...Object.keys(slug), ...((body["required"] ?? []) as readonly string[])],
    additionalProperties: false,
  };
}

const SLUG = "The link's name: its custom slug, or its code if it has no slug.";

/** A query has texts alone; in JSON, a flag is a boolean. */
function argumentOf({ description, schema = {} }: Parameter): Json {
  const isFlag = schema.enum?.every((value) => value === "true" || value === "false") ?? false;
  const shown = isFlag ? { type: "boolean" } : resolved(schema);
  return { ...shown, ...(description === undefined ? {} : { description }) };
}

function outputOf(name: string, { responses }: Operation): Json {
  const shapes = Object.entries(responses).flatMap(([status, { content }]) =>
    status.startsWith("2") && content?.["application/json"] !== undefined ? [resolved(jsonOf(content))] : [],
  );
  // 204 and 202 as one: see call-tool.ts.
  if (name === "delete_link") return DELETED;
  const [only, ...more] = withoutRepeats(shapes);
  if (only === undefined) throw new Error(`Cannot list ${name}: it answers with no JSON`);
  return more.length === 0 ? only : { type: "object", anyOf: [only, ...more] };
}

const DELETED = {
  type: "object",
  properties: {
    deleted: { const: true },
    effectiveBy: {
      type: ["string", "null"],
      format: "date-time",
      description: "When the last cached copy runs out, if Redis is out of reach; else null.",
    },
  },
  required: ["deleted", "effectiveBy"],
};

function withoutRepeats(schemas: readonly Json[]): Json[] {
  return [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
}

function jsonOf(content: Content | undefined): Json {
  const schema = content?.["application/json"]?.schema;
  if (schema === undefined) throw new Error("Cannot list a tool: its operation has no JSON where it should");
  return schema;
}

/** With each reference replaced by what it points to: a client need not know any but its own. None is recursive. */
function resolved(schema: Json): Json {
  return replaced(schema) as Json; // Of an object.
}

function replaced(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(replaced);
  if (typeof value !== "object" || value === null) return value;
  const { $ref, ...rest } = value as { $ref?: string };
  const parts = Object.fromEntries(Object.entries(rest).map(([name, part]) => [name, replaced(part)]));
  return $ref === undefined ? parts : { ...resolved(componentOf($ref)), ...parts };
}

function componentOf(reference: string): Json {
  const [, , kind = "", name = ""] = reference.split("/");
  const component = document.components[kind]?.[name];
  if (component === undefined) throw new Error(`Cannot list a tool: the document has no ${reference}`);
  return component;
}

const text = `${JSON.stringify(Object.entries(TOOLS).map(toolOf), null, 1)}\n`;
if (!process.argv.includes("--check")) writeFileSync(FILE, text);
else if (readFileSync(FILE, "utf8") !== text) {
  console.error("Cannot go on: src/mcp/worker/tool-list.json is stale; run npm run types");
  process.exitCode = 1;
}

import { VERSION } from "../../version.ts";
import { PROBLEM_TYPES, type ProblemType } from "../problem.ts";
import { contentOf, headersOf, pageHeaders, responsesOf } from "./answers.ts";
import { HEADERS } from "./headers.ts";
import type { Operation, Tag } from "./operation.ts";
import { OPERATIONS } from "./operations.ts";
import { PARAMETERS } from "./parameters.ts";
import { problemExample, problemSchema, problemSchemaName } from "./problem-schemas.ts";
import { queryParameters } from "./query-parameters.ts";
import { componentSchemas, type Schema } from "./schemas.ts";

/**
 * The OpenAPI document of everything that the Worker answers, but for `servers`, which are its settings'.
 *
 * It is made when the Worker is built, from the schemas that validate, and served as a static file: so it
 * weighs nothing in the bundle and nothing at a start (the README has the figures).
 */
export function openApiDocument(): Schema {
  return withoutUnused({
    openapi: "3.1.0",
    info: {
      title: "Bijou",
      version: VERSION,
      summary: "Short links",
      description: ABOUT,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths: pathsOf(OPERATIONS),
    components: {
      securitySchemes: {
        bearer: {
          type: "http",
          scheme: "bearer",
          description:
            "An API key, or the admin key. A security requirement names the scope that the key must have; `admin` is the " +
            "admin key's alone.",
        },
      },
      parameters: PARAMETERS,
      headers: headerComponents(),
      responses: { MethodNotAllowed: methodNotAllowed(false), MethodNotAllowedPage: methodNotAllowed(true) },
      schemas: { ...componentSchemas(), ...problemSchemas() },
    },
  });
}

const ABOUT = `JSON in and out. Times are RFC 3339, answered in UTC. Unknown fields in a body are refused.

Errors are problem details (RFC 9457); each \`type\` is a stable path with a page about it. Any operation can also meet
500 \`internal\`: a mistake of Bijou's own, which is in its log. Outside of \`/api/\` a browser (\`Accept: text/html\`) gets
problems as small pages.

HEAD works wherever GET does. Another method on a path of this document is answered with 405 and \`Allow\`, as the path's
\`x-other-methods\` says; OPTIONS on paths under \`/api/\` answers CORS preflights for the origins in CORS_ORIGINS.`;

const TAGS: Readonly<Record<Tag, string>> = {
  Links: "Make, read, change and delete links.",
  Statistics: "Who visited, when, and from where. A visit is counted some seconds after it.",
  "Import and export": "Bring links along from elsewhere, and take them away.",
  Keys: "Make, list and revoke API keys, with the admin key.",
  Abuse: "Report links that do harm, and refuse them, with the admin key.",
  Redirects: "What visitors open.",
  Operation: "How the service is.",
  Documentation: "This document, and pages about it.",
};

function pathsOf(operations: readonly Operation[]): Record<string, Schema> {
  const byPath = Map.groupBy(operations, ({ path }) => path);
  return Object.fromEntries([...byPath].map(([path, group]) => [path, pathItem(path, group)]));
}

function pathItem(path: string, operations: readonly Operation[]): Schema {
  const isOfApi = path.startsWith("/api/") || path === "/metrics";
  return {
    // OpenAPI has no place for the answer to methods that are none.
    "x-other-methods": { "405": { $ref: `#/components/responses/MethodNotAllowed${isOfApi ? "" : "Page"}` } },
    ...Object.fromEntries(operations.map((operation) => [operation.method, operationObject(operation)])),
  };
}

function operationObject(operation: Operation): Schema {
  const { operationId, tag, summary, description, access, parameters = [], query, body } = operation;
  const all = [
    ...parameters.map((name) => ({ $ref: `#/components/parameters/${name}` })),
    ...(query === undefined ? [] : queryParameters(query)),
  ];
  return {
    operationId,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    security: securityOf(access),
    ...(all.length === 0 ? {} : { parameters: all }),
    ...(body === undefined ? {} : { requestBody: { required: true, ...body, content: contentOf(body.content) } }),
    responses: responsesOf(operation),
  };
}

function securityOf(access: Operation["access"]): readonly Schema[] {
  if (access === "anyone") return [];
  if ("admin" in access) return [{ bearer: ["admin"] }];
  return [...(access.orPublic === true ? [{}] : []), { bearer: [access.scope] }];
}

function headerComponents(): Record<string, Schema> {
  const pairs = Object.entries(HEADERS).flatMap(([name, header]): [string, Schema][] => [
    [name, { ...header, required: true }],
    [`Optional-${name}`, header],
  ]);
  return Object.fromEntries(pairs);
}

/** @param isPage where a browser gets it as a page. */
function methodNotAllowed(isPage: boolean): Schema {
  return {
    description: "This path does not take this method; `Allow` names those that it takes.",
    headers: headersOf({
      ...{ "X-Request-Id": true, "Cache-Control": true, Allow: true },
      ...(isPage ? pageHeaders(false) : { "Server-Timing": false }),
    }),
    content: {
      "application/problem+json": {
        schema: { $ref: `#/components/schemas/${problemSchemaName("method-not-allowed")}` },
        example: problemExample("method-not-allowed"),
      },
      ...(isPage ? { "text/html": { schema: { type: "string" } } } : {}),
    },
  };
}

function problemSchemas(): Record<string, Schema> {
  return Object.fromEntries(PROBLEM_TYPES.map((type: ProblemType) => [problemSchemaName(type), problemSchema(type)]));
}

/** Leaves out the components that nothing points to. */
function withoutUnused(document: Schema & { components: Readonly<Record<string, Schema>> }): Schema {
  const text = JSON.stringify(document);
  const isUsed = (section: string, name: string) =>
    section === "securitySchemes" || text.includes(`"#/components/${section}/${name}"`);
  const sections = Object.entries(document.components).map(([section, components]) => [
    section,
    Object.fromEntries(Object.entries(components).filter(([name]) => isUsed(section, name))),
  ]);
  return { ...document, components: Object.fromEntries(sections) as Schema };
}

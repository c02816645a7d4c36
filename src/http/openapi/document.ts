import { PROBLEM_TYPES, type ProblemType } from "../problem.ts";
import { contentOf, headersOf, pageHeaders, responsesOf } from "./answers.ts";
import { type Components, componentsOf } from "./components.ts";
import type { DescribedOperation, RoomDocs, Schema } from "./described-operation.ts";
import { HEADERS } from "./headers.ts";
import { problemExample, problemSchema, problemSchemaName } from "./problem-schemas.ts";

/** What the document says of the API as a whole: `info`, and the words for each tag. */
export interface About {
  readonly info: Schema;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * The OpenAPI document of the operations of all rooms, but for `servers`, which are the Worker's settings'.
 *
 * @throws {Error} when an operation points to what no room has.
 */
export function documentOf(rooms: readonly RoomDocs[], about: About): Schema {
  const components = componentsOf(rooms);
  return withoutUnused({
    openapi: "3.1.0",
    info: about.info,
    servers: [{ url: "/" }],
    tags: Object.entries(about.tags).map(([name, description]) => ({ name, description })),
    paths: pathsOf(
      rooms.flatMap(({ operations }) => operations),
      components,
    ),
    components: {
      securitySchemes: {
        bearer: {
          type: "http",
          scheme: "bearer",
          description:
            "An API key, or the admin key. A security requirement names the scope that the key must have; `admin` is the " +
            "admin key's alone. Where people sign in at Cloudflare Access, its token stands in for a key: in the header " +
            "`Cf-Access-Jwt-Assertion` or the cookie `CF_Authorization`, of a request of this very origin.",
        },
      },
      parameters: components.parameters,
      headers: headerComponents(),
      responses: { MethodNotAllowed: methodNotAllowed(false), MethodNotAllowedPage: methodNotAllowed(true) },
      schemas: { ...components.schemas, ...problemSchemas() },
    },
  });
}

function pathsOf(operations: readonly DescribedOperation[], components: Components): Record<string, Schema> {
  const byPath = Map.groupBy(operations, ({ path }) => path);
  return Object.fromEntries([...byPath].map(([path, group]) => [path, pathItem(path, group, components)]));
}

function pathItem(path: string, operations: readonly DescribedOperation[], components: Components): Schema {
  const isOfApi = path.startsWith("/api/") || path === "/metrics";
  return {
    // OpenAPI has no place for the answer to a method that the path does not have.
    "x-other-methods": { "405": { $ref: `#/components/responses/MethodNotAllowed${isOfApi ? "" : "Page"}` } },
    ...Object.fromEntries(operations.map((operation) => [operation.method, operationObject(operation, components)])),
  };
}

function operationObject(operation: DescribedOperation, components: Components): Schema {
  const { operationId, tag, summary, description, access, parameters = [], query, body } = operation;
  const all = [
    ...parameters.map(components.parameterRef),
    ...(query === undefined ? [] : components.queryParameters(query)),
  ];
  return {
    operationId,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    security: securityOf(access),
    ...(all.length === 0 ? {} : { parameters: all }),
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, ...body, content: contentOf(body.content, components) } }),
    responses: responsesOf(operation, components),
  };
}

function securityOf(access: DescribedOperation["access"]): readonly Schema[] {
  if (access === "anyone") return [];
  if ("known" in access) return [{ bearer: [] }];
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

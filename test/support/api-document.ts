/** Reads an OpenAPI document for the suites that hold the Worker against it. */
export type Json = Readonly<Record<string, unknown>>;

export interface ApiOperation {
  readonly operationId: string;
  readonly method: string;
  /** The template: `/api/links/{slug}`. */
  readonly path: string;
  /** The scope that its key must have; null where nobody needs one. */
  readonly scope: string | null;
  readonly isOpenToAll: boolean;
  /** Those of its query, with a schema for each. */
  readonly query: readonly { readonly name: string; readonly schema: Json }[];
  /** The body's media types with an example of each. */
  readonly bodies: readonly { readonly mediaType: string; readonly example: unknown }[];
  readonly answers: readonly ApiAnswer[];
}

export interface ApiAnswer {
  readonly status: number;
  /** JSON pointer into the document, of the response. */
  readonly pointer: string;
  readonly headers: readonly { readonly name: string; readonly isRequired: boolean; readonly pointer: string }[];
  readonly mediaTypes: readonly string[];
  /** Of problem details, those that the document lists here. */
  readonly problems: readonly string[];
}

const METHODS = ["get", "head", "post", "put", "patch", "delete", "options"];

export function operationsOf(document: Json): ApiOperation[] {
  return Object.entries(object(document["paths"])).flatMap(([path, item]) =>
    Object.entries(object(item))
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]) => operationOf(document, path, method, object(operation))),
  );
}

function operationOf(document: Json, path: string, method: string, operation: Json): ApiOperation {
  const security = list(operation["security"]).map(object);
  const scope = security.flatMap((requirement) => list(requirement["bearer"]))[0];
  const content = object(object(operation["requestBody"])["content"]);
  const parameters = list(operation["parameters"]).map(object);
  const resolved = parameters.map((its) => (typeof its["$ref"] === "string" ? resolve(document, its["$ref"]) : its));
  const pointer = ["", "paths", path, method, "responses"].map(escapePointer).join("/");
  return {
    operationId: String(operation["operationId"]),
    method: method.toUpperCase(),
    path,
    scope: typeof scope === "string" ? scope : null,
    isOpenToAll: security.length === 0 || security.some((requirement) => Object.keys(requirement).length === 0),
    query: resolved
      .filter((its) => its["in"] === "query")
      .map((its) => ({ name: String(its["name"]), schema: object(its["schema"]) })),
    bodies: Object.entries(content).map(([mediaType, body]) => ({ mediaType, example: object(body)["example"] })),
    answers: Object.entries(object(operation["responses"])).map(([status, response]) =>
      answerOf(document, Number(status), `${pointer}/${status}`, object(response)),
    ),
  };
}

/** @param pointer of the response, for what is inside it. */
export function answerOf(document: Json, status: number, pointer: string, response: Json): ApiAnswer {
  const content = object(response["content"]);
  const problem = object(object(content["application/problem+json"])["schema"]);
  const refs =
    problem["$ref"] === undefined ? list(problem["oneOf"]).map((one) => object(one)["$ref"]) : [problem["$ref"]];
  return {
    status,
    pointer,
    headers: Object.entries(object(response["headers"])).map(([name, header]) => {
      const resolved = resolve(document, String(object(header)["$ref"]));
      return { name, isRequired: resolved["required"] === true, pointer: String(object(header)["$ref"]).slice(1) };
    }),
    mediaTypes: Object.keys(content),
    problems: refs.map((ref) => String(object(object(resolve(document, String(ref))["properties"])["type"])["const"])),
  };
}

export function resolve(document: Json, ref: string): Json {
  const names = ref
    .replace(/^#\//, "")
    .split("/")
    .map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
  return names.reduce((value, name) => object(value[name]), document);
}

export function escapePointer(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The operation that a request asks for; a path that is spelled out wins over a template. */
export function operationFor(operations: readonly ApiOperation[], method: string, path: string): ApiOperation {
  const pathname = path.split("?")[0] ?? "";
  const fitting = operations.filter(
    (operation) => operation.method === method && patternOf(operation.path).test(pathname),
  );
  const [best] = fitting.toSorted((a, b) => literalLength(b.path) - literalLength(a.path));
  if (best === undefined) throw new Error(`Cannot find an operation in the document for ${method} ${path}`);
  return best;
}

function patternOf(template: string): RegExp {
  const parts = template.split(/\{\w+\}/).map((part) => part.replaceAll(/[.+*?^$()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^/]+")}$`);
}

function literalLength(template: string): number {
  return template.replaceAll(/\{\w+\}/g, "").length;
}

/** The value as an object; an empty one if it is none. */
export function object(value: unknown): Json {
  return typeof value === "object" && value !== null ? (value as Json) : {}; // What JSON has there.
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

import { PROBLEMS, type ProblemType } from "../problem.ts";
import { PROBLEM_ADVICE } from "../problem-advice.ts";
import type { Components } from "./components.ts";
import type { Answer, Content, DescribedOperation, Schema } from "./described-operation.ts";
import { type HeaderName, PAGE_HEADERS } from "./headers.ts";
import { problemExample, problemSchemaName } from "./problem-schemas.ts";

/** The `responses` of an operation: its own answers, and its problems, gathered by status. */
export function responsesOf(operation: DescribedOperation, components: Components): Record<string, Schema> {
  const types: readonly ProblemType[] = [...operation.problems, "misconfigured"];
  const byStatus = Map.groupBy(types, (type) => PROBLEMS[type].status);
  const own = Object.entries(operation.answers).map(([status, answer]) => [
    status,
    answerResponse(operation, answer, components),
  ]);
  const problems = [...byStatus].map(([status, group]) => [String(status), problemResponse(operation, group)]);
  return Object.fromEntries([...own, ...problems]) as Record<string, Schema>; // Pairs of these.
}

export function contentOf(content: Content, components: Components): Schema {
  const entries = Object.entries(content).map(([mediaType, { schema, example }]) => [
    mediaType,
    {
      schema: schema === null ? unstructured(mediaType) : components.schemaRef(schema),
      ...(example === undefined ? {} : { example }),
    },
  ]);
  return Object.fromEntries(entries) as Schema; // Pairs of name and schema.
}

function unstructured(mediaType: string): Schema {
  return { type: "string", ...(mediaType === "image/png" ? { format: "binary" } : {}) };
}

function answerResponse(
  operation: DescribedOperation,
  { description, headers = {}, content, isPage }: Answer,
  components: Components,
): Schema {
  const common: HeaderNeeds = { "X-Request-Id": true, "Cache-Control": true, ...timed(operation) };
  const limit: HeaderNeeds = operation.isLimited === true ? { "RateLimit-Policy": true, RateLimit: true } : {};
  return {
    description,
    headers: headersOf({ ...common, ...limit, ...(isPage === true ? pageHeaders(true) : {}), ...headers }),
    ...(content === undefined || operation.method === "head" ? {} : { content: contentOf(content, components) }),
  };
}

function problemResponse(operation: DescribedOperation, types: readonly ProblemType[]): Schema {
  const needs = types.map((type) => problemHeaders(operation, type));
  const names = new Set(needs.flatMap((its) => Object.keys(its) as HeaderName[])); // Their keys, by HeaderNeeds.
  const isPage = types.some((type) => operation.pages?.includes(type));
  const problem = {
    schema: oneOf(types),
    examples: Object.fromEntries(types.map((type) => [type, { value: problemExample(type) }])),
  };
  return {
    description: types.map((type) => `\`${type}\`: ${PROBLEM_ADVICE[type]}`).join("\n\n"),
    headers: headersOf(Object.fromEntries([...names].map((name) => [name, needs.every((its) => its[name] === true)]))),
    ...(operation.method === "head"
      ? {}
      : {
          content: {
            "application/problem+json": problem,
            ...(isPage ? { "text/html": { schema: { type: "string" } } } : {}),
          },
        }),
  };
}

function oneOf(types: readonly ProblemType[]): Schema {
  const refs = types.map((type) => ({ $ref: problemRef(type) }));
  const [only, ...others] = refs;
  if (only !== undefined && others.length === 0) return only;
  const mapping = Object.fromEntries(types.map((type) => [`/_/problems/${type}`, problemRef(type)]));
  return { oneOf: refs, discriminator: { propertyName: "type", mapping } };
}

function problemRef(type: ProblemType): string {
  return `#/components/schemas/${problemSchemaName(type)}`;
}

/** Whether an answer has a header always, or now and then. */
type HeaderNeeds = Readonly<Partial<Record<HeaderName, boolean>>>;

/** Problems that end a request before it was counted. */
const UNCOUNTED: readonly ProblemType[] = ["misconfigured", "forbidden"];
/**
 * These can come before it or after: guesses of keys have a limit of their own, a deadline strikes any time,
 * and a body is read beside the counting or behind it.
 */
const COUNTED_OR_NOT: readonly ProblemType[] = [
  "unauthorized",
  "request-timeout",
  "too-large",
  "malformed",
  "unsupported-media-type",
  "rate-limited",
  "unavailable",
];

function problemHeaders(operation: DescribedOperation, type: ProblemType): HeaderNeeds {
  const isCounted = operation.isLimited === true && !UNCOUNTED.includes(type);
  const isAlways = !COUNTED_OR_NOT.includes(type);
  return {
    "X-Request-Id": true,
    "Cache-Control": true,
    ...(type === "misconfigured" ? {} : timed(operation)),
    ...(isCounted ? { "RateLimit-Policy": isAlways, RateLimit: isAlways } : {}),
    ...(type === "rate-limited" || type === "unavailable" ? { "Retry-After": true } : {}),
    ...(type === "unauthorized" || type === "forbidden" ? { "WWW-Authenticate": true } : {}),
    ...(type === "blocked" ? { Link: true } : {}),
    ...(type === "method-not-allowed" ? { Allow: true } : {}),
    ...(type === "unsupported-media-type"
      ? { [operation.method === "patch" ? "Accept-Patch" : "Accept"]: false, "Accept-Encoding": false }
      : {}),
    ...(type === "request-timeout" ? { Connection: false } : {}),
    ...(operation.pages?.includes(type) === true ? pageHeaders(false) : {}),
    ...(type === "unavailable" || type === "too-large" ? sometimes(operation.cutOffHeaders ?? []) : {}),
  };
}

function timed({ path }: DescribedOperation): HeaderNeeds {
  return path.startsWith("/api/") || path === "/metrics" ? { "Server-Timing": true } : {};
}

/** Whether every such answer is a page, or only those to a browser. */
export function pageHeaders(isAlways: boolean): HeaderNeeds {
  return Object.fromEntries(PAGE_HEADERS.map((name) => [name, isAlways]));
}

function sometimes(names: readonly HeaderName[]): HeaderNeeds {
  return Object.fromEntries(names.map((name) => [name, false]));
}

export function headersOf(needs: HeaderNeeds): Schema {
  const names = Object.entries(needs) as [HeaderName, boolean][]; // Its keys and values, by its type.
  return Object.fromEntries(names.map(([name, isAlways]) => [name, headerRef(name, isAlways)]));
}

/** A header that is always there, or one that may be: two components, as `required` can't stand beside a $ref. */
function headerRef(name: HeaderName, isAlways: boolean): Schema {
  return { $ref: `#/components/headers/${isAlways ? name : `Optional-${name}`}` };
}

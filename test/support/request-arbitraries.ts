import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { type ApiOperation, type Json, object, resolve } from "./api-document.ts";
import { damaged, valuesOf } from "./schema-arbitraries.ts";

/** A request that the document has an operation for, as it is sent. */
export interface ApiRequest {
  readonly operationId: string;
  readonly method: string;
  /** The path as the document has it. */
  readonly template: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | null;
  /** What is wrong with it; empty for one that the document allows. */
  readonly damage: readonly string[];
}

/** What there is by the names in paths, for requests that shall find something. */
export type Known = Readonly<Record<string, readonly string[]>>;

/** Valid and damaged requests of all operations, by their parameters, headers and bodies. */
export function requestsOf(
  document: Json,
  operations: readonly ApiOperation[],
  known: Known,
  asAdmin: Readonly<Record<string, string>>,
): fc.Arbitrary<ApiRequest> {
  return fc.constantFrom(...operations).chain((operation) => requestOf(document, operation, known, asAdmin));
}

function requestOf(
  document: Json,
  { operationId, method, path, scope, isOpenToAll }: ApiOperation,
  known: Known,
  asAdmin: Readonly<Record<string, string>>,
): fc.Arbitrary<ApiRequest> {
  const { parameters = [], requestBody } = object(object(object(document["paths"])[path])[method.toLowerCase()]);
  const all = (parameters as Json[]).map((its) =>
    typeof its["$ref"] === "string" ? resolve(document, its["$ref"]) : its,
  );
  const inQuery = all.filter((its) => its["in"] === "query" && its["name"] !== "cursor");
  const inHeaders = all.filter((its) => its["in"] === "header");
  const valid = fc.record({
    names: fc.record(
      Object.fromEntries(
        Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = ""]) => [name, fc.constantFrom(...(known[name] ?? ["x"]))]),
      ),
    ),
    query: fc.record(recordOf(document, inQuery), { requiredKeys: [] }),
    headers: fc.record(recordOf(document, inHeaders), { requiredKeys: [] }),
    body: bodyOf(document, object(object(requestBody)["content"])),
    accept: fc.option(
      fc.constantFrom("*/*", "text/html", "application/json", "text/csv;bom=true, */*;q=0.1", "image/*"),
    ),
  });
  const built = valid.map(({ names, query, headers, body, accept }): ApiRequest => {
    const spelled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(names[name])));
    const pairs = Object.entries(query).map(([name, value]) => [name, String(value)]);
    return {
      ...{ operationId, method, template: path, damage: [] },
      path: `${spelled}${pairs.length === 0 ? "" : `?${new URLSearchParams(pairs).toString()}`}`,
      headers: {
        ...(scope === null && isOpenToAll ? {} : asAdmin),
        ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
        ...(accept === null ? {} : { Accept: accept }),
        ...(body === null ? {} : { "Content-Type": body.type }),
      },
      body: body === null ? null : body.text,
    };
  });
  return built.chain((request) =>
    fc.oneof(
      fc.constant(request),
      damages(request).chain((once) => fc.oneof(fc.constant(once), damages(once))),
    ),
  );
}

function recordOf(document: Json, parameters: readonly Json[]): Record<string, fc.Arbitrary<unknown>> {
  return Object.fromEntries(
    parameters.map(({ name, schema }) => [String(name), valuesOf(document, object(schema), String(name))]),
  );
}

function bodyOf(
  document: Json,
  content: Json,
): fc.Arbitrary<{ type: string; text: string | Uint8Array<ArrayBuffer> } | null> {
  const types = Object.entries(content);
  if (types.length === 0) return fc.constant(null);
  return fc.constantFrom(...types).chain(([type, its]) => {
    const { schema, example } = object(its) as { schema?: Json; example?: unknown };
    if (type === "multipart/form-data") {
      const file = "url\r\nhttps://example.com/\r\n";
      const head = `--xyz\r\nContent-Disposition: form-data; name="file"; filename="links.csv"\r\n\r\n`;
      return fc.constant({ type: `${type}; boundary=xyz`, text: `${head}${file}\r\n--xyz--\r\n` });
    }
    if (type === "application/x-www-form-urlencoded") {
      const form = valuesOf(document, object(schema)).map(
        (value) => new URLSearchParams(value as Record<string, string>),
      );
      return form.map((value) => ({ type, text: value.toString() }));
    }
    if (object(schema)["type"] === "string") {
      const file = typeof example === "string" ? example : JSON.stringify([{ url: "https://example.com/" }]);
      return fc.constant({ type, text: file });
    }
    return valuesOf(document, object(schema)).map((value) => ({ type, text: JSON.stringify(value) }));
  });
}

const odd = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom("", "..", "%", "\u0000", "null", "0"),
);
/** What HTTP lets through in a header. */
const headerText = fc.stringMatching(/^[!-~][ -~]{0,30}$/);

/** The same request with something about it wrong, or only strange. */
function damages(request: ApiRequest): fc.Arbitrary<ApiRequest> {
  const { template, path, headers, body, damage } = request;
  const [pathname = "", query = ""] = path.split("?");
  const as = (what: string, changes: Partial<ApiRequest>): ApiRequest => ({
    ...request,
    ...changes,
    damage: [...damage, what],
  });
  const withPair = (pair: string) => `${pathname}?${query === "" ? "" : `${query}&`}${pair}`;
  const name = fc.constantFrom(
    "Accept",
    "Authorization",
    "If-None-Match",
    "Idempotency-Key",
    "Content-Type",
    "Content-Encoding",
    "Origin",
    "X-Request-Id",
  );
  const ofQuery = [
    fc.tuple(odd, odd).map(([key, value]) =>
      as("a parameter that is unknown", {
        path: withPair(new URLSearchParams([[key.toWellFormed(), value.toWellFormed()]]).toString()),
      }),
    ),
    fc.constant(as("a query that can't be decoded", { path: withPair("%E0%A4%A&limit=%zz") })),
  ];
  const pairs = [...new URLSearchParams(query)];
  const ofPairs =
    pairs.length === 0
      ? []
      : [
          fc
            .constantFrom(...pairs)
            .map(([key, value]) =>
              as("a parameter given twice", { path: withPair(new URLSearchParams([[key, value]]).toString()) }),
            ),
          fc.tuple(fc.constantFrom(...pairs), odd).map(([[key], value]) =>
            as("a parameter that is odd", {
              path: `${pathname}?${new URLSearchParams([[key, value.toWellFormed()]]).toString()}`,
            }),
          ),
        ];
  const ofHeaders = [
    fc
      .tuple(name, headerText)
      .map(([key, value]) => as("a header that is odd", { headers: { ...headers, [key]: value } })),
    name.map((key) =>
      as("a header that is left out", {
        headers: Object.fromEntries(Object.entries(headers).filter(([its]) => its !== key)),
      }),
    ),
  ];
  const segments = pathname.split("/");
  const ofPath = template.split("/").flatMap((part, at) =>
    part.startsWith("{")
      ? fc.string({ unit: "binary", minLength: 1, maxLength: 20 }).map((text) =>
          as("a name that is odd", {
            // Of dots alone a URL's parser makes another path.
            path: [
              ...[segments.with(at, encodeURIComponent(text.toWellFormed().replace(/^\.+$/, "x"))).join("/")],
              ...(query === "" ? [] : [query]),
            ].join("?"),
          }),
        )
      : [],
  );
  const ofBody =
    body === null
      ? []
      : [
          fc
            .constantFrom("", "{", "[]", "null", "\u0000", '"', '{"url":1e999}')
            .map((text) => as("a body that is odd", { body: text })),
          fc.uint8Array({ maxLength: 64 }).map((bytes) => as("a body of bytes", { body: new Uint8Array(bytes) })),
          fc.constant(
            as("a packed body", {
              headers: { ...headers, "Content-Encoding": "gzip" },
              body: new Uint8Array(gzipSync(body)),
            }),
          ),
          fc
            .constantFrom("gzip", "br", "gzip, gzip", "deflate", "x-gzip, identity", ",")
            .map((coding) =>
              as("a body that is not packed as it says", { headers: { ...headers, "Content-Encoding": coding } }),
            ),
          ...(typeof body === "string" && /^[{[]/.test(body) && isJson(body)
            ? [damaged(JSON.parse(body)).map((value) => as("a field that is odd", { body: JSON.stringify(value) }))]
            : []),
        ];
  return fc.oneof(...ofQuery, ...ofPairs, ...ofHeaders, ...ofPath, ...ofBody);
}

/** It may have been damaged already. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

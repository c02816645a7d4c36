import { createConfig, lintFromString } from "@redocly/openapi-core";
import { describe, expect, it } from "vitest";
import { api } from "../../../../src/api.ts";
import { app } from "../../../../src/app.ts";
import { openApiDocument } from "../../../../src/docs/document.docs.ts";
import { REPORT_PATH } from "../../../../src/http/report-link.ts";
import { HOME_PATH, SCREEN_PATHS } from "../../../../src/page/page-paths.ts";
import { createAnswerChecker } from "../../../support/answer-checker.ts";
import { escapePointer, type Json, object, operationsOf } from "../../../support/api-document.ts";

const document = openApiDocument();
const operations = operationsOf(document);

/** Whatever has no path of its own is a name; one with a plus asks for a preview. */
const NAMES = "/{slug}";
const PREVIEW = "GET /{slug}+";
/** What a name takes besides GET has no route: one more would be on the way of each redirect. */
const OTHER_METHODS = ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"].map((method) => `${method} ${NAMES}`);

/** The page is for people and MCP for assistants: neither reads this document. */
const OTHER_READERS: ReadonlySet<string> = new Set([HOME_PATH, ...SCREEN_PATHS, REPORT_PATH, "/mcp"]);

/** `GET /api/links/{slug}` for each route that is registered and answers with something else than 405. */
function routes(): string[] {
  const isHandled = (method: string) => method !== "ALL" && method !== "OPTIONS";
  // OPTIONS comes with each path, as HEAD does with each GET.
  const handled = [...app.routes, ...api.routes].filter(
    ({ method, path }) => isHandled(method) && !OTHER_READERS.has(path),
  );
  const named = handled.map(({ method, path }) => {
    const template = path === "/*" ? NAMES : path.replaceAll(/:(\w+)/g, "{$1}");
    return `${method} ${template}`;
  });
  return [...new Set(named)].toSorted();
}

describe("openApiDocument()", () => {
  it("openApiDocument() has the operations that there are routes for, and no others", () => {
    // HEAD comes with each GET; the document spells it out for short links alone.
    const described = operations
      .filter(({ method }) => method !== "HEAD")
      .map(({ method, path }) => `${method} ${path}`);
    expect(described.toSorted()).toEqual([...routes(), ...OTHER_METHODS, PREVIEW].toSorted());
  });

  it("openApiDocument() passes the linter without an error, and with no other warnings than these", async () => {
    const config = await createConfig({ extends: ["recommended"] });
    const found = await lintFromString({ source: JSON.stringify(document), absoluteRef: "openapi.json", config });
    const problems = found.map(({ severity, ruleId, location }) => [severity, ruleId, location[0]?.pointer]);
    const expected = [
      // Nobody can ask these wrongly.
      ["operation-4xx-response", "#/paths/~1_~1checks/get/responses"],
      ["operation-4xx-response", "#/paths/~1health/get/responses"],
      ["operation-4xx-response", "#/paths/~1livez/get/responses"],
      ["operation-4xx-response", "#/paths/~1robots.txt/get/responses"],
      // They lead on, or nowhere.
      ...["put", "patch", "delete"].map((method) => ["operation-2xx-response", `#/paths/~1{slug}/${method}/responses`]),
      // Used from x-other-methods, where the linter does not look.
      ["no-unused-components", "#/components/responses/MethodNotAllowed"],
      ["no-unused-components", "#/components/responses/MethodNotAllowedPage"],
    ];
    expect(problems.toSorted()).toEqual(expected.map((warning) => ["warn", ...warning]).toSorted());
  });

  it("openApiDocument() has no apostrophe where a generator writes into single quotes", () => {
    const quoted: string[] = [];
    (function walk(value: unknown, name = ""): void {
      if (typeof value === "string" && ["title", "summary", "const", "enum", "default"].includes(name))
        quoted.push(value);
      if (typeof value !== "object" || value === null) return;
      for (const [key, inner] of Object.entries(value)) walk(inner, Array.isArray(value) ? name : key);
    })(document);
    expect(quoted.length).toBeGreaterThan(100);
    expect(quoted.filter((text) => text.includes("'"))).toEqual([]);
  });

  it("openApiDocument() says in its schemas what the Worker refuses", () => {
    const { faultsIn } = createAnswerChecker(document);
    const schema = (name: string) => `/components/schemas/${name}`;
    const url = "https://example.com/";
    for (const [name, value] of [
      ["BlockDomains", { domain: "a.example", domains: ["b.example"] }],
      ["BlockDomains", { reason: "neither" }],
      ["BlockDomains", { domain: "https://a.example/" }],
      ["CreateLink", { url, title: "a\u0007b" }],
      ["CreateLink", { url, tags: [" \t"] }],
      ["CreateLink", { url, slug: "api" }],
      ["CreateLink", { url: "ftp://example.com/" }],
      ["CreateLinks", { links: [{ url, note: "a\u000b" }] }],
      ["CreateApiKey", { name: "\n", scopes: ["links:read"] }],
      ["CreateReport", { slug: "a", reason: "spam", email: "a\u0001@b" }],
    ] as const) {
      expect([value, faultsIn(schema(name), value).length > 0]).toEqual([value, true]);
    }
    for (const [name, value] of [
      ["BlockDomains", { domain: "bücher.example" }],
      ["BlockDomains", { domains: ["[2001:db8::1]", "a.b.example", "192.0.2.1"], reason: null }],
      ["CreateLink", { url, title: "größe 🎈", note: "two\nlines", tags: ["日本"] }],
    ] as const) {
      expect([value, faultsIn(schema(name), value)]).toEqual([value, []]);
    }
  });

  it("openApiDocument() has examples that are as its schemas say", () => {
    const checker = createAnswerChecker(document);
    const examples = [...examplesIn(document, "")];
    expect(examples.length).toBeGreaterThan(operations.length);
    for (const { pointer, value } of examples)
      expect([pointer, checker.faultsIn(pointer, value)]).toEqual([pointer, []]);
  });

  it("openApiDocument() says of every field of every schema what it is", () => {
    const schemas = object(object(document["components"])["schemas"]);
    const fields = Object.entries(schemas).flatMap(([name, schema]) =>
      name.endsWith("Problem")
        ? []
        : Object.entries(object(object(schema)["properties"])).map(
            ([field, its]) => [`${name}.${field}`, object(its)] as const,
          ),
    );
    expect(fields.length).toBeGreaterThan(30);
    expect(fields.filter(([, its]) => typeof its["description"] !== "string").map(([name]) => name)).toEqual([]);
  });
});

/** Every example that stands beside a schema, and the pointer to that. */
function* examplesIn(value: Json, pointer: string): Generator<{ pointer: string; value: unknown }> {
  if ("schema" in value) {
    if ("example" in value) yield { pointer: `${pointer}/schema`, value: value["example"] };
    for (const example of Object.values(object(value["examples"]))) {
      yield { pointer: `${pointer}/schema`, value: object(example)["value"] };
    }
  }
  for (const [name, inner] of Object.entries(value))
    yield* examplesIn(object(inner), `${pointer}/${escapePointer(name)}`);
}

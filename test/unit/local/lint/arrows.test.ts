import { join } from "node:path";
import { Linter } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, it } from "vitest";
import { breachOf } from "../../../../src/local/lint/arrows.ts";
import { arrows } from "../../../../src/local/lint/arrows-rule.ts";
import { type Place, placeOf } from "../../../../src/local/lint/place-of.ts";
import { ROOT } from "../../../support/bundle.ts";

const targetOf = (to: string) => (to.endsWith(".ts") ? { path: to } : { name: to });
const breach = (from: string, to: string, isType = false) => breachOf({ from, to: targetOf(to), isType });

describe("placeOf()", () => {
  const room = (name: string, role: Extract<Place, { kind: "room" }>["role"]): Place => ({
    kind: "room",
    room: name,
    role,
  });
  it.each<[string, Place]>([
    ["keys/scope.ts", room("keys", "rules")],
    ["keys/api/authorize.ts", room("keys", "api")],
    ["keys/api/operations.docs.ts", room("keys", "docs")],
    ["links/fields.docs.ts", room("links", "docs")],
    ["keys/stores/key-row.ts", room("keys", "stores")],
    ["links/stores/link-table.ts", room("links", "table")],
    ["clicks/stores/click-tables.ts", room("clicks", "table")],
    ["clicks/jobs/consume-clicks.ts", room("clicks", "jobs")],
    ["clicks/compose-reading.ts", room("clicks", "compose")],
    ["imports/formats/bitly.ts", room("imports", "rules")],
    ["rules-of-tomorrow/api/operations.ts", room("rules-of-tomorrow", "api")],
    ["http/openapi/document.ts", { kind: "shared", folder: "openapi" }],
    ["http/body/body.ts", { kind: "shared", folder: "http" }],
    ["local/setup/steps.ts", { kind: "apart", folder: "local" }],
    ["worker.ts", { kind: "door", file: "worker.ts" }],
  ])("knows what %s is by its path", (path, place) => {
    expect(placeOf(path)).toEqual(place);
  });
});

describe("breachOf()", () => {
  it.each([
    // Rules.
    ["keys/key-service.ts", "keys/api/authorize.ts"],
    ["keys/key-service.ts", "keys/stores/key-row.ts"],
    ["links/link.ts", "links/stores/link-table.ts"],
    ["clicks/click.ts", "clicks/jobs/add-clicks.ts"],
    ["keys/key-service.ts", "keys/compose.ts"],
    ["keys/key-service.ts", "http/problem.ts"],
    ["keys/key-service.ts", "postgres/postgres.ts"],
    ["keys/key-service.ts", "version.ts"],
    ["keys/key-service.ts", "hono"],
    ["keys/key-service.ts", "drizzle-orm"],
    ["keys/key-service.ts", "node:crypto"],
    ["keys/key-service.ts", "valibot"],
    // Handlers.
    ["keys/api/operations.ts", "keys/stores/key-row.ts"],
    ["clicks/api/stats.ts", "clicks/jobs/add-clicks.ts"],
    ["keys/api/operations.ts", "keys/api/operations.docs.ts"],
    ["keys/api/operations.ts", "http/openapi/document.ts"],
    ["keys/api/operations.ts", "@upstash/redis/cloudflare"],
    ["imports/api/upload.ts", "links/api/link-json.ts"],
    // Words.
    ["keys/api/operations.docs.ts", "keys/stores/key-row.ts"],
    ["links/api/operations.docs.ts", "imports/api/operations.docs.ts"],
    // Adapters.
    ["keys/stores/key-row.ts", "keys/api/authorize.ts"],
    ["keys/stores/key-row.ts", "http/problem.ts"],
    ["keys/stores/key-row.ts", "hono"],
    ["clicks/stores/report-statements.ts", "links/stores/link-row.ts"],
    // Background work.
    ["clicks/jobs/add-clicks.ts", "clicks/stores/click-statements.ts"],
    ["clicks/jobs/add-clicks.ts", "clicks/api/stats.ts"],
    ["clicks/jobs/add-clicks.ts", "http/problem.ts"],
    ["clicks/jobs/add-clicks.ts", "@neondatabase/serverless"],
    // What puts a room together.
    ["imports/compose.ts", "links/compose.ts"],
    ["imports/compose.ts", "links/stores/link-row.ts"],
    ["imports/compose.ts", "services.ts"],
    // Between rooms.
    ["names/slug.ts", "links/link.ts"],
    ["links/link.ts", "redirects/visit-limit.ts"],
    ["keys/scope.ts", "health/ping.ts"],
    ["redirects/visit-limit.ts", "clicks/click.ts"],
    ["abuse/report.ts", "clicks/click.ts"],
    ["links/link.ts", "rules-of-tomorrow/rule.ts"],
    // Shared folders.
    ["lib/log.ts", "limits/limiter.ts"],
    ["limits/limiter.ts", "names/slug.ts"],
    ["http/identify.ts", "keys/scope.ts"],
    ["http/app-env.ts", "services.ts"],
    ["http/body/body.ts", "http/openapi/document.ts"],
    ["http/openapi/document.ts", "keys/api/operations.docs.ts"],
    ["redis/redis-limiter.ts", "postgres/postgres.ts"],
    ["isolate/local-limiter.ts", "@upstash/redis/cloudflare"],
    ["lib/log.ts", "services.ts"],
    // Doors, and what stands apart.
    ["services.ts", "keys/key-service.ts"],
    ["services.ts", "keys/stores/key-row.ts"],
    ["app.ts", "keys/stores/key-row.ts"],
    ["api.ts", "keys/api/operations.docs.ts"],
    ["worker.ts", "local/stack.ts"],
    ["client/client.ts", "lib/result.ts"],
    ["client/client.ts", "web/api/ask.ts"],
    ["web/api/ask.ts", "keys/scope.ts"],
    ["web/app.tsx", "page/page-paths.ts"],
    ["web/api/ask.ts", "hono"],
    ["page/api/open-page.ts", "preact"],
    ["client/client.ts", "@preact/signals"],
    ["operate/dashboard.ts", "metrics/api/metrics.ts"],
  ])("refuses that %s imports %s", (from, to) => {
    expect(breach(from, to)).toMatch(/\w/);
  });

  it.each([
    ["keys/key-service.ts", "keys/scope.ts"],
    ["keys/key-service.ts", "lib/result.ts"],
    ["keys/key-service.ts", "names/slug.ts"],
    ["imports/import-service.ts", "clicks/click.ts"],
    ["links/field.ts", "valibot"],
    ["imports/reading/read-csv.ts", "papaparse"],
    ["keys/api/operations.ts", "keys/key-service.ts"],
    ["keys/api/operations.ts", "http/problem.ts"],
    ["keys/api/operations.ts", "hono"],
    ["keys/api/operations.docs.ts", "http/openapi/operation.ts"],
    ["keys/stores/key-statements.ts", "drizzle-orm"],
    ["clicks/stores/report-statements.ts", "links/stores/link-table.ts"],
    ["keys/compose.ts", "keys/stores/key-row.ts"],
    ["keys/compose.ts", "config.ts"],
    ["services.ts", "keys/compose.ts"],
    ["api.ts", "keys/api/operations.ts"],
    ["consume.ts", "clicks/jobs/consume-clicks.ts"],
    ["docs/api/operations.docs.ts", "keys/api/operations.docs.ts"],
    ["clicks/api/operations.docs.ts", "links/api/parameters.docs.ts"],
    ["rules-of-tomorrow/rule.ts", "imports/import-row.ts"],
    ["local/stack.ts", "keys/stores/key-row.ts"],
    ["operate/dashboard.ts", "metrics/metric.ts"],
    ["web/api/ask.ts", "client/client.ts"],
    ["web/app.tsx", "preact-iso/router"],
  ])("lets %s import %s", (from, to) => {
    expect(breach(from, to)).toBeNull();
  });

  it("lets handlers have the types of their words, and no more", () => {
    const isType = true;
    expect(breach("keys/api/operations.ts", "keys/api/operations.docs.ts", isType)).toBeNull();
    expect(breach("imports/api/operations.ts", "links/api/operations.docs.ts", isType)).toMatch(/document/);
  });
});

describe("the ESLint rule of arrows", () => {
  const messagesOf = (file: string, code: string) => {
    const config = [
      {
        files: ["**/*.ts"],
        languageOptions: { parser: tseslint.parser },
        plugins: { bijou: { rules: { arrows } } },
        rules: { "bijou/arrows": "error" },
      },
    ];
    // Its types and typescript-eslint's differ in what a parser may lack.
    const messages = new Linter({ cwd: ROOT }).verify(code, config as Linter.Config[], join(ROOT, file));
    return messages.map(({ message }) => message);
  };

  it.each([
    'import { a } from "./stores/key-row.ts";',
    'import type { A } from "./stores/key-row.ts";',
    'export { a } from "./stores/key-row.ts";',
    'export * from "./stores/key-row.ts";',
    'const a = await import("./stores/key-row.ts");',
  ])("finds the breach in %s", (code) => {
    expect(messagesOf("src/keys/key-service.ts", code)).toEqual([
      "Cannot import ./stores/key-row.ts here: rules may not import stores",
    ]);
  });

  it("tells an import of types from others, and looks at src alone", () => {
    const words = "./operations.docs.ts";
    expect(messagesOf("src/keys/api/operations.ts", `import type { A } from "${words}";`)).toEqual([]);
    expect(messagesOf("src/keys/api/operations.ts", `import { type A } from "${words}";`)).toEqual([]);
    expect(messagesOf("src/keys/api/operations.ts", `import { type A, b } from "${words}";`)).toHaveLength(1);
    expect(messagesOf("test/unit/keys/scope.test.ts", 'import "../../../src/keys/stores/key-row.ts";')).toEqual([]);
  });
});

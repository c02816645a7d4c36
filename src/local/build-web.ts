import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { openApiDocument } from "../docs/document.docs.ts";
import { STYLE_PATH } from "../http/page.ts";
import { SECURITY_HEADERS } from "../http/security-headers.ts";
import { CLIENT_HEADERS, servedClient } from "./client/served-client.ts";
import { buildPage, type FirstLoad } from "./web/build-page.ts";

/**
 * The static files that Cloudflare serves beside the Worker, into dist/web. `npm run build:web` calls it, and wrangler
 * runs that before each build, so that a deploy, `npm start` and the tests have them, and none is stale.
 *
 * Static files win over the Worker: all of them lie under `/_/`, where no link can be.
 */
const ROOT = join(import.meta.dirname, "../..");
export const WEB_DIR = join(ROOT, "dist/web");
const FILES_DIR = join(WEB_DIR, "_");
const DOCS_DIR = join(FILES_DIR, "docs");

// Swagger UI: it reads OpenAPI 3.1, has a form to try each operation, comes whole in a package, and loads nothing from
// elsewhere. It weighs 1.9 MB, which only readers of the docs load.
const SWAGGER_DIR = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
const SWAGGER_FILES = ["swagger-ui-bundle.js", "swagger-ui.css", "LICENSE", "NOTICE"];

/** In place and not from an empty folder: a Worker that is running meanwhile serves from it. */
export async function buildWeb(): Promise<FirstLoad> {
  mkdirSync(DOCS_DIR, { recursive: true });
  for (const file of SWAGGER_FILES) copyFileSync(join(SWAGGER_DIR, file), join(DOCS_DIR, file));
  copyFileSync(join(ROOT, "src/web/docs.js"), join(DOCS_DIR, "docs.js"));
  writeFileSync(join(DOCS_DIR, "openapi.json"), JSON.stringify(openApiDocument()));
  for (const { name, text } of await servedClient()) writeFileSync(join(FILES_DIR, name), text);
  const rules = {
    "/*": SECURITY_HEADERS,
    ...CLIENT_HEADERS,
    "/_/page/*": { "Cache-Control": FOR_A_YEAR },
    [STYLE_PATH]: { "Cache-Control": FOR_MINUTES },
  };
  writeFileSync(join(WEB_DIR, "_headers"), headersFile(rules));
  return buildPage(WEB_DIR, join(ROOT, "dist/page"));
}

/** Names with a hash: what is in them never changes. */
const FOR_A_YEAR = "public, max-age=31536000, immutable";

/** A name that stays: the next release's style is there soon. */
const FOR_MINUTES = "public, max-age=600";

/** Cloudflare's own file for this: the Worker is not asked for static files, so it can set no header. */
function headersFile(rules: Readonly<Record<string, Readonly<Record<string, string>>>>): string {
  const linesOf = (headers: Readonly<Record<string, string>>) =>
    Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
  return Object.entries(rules)
    .map(([path, headers]) => `${path}\n${linesOf(headers).join("")}`)
    .join("");
}

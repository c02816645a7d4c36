import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
// The generator that openapi-fetch's types are made for; it knows OpenAPI 3.1.
import openapiTypescript, { astToString } from "openapi-typescript";
import { openApiDocument } from "../../docs/document.docs.ts";

/**
 * `npm run types`: the client's types, from the OpenAPI document. They are committed, so that a change of
 * the API shows as what it is to those who call it; with `--check` nothing is written, and stale ones fail.
 */
const FILE = join(import.meta.dirname, "../../client/package/api-types.d.ts");

const HEAD =
  "// Made by `npm run types` from the OpenAPI document: in one file, as the generator writes it, and never by hand.\n";

const types = HEAD + astToString(await openapiTypescript(JSON.stringify(openApiDocument())));
if (!process.argv.includes("--check")) writeFileSync(FILE, types);
else if (readFileSync(FILE, "utf8") !== types) {
  console.error("Cannot go on: src/client/package/api-types.d.ts is stale; run npm run types");
  process.exitCode = 1;
}

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
// This is wrangler's own bundler, so the tree has only one.
import { build } from "esbuild";
import { bundleTypes } from "./bundle-types.ts";

/**
 * `npm run build:client`: the client as one file without imports, and its types, into src/client/package. They are
 * committed, so that an install of the repository has a client at once: npm runs no build for it, which would need all of
 * Bijou's own tools. With `--check` nothing is written, and stale files fail.
 */
const ROOT = join(import.meta.dirname, "../../..");
export const CLIENT_DIR = join(ROOT, "src/client/package");
const OPENAPI_FETCH_DIR = dirname(createRequire(import.meta.url).resolve("openapi-fetch/package.json"));
/** A copy of the library is in the file, and its licence asks to be named. */
const BANNER = "/*! With openapi-fetch, Copyright (c) 2023 Drew Powers, MIT License, https://openapi-ts.dev */";

/** Why there is an `any` in the types: nobody wrote one here. */
const TYPES_BANNER =
  "// Made by `npm run types`, never by hand. Each `any` is in the types of openapi-fetch and its helpers, which are copied\n" +
  "// in as they are, so that whoever uses the client needs no other package.\n";

export interface ClientFile {
  readonly name: string;
  readonly text: string;
}

export async function clientFiles(): Promise<readonly ClientFile[]> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, "src/client/client.ts")],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    banner: { js: BANNER },
  });
  const types = await bundleTypes(join(ROOT, "src/client/client.ts"), [/\/api-types\.d\.ts$/]);
  return [
    { name: "client.js", text: outputFiles[0]?.text ?? "" },
    { name: "client.d.ts", text: TYPES_BANNER + types.replaceAll("./package/api-types.js", "./api-types.js") },
    { name: "LICENSE.openapi-fetch", text: readFileSync(join(OPENAPI_FETCH_DIR, "LICENSE"), "utf8") },
  ];
}

if (import.meta.main) {
  const isCheck = process.argv.includes("--check");
  mkdirSync(CLIENT_DIR, { recursive: true });
  for (const { name, text } of await clientFiles()) {
    const file = join(CLIENT_DIR, name);
    if (!isCheck) writeFileSync(file, text);
    else if (readFileSync(file, "utf8") !== text) {
      console.error(`Cannot go on: src/client/package/${name} is stale; run npm run types`);
      process.exitCode = 1;
    }
  }
}

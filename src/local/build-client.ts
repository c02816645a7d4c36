import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
// wrangler's own bundler, so there is one in the tree.
import { buildSync } from "esbuild";

/**
 * `npm run build:client`: the client as one file without imports, which a page can load as it is, its types
 * beside it, and the example page with its copy of it.
 */
const ROOT = join(import.meta.dirname, "../..");
const CLIENT_DIR = join(ROOT, "dist/client");
export const EXAMPLE_DIR = join(ROOT, "dist/example");

export function buildClient(): void {
  buildSync({
    entryPoints: [join(ROOT, "src/client/client.ts")],
    outfile: join(CLIENT_DIR, "client.js"),
    bundle: true,
    format: "esm",
    target: "es2022",
  });
  execFileSync(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "-p", join(ROOT, "src/client")], {
    stdio: "inherit",
  });
  mkdirSync(EXAMPLE_DIR, { recursive: true });
  for (const file of ["index.html", "example.js"]) {
    copyFileSync(join(ROOT, "src/client/example", file), join(EXAMPLE_DIR, file));
  }
  copyFileSync(join(CLIENT_DIR, "client.js"), join(EXAMPLE_DIR, "client.js"));
}

if (import.meta.main) buildClient();

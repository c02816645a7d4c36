import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { ROOT } from "./bundle.ts";

/** A copy of the project for one suite, in which files can be changed while nobody else sees it. */
export function useTreeCopy(): { readonly root: string } {
  let root = "";
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "bijou-tree-"));
    for (const name of ["src", "drizzle", "wrangler.toml", "package.json", "tsconfig.json"]) {
      cpSync(join(ROOT, name), join(root, name), { recursive: true });
    }
    symlinkSync(join(ROOT, "node_modules"), join(root, "node_modules"));
  });
  afterAll(() => rmSync(root, { recursive: true, maxRetries: 5 }));
  return {
    get root() {
      return root;
    },
  };
}

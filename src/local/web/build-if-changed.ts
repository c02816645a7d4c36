import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * `npm run build:web`: builds the static files (build-web.ts), unless what was built is of the same sources and still there.
 * wrangler runs it before each build of the Worker, and the build takes some seconds, so most starts save them.
 */
export interface Build {
  /** The folder that patterns are relative to. */
  readonly root: string;
  /** Globs of the files that it is made of. */
  readonly sources: readonly string[];
  /** Globs of the files that it makes. */
  readonly products: readonly string[];
  /** The file that keeps what the last build was made of, and what it made. */
  readonly stamp: string;
  readonly build: () => Promise<unknown>;
}

/** @returns whether it built. */
export async function buildIfChanged({ root, sources, products, stamp, build }: Build): Promise<boolean> {
  const before = hashOf(root, sources);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === `${before}\n${sizesOf(root, products)}`) return false;
  // A build that fails, or is killed half-way, leaves none.
  rmSync(stamp, { force: true });
  await build();
  // Of what it was before: who changed something meanwhile gets another build.
  writeFileSync(stamp, `${before}\n${sizesOf(root, products)}`);
  return true;
}

const filesOf = (root: string, globs: readonly string[]) =>
  globs
    .flatMap((glob) => globSync(glob, { cwd: root }))
    .filter((file) => statSync(join(root, file)).isFile())
    .sort();

function hashOf(root: string, globs: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of filesOf(root, globs)) {
    const bytes = readFileSync(join(root, file));
    // With its length, so that no two trees are the same bytes.
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex");
}

/** Nobody edits products by hand: their sizes tell of one that is missing or was cut off. */
function sizesOf(root: string, globs: readonly string[]): string {
  return filesOf(root, globs)
    .map((file) => `${file} ${statSync(join(root, file)).size}`)
    .join("\n");
}

const ROOT = join(import.meta.dirname, "../../..");

if (import.meta.main) {
  await buildIfChanged({
    root: ROOT,
    sources: ["src/**/*", "package.json", "package-lock.json", "tsconfig.json"],
    products: ["dist/web/**/*"],
    stamp: join(ROOT, "dist/web.stamp"),
    build: async () => (await import("../build-web.ts")).buildWeb(),
  });
}

import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize, sep } from "node:path";
import ts from "typescript";

/** By TypeScript file of a folder, what it imports of that folder's other files, types too. All with slashes, from it. */
export function readImports(folder: string): Map<string, string[]> {
  const files = globSync("**/*.{ts,tsx}", { cwd: folder });
  return new Map(
    files.map((file) => {
      const { importedFiles } = ts.preProcessFile(readFileSync(join(folder, file), "utf8"));
      const own = importedFiles.map(({ fileName }) => fileName).filter((name) => name.startsWith("."));
      return [slashed(file), own.map((name) => slashed(normalize(join(dirname(file), name))))];
    }),
  );
}

const slashed = (path: string) => path.split(sep).join("/");

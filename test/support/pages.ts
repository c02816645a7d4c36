import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./bundle.ts";

/** A Markdown file of the repository. */
export interface Page {
  /** From the root, such as `src/keys/README.md`. */
  readonly path: string;
  readonly text: string;
  readonly shellBlocks: readonly ShellBlock[];
}

/** What stands between "```sh" and "```". */
export interface ShellBlock {
  readonly text: string;
  /** Whether `<!-- needs an account -->` stands above it: nobody but its reader can run it. */
  readonly needsAccount: boolean;
}

/** All files of the repository that a glob finds, but what is installed or made. */
export function filesOf(pattern: string): string[] {
  const isOther = (path: string) => /^(node_modules|dist|\.local|\.wrangler)(\/|$)/.test(path);
  return globSync(pattern, { cwd: ROOT, exclude: isOther }).toSorted();
}

export function readPages(): Page[] {
  const paths = [...filesOf("**/*.md"), ...filesOf(".github/**/*.md")];
  return [...new Set(paths)].toSorted().map((path) => {
    const text = readFileSync(join(ROOT, path), "utf8");
    const blocks = text.matchAll(/(<!-- needs an account -->\s+)?^```sh\n(.*?)^```$/gms);
    const shellBlocks = [...blocks].map(([, mark, block = ""]) => ({ text: block, needsAccount: mark !== undefined }));
    return { path, text, shellBlocks };
  });
}

/** The commands of a block, one at a time, without comments and without settings before them. */
export function commandsIn(block: ShellBlock): string[] {
  const lines = block.text
    .replaceAll(/\\\n\s*/g, " ")
    .split("\n")
    .map((line) => line.replace(/(^|\s+)#\s.*$/, "").trim());
  return lines
    .flatMap((line) => line.split(" && "))
    .map((command) => command.replace(/^([A-Z_]+=\S*\s*)+/, "").trim())
    .filter((command) => command !== "");
}

/** Whether a command calls a Bijou, by curl or a function of the README: `test/whole/pages.test.ts` runs all such commands. */
export function isCall(command: string): boolean {
  return /^(?:api|create|curl|find|stats) /.test(command);
}

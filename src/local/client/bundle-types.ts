import { dirname, join } from "node:path";
import { rolldown } from "rolldown";
// Beside vite's own bundler, which is in the tree already. It takes over the types of openapi-fetch, and leaves out what
// nobody reaches; esbuild knows no types, and tsc makes a file of each file. Not a later one than 0.26: these parse with
// `yuku`, whose binaries are not to be had for each platform, so `npm ci` refuses a lock file that was made without them.
import { dts } from "rolldown-plugin-dts";

const TSCONFIG = join(import.meta.dirname, "../../client/tsconfig.json");

/**
 * The types of a module, and those of all that it imports, as the text of one `.d.ts` file.
 *
 * @param entry a `.ts` or `.d.ts` file.
 * @param external files that it goes on to import.
 */
export async function bundleTypes(entry: string, external: readonly RegExp[] = []): Promise<string> {
  await using bundle = await rolldown({
    input: entry,
    cwd: dirname(entry),
    external: [...external],
    // On a busy machine, this check would tell everybody who starts Bijou to look into the plugin.
    checks: { bundlerTimings: false },
    plugins: [dts({ emitDtsOnly: true, tsconfig: TSCONFIG, sourcemap: false })],
  });
  const { output } = await bundle.generate({ format: "es" });
  const [file] = output;
  return file.code;
}

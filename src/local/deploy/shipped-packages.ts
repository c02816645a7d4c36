import { join } from "node:path";
// wrangler's own bundler, so there is one in the tree.
import { build } from "esbuild";

const ROOT = join(import.meta.dirname, "../../..");
/** Static files, which no bundle imports. */
const STATIC = ["swagger-ui-dist"];

/**
 * The names of all packages of which something reaches visitors: in the Worker, in the client, or as a static file.
 *
 * package.json can't tell them from the tools. All stand among its development dependencies, because whoever installs the
 * client from the repository would get the others too.
 */
export async function shippedPackages(): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ["src/worker.ts", "src/client/client.ts"],
    bundle: true,
    write: false,
    outdir: "dist/shipped",
    metafile: true,
    format: "esm",
    conditions: ["workerd", "worker", "browser"],
    external: ["cloudflare:*", "node:*"],
    logLevel: "error",
  });
  const names = Object.keys(metafile.inputs).flatMap((path) => {
    const [scopeOrName = "", name = ""] = path.split("node_modules/").slice(1).at(-1)?.split("/") ?? [];
    if (scopeOrName === "") return [];
    return scopeOrName.startsWith("@") ? `${scopeOrName}/${name}` : scopeOrName;
  });
  return [...new Set([...names, ...STATIC])].toSorted();
}

/**
 * What `npm audit --json` has against some packages, a line each.
 *
 * @throws when it is no report: the registry did not answer.
 */
export function advisoriesAgainst(names: readonly string[], report: unknown): readonly string[] {
  const { vulnerabilities } = Object(report) as { vulnerabilities?: Record<string, Vulnerability> };
  if (vulnerabilities === undefined)
    throw new Error(`Cannot audit: npm gave no report. It answered ${JSON.stringify(report)}`);
  return names.flatMap((name) =>
    (vulnerabilities[name]?.via ?? []).map((via) =>
      typeof via === "string" ? `${name}: by ${via}` : `${name}: ${via.severity}, ${via.title} (${via.url})`,
    ),
  );
}

/** As npm's report has it, as far as it is read here. */
interface Vulnerability {
  /** Advisories against the package itself, and names of dependencies that have advisories. */
  readonly via: readonly (string | { readonly title: string; readonly severity: string; readonly url: string })[];
}

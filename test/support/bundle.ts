import { execFileSync } from "node:child_process";
import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "../..");
export const BUNDLE_DIR = join(ROOT, "dist/worker");

/** Of the MCP Worker, which stands beside the first. */
export const MCP_BUNDLE_DIR = join(ROOT, "dist/mcp");
export const MCP_CONFIG = join(ROOT, "src/mcp/wrangler.toml");

/** Vitest's global set-up of the whole-Worker suites: builds the bundles that would be deployed. */
export default function buildBundle(): void {
  buildBundleInto(BUNDLE_DIR);
  buildMcpBundle();
}

export function buildMcpBundle(): void {
  buildBundleInto(MCP_BUNDLE_DIR, ["--config", MCP_CONFIG]);
}

/** @param options of `wrangler deploy`, for a bundle that would not be. */
export function buildBundleInto(directory: string, options: readonly string[] = []): void {
  const wrangler = join(ROOT, "node_modules/.bin/wrangler");
  execFileSync(wrangler, ["deploy", "--dry-run", "--outdir", directory, ...options], {
    cwd: ROOT,
    stdio: "pipe",
    env: { ...process.env, WRANGLER_SEND_METRICS: "false" },
  });
}

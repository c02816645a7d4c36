import { createRequire } from "node:module";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { buildMcpBundle, MCP_BUNDLE_DIR } from "./bundle.ts";
import { ADMIN_KEY, CODE_KEY, ORIGIN } from "./settings.ts";

declare module "vitest" {
  export interface ProvidedContext {
    bindings: Record<string, string>;
    /** The Worker beside the tested one. */
    mcpWorker: { name: string; modules: true; scriptPath: string; compatibilityDate: string };
  }
}

/**
 * Node's own loader, and not the project's: that one is Vite with a browser's conditions, which finds
 * for some of the engines' packages what runs in a browser alone.
 */
const load = createRequire(import.meta.url);
const { engines } = load("./engines.ts") as typeof import("./engines.ts"); // What that file exports.

/** As long as they may be: what is slow on a busy machine shall be slow there, and not fail. */
const PATIENT_TIMEOUTS = {
  REDIRECT_TIMEOUT_MS: "25000",
  API_TIMEOUT_MS: "25000",
  REDIS_TIMEOUT_MS: "2000",
  POSTGRES_REDIRECT_TIMEOUT_MS: "20000",
};

/** Beside that of the other project inside workerd, and those of suites that have several. */
const PLACE_OF_WATCHING = 3;

/** Vitest's global set-up of the suites inside workerd: the stores, on the last of the engines there are. */
export default async function provideBindings(project: TestProject): Promise<() => Promise<void>> {
  const engine = engines.at(-1);
  if (engine === undefined) throw new Error("Cannot start: there are no engines");
  const stack = await engine.start(project.name === "worker-watching" ? PLACE_OF_WATCHING : 0);
  buildMcpBundle();
  const scriptPath = join(MCP_BUNDLE_DIR, "worker.js");
  project.provide("mcpWorker", { name: "bijou-mcp", modules: true, scriptPath, compatibilityDate: "2026-11-02" });
  project.provide("bindings", {
    ...stack.bindings,
    ...PATIENT_TIMEOUTS,
    CODE_KEY,
    ADMIN_API_KEY: ADMIN_KEY,
    BASE_URL: ORIGIN,
    PUBLIC_CREATE: "true",
    // A suite that waits for the work behind an answer waits for the visit's hand-over too.
    CLICK_FLUSH_SECONDS: "0",
    CORS_ORIGINS: "https://app.example,https://other.example",
  });
  return () => stack.close();
}

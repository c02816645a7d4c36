import type { McpServer } from "./mcp-server.ts";

/** The part of `services.ts` that answers at `/mcp`. */
export interface McpServices {
  /** null where Bijou runs without its second Worker. */
  readonly mcp: McpServer | null;
}

/** @param binding to the MCP Worker; undefined where wrangler.toml has none. */
export function createMcpServices(binding: Fetcher | undefined): McpServices {
  // A service binding has its entrypoint's methods (worker/worker.ts). `wrangler types` reads one configuration, so it knows
  // nothing of them.
  return { mcp: binding === undefined ? null : (binding as unknown as McpServer) };
}
